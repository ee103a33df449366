package org.naohai.catalogue.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.naohai.semantics.Vocabulary;

/// The line of a text that answers the question; empty where only title or concept do.
///
/// - **marks** from-to pairs in `text`, in characters, of what was asked for in either language
record Snippet(String text, List<List<Integer>> marks) {

    private static final int BEFORE = 40;
    private static final int LENGTH = 160;

    /// - **needles** from [#needles], once for all hits of a question
    static Snippet of(String text, List<String> needles) {
        return text.lines()
                .filter(line -> first(line, needles) >= 0)
                .findFirst()
                .map(line -> around(line, needles))
                .orElse(new Snippet("", List.of()));
    }

    private static Snippet around(String flat, List<String> needles) {
        int from = Math.max(0, first(flat, needles) - BEFORE);
        int to = Math.min(flat.length(), from + LENGTH);
        var piece = (from > 0 ? "…" : "") + flat.substring(from, to) + (to < flat.length() ? "…" : "");
        return new Snippet(piece, marks(lower(piece), needles));
    }

    /// Where the first of the needles stands, or −1.
    private static int first(String line, List<String> needles) {
        var lower = lower(line);
        return needles.stream()
                .mapToInt(needle -> find(lower, needle, 0))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    /// What is looked for in texts: the words of the question, and every name of its concepts; the longest first.
    static List<String> needles(Understanding understanding) {
        return understanding.clauses().stream()
                .flatMap(clause -> clause.concept() == null
                        ? Stream.of(clause.text())
                        : Stream.concat(Stream.of(clause.text()), Vocabulary.terms(clause.concept())))
                .map(Snippet::lower)
                .filter(needle -> needle.length() >= 2)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static List<List<Integer>> marks(String piece, List<String> needles) {
        var marks = new ArrayList<List<Integer>>();
        for (var needle : needles) {
            for (int at = find(piece, needle, 0); at >= 0; at = find(piece, needle, at + needle.length())) {
                int start = at;
                int end = at + needle.length();
                if (marks.stream().noneMatch(mark -> start < mark.getLast() && end > mark.getFirst())) {
                    marks.add(List.of(start, end));
                }
            }
        }
        marks.sort(Comparator.comparingInt(List::getFirst));
        return marks;
    }

    private static int find(String text, String needle, int from) {
        int at = text.indexOf(needle, from);
        while (at >= 0 && !isWord(text, at, needle.length())) {
            at = text.indexOf(needle, at + 1);
        }
        return at;
    }

    /// Character by character, so that every place stays where it was.
    private static String lower(String text) {
        var characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toLowerCase(characters[i]);
        }
        return new String(characters);
    }

    /// A Latin term inside another word is not what was asked for.
    private static boolean isWord(String text, int at, int length) {
        return !(at > 0 && isLatin(text.charAt(at - 1)) && isLatin(text.charAt(at)))
                && !(at + length < text.length()
                        && isLatin(text.charAt(at + length))
                        && isLatin(text.charAt(at + length - 1)));
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }
}
