package org.naohai.catalogue.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.semantics.Concept;
import org.naohai.semantics.Span;
import org.naohai.semantics.Vocabulary;

/// A question cut into what is to be found: terms of the field, and the words left between them.
record Understanding(String question, List<Clause> clauses, List<Span> spans) {

    private static final int LONGEST_QUESTION = 500;
    private static final int MOST_CLAUSES = 24;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:!?()\\[\\]{}\"“”‘’，。；：！？（）【】《》、]+");
    private static final Pattern PARTICLES = Pattern.compile("^[的和与及或在有找查搜了是把被]+|[的和与及或在有找查搜了是把被]+$");
    private static final Set<String> STOP = Set.of(
            "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with",
            "all", "find", "show", "me", "查找", "搜索", "所有", "全部", "哪些", "以及");

    /// - **concept** what the text names, or null for a plain word
    record Clause(String text, @Nullable Concept concept) {}

    static Understanding of(String text) {
        var question = text.length() <= LONGEST_QUESTION ? text : text.substring(0, LONGEST_QUESTION);
        var spans = Vocabulary.shipped().link(question);
        var clauses = new ArrayList<Clause>();
        int position = 0;
        for (var span : spans) {
            words(question.substring(position, span.start()), clauses);
            clauses.add(new Clause(span.text(), span.concept()));
            position = span.end();
        }
        words(question.substring(position), clauses);
        return new Understanding(
                question, List.copyOf(clauses.subList(0, Math.min(clauses.size(), MOST_CLAUSES))), spans);
    }

    /// How many of the clauses a hit must have: all of two, one less of more.
    int required() {
        return clauses.size() <= 2 ? clauses.size() : clauses.size() - 1;
    }

    private static void words(String text, List<Clause> clauses) {
        Arrays.stream(BETWEEN.split(text))
                .map(word -> PARTICLES.matcher(word).replaceAll(""))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .filter(word -> !STOP.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> clauses.add(new Clause(word, null)));
    }
}
