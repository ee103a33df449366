package org.naohai.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Joins tokens that together are a word of the field: the general segmenter cuts 静息态 into three characters.
///
/// The longest word wins; it stands at the place of its first part, and the parts stay behind it.
final class VocabularyWordsFilter extends TokenFilter {

    private static final int LONGEST = 24;

    private final Set<String> words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private boolean read;

    VocabularyWordsFilter(TokenStream input, Set<String> words) {
        super(input);
        this.words = words;
    }

    /// - **increment** 1 for a new position, 0 at the place of the token before
    private record Token(String text, int start, int end, int increment) {}

    @Override
    public boolean incrementToken() throws IOException {
        if (!read) {
            readAll();
            read = true;
        }
        if (next == tokens.size()) {
            return false;
        }
        var token = tokens.get(next++);
        clearAttributes();
        term.append(token.text());
        offset.setOffset(token.start(), token.end());
        increment.setPositionIncrement(token.increment());
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        tokens.clear();
        next = 0;
        read = false;
    }

    private void readAll() throws IOException {
        var parts = new ArrayList<Token>();
        while (input.incrementToken()) {
            parts.add(new Token(
                    term.toString(), offset.startOffset(), offset.endOffset(), increment.getPositionIncrement()));
        }
        int i = 0;
        while (i < parts.size()) {
            int end = longestWord(parts, i);
            if (end > i + 1) {
                var first = parts.get(i);
                tokens.add(new Token(
                        joined(parts, i, end), first.start(), parts.get(end - 1).end(), first.increment()));
                tokens.add(new Token(first.text(), first.start(), first.end(), 0));
                tokens.addAll(parts.subList(i + 1, end));
                i = end;
            } else {
                tokens.add(parts.get(i++));
            }
        }
    }

    private int longestWord(List<Token> parts, int from) {
        var text = new StringBuilder();
        int best = from;
        for (int i = from; i < parts.size() && text.length() < LONGEST; i++) {
            if (i > from && parts.get(i).start() != parts.get(i - 1).end()) {
                break;
            }
            text.append(parts.get(i).text());
            if (words.contains(text.toString())) {
                best = i + 1;
            }
        }
        return best;
    }

    private static String joined(List<Token> parts, int from, int end) {
        var text = new StringBuilder();
        parts.subList(from, end).forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
