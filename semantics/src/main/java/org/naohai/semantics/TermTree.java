package org.naohai.semantics;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Terms by their characters: finds the longest term that begins at a place of a text.
final class TermTree {

    private final Node root = new Node();

    void put(String term, Concept concept) {
        var node = root;
        for (int i = 0; i < term.length(); i++) {
            node = node.next.computeIfAbsent(term.charAt(i), c -> new Node());
        }
        if (node.concept != null && !node.concept.id().equals(concept.id())) {
            throw new IllegalStateException("two concepts share the term " + term);
        }
        node.concept = concept;
    }

    @Nullable
    Match longest(Normalised text, int start) {
        if (!begins(text, start)) {
            return null;
        }
        Match best = null;
        Node node = root;
        for (int i = start; i < text.length(); i++) {
            node = node.next.get(text.at(i));
            if (node == null) {
                return best;
            }
            if (node.concept != null) {
                int end = end(text, start, i + 1);
                best = end < 0 ? best : new Match(end, node.concept);
            }
        }
        return best;
    }

    /// A word of letters and digits begins where no such word goes on; a Chinese one begins anywhere.
    private static boolean begins(Normalised text, int start) {
        return text.at(start) != ' ' && (!isLatin(text.at(start)) || start == 0 || !isLatin(text.at(start - 1)));
    }

    /// The end of the term in the text, with an English plural; -1 inside a word, and for one Han
    /// character among others.
    private static int end(Normalised text, int start, int end) {
        if (end - start == 1 && isHan(text.at(start))) {
            boolean alone =
                    (start == 0 || !isHan(text.at(start - 1))) && (end == text.length() || !isHan(text.at(end)));
            return alone ? end : -1;
        }
        if (!isLatin(text.at(end - 1)) || end == text.length() || !isLatin(text.at(end))) {
            return end;
        }
        boolean plural =
                text.at(end) == 's' && end - start >= 4 && (end + 1 == text.length() || !isLatin(text.at(end + 1)));
        return plural ? end + 1 : -1;
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && !isHan(c);
    }

    /// - **end** position after the term in the normalised text
    record Match(int end, Concept concept) {}

    /// One character further into the terms.
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private @Nullable Concept concept;
    }
}
