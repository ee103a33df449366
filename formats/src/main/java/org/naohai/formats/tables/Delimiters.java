package org.naohai.formats.tables;

import java.util.List;

/// Which character separates the cells of a table: the one that splits its first lines most evenly.
final class Delimiters {

    private static final String CANDIDATES = "\t,;|";

    private Delimiters() {}

    /// - **lines** complete first lines, the header among them · **preferred** tab for `.tsv`, comma for `.csv`
    static char sniff(List<String> lines, char preferred) {
        if (!lines.isEmpty() && count(lines.getFirst(), preferred) > 0) {
            return preferred;
        }
        char best = preferred;
        int most = 0;
        for (char candidate : CANDIDATES.toCharArray()) {
            int score = score(lines, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int score(List<String> lines, char candidate) {
        int inHeader = lines.isEmpty() ? 0 : count(lines.getFirst(), candidate);
        long like = lines.stream()
                .filter(line -> count(line, candidate) == inHeader)
                .count();
        return inHeader == 0 ? 0 : (int) (like * 1_000) + Math.min(inHeader, 999);
    }

    /// Occurrences outside double quotes.
    private static int count(String line, char wanted) {
        int found = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                found++;
            }
        }
        return found;
    }
}
