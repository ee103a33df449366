package org.naohai.acquisition.dicom.naming;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A pattern that people write: words, `|` between alternatives, `*` for anything, `?` for one character.
///
/// Case, width and separators make no difference (`T1_MPRAGE` is `t1 mprage`). An alternative is found
/// anywhere in a text, but whole: `ap` is in `dir_AP` and in `ap2`, not in `map`; `rest*` is in `resting`.
/// Time is bounded by the product of both lengths, whatever is written.
final class Words {

    private final List<Glob> alternatives;

    private Words(List<Glob> alternatives) {
        this.alternatives = alternatives;
    }

    static Words of(String pattern) {
        return new Words(Arrays.stream(pattern.split("\\|"))
                .map(one -> normal(one, true))
                .filter(one -> !one.isEmpty())
                .map(Glob::of)
                .toList());
    }

    /// Whether there is nothing that could be found.
    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    boolean in(String text) {
        var normal = normal(text, false);
        return alternatives.stream().anyMatch(one -> one.in(normal));
    }

    /// Whether the whole text is one of the alternatives.
    boolean are(String text) {
        var normal = normal(text, false);
        return alternatives.stream().anyMatch(one -> one.is(normal));
    }

    /// Lower case, compatibility forms composed, everything but letters, digits and `+` a blank; `T2*` is
    /// `t2star`.
    static String normal(String text) {
        return normal(text, false);
    }

    private static String normal(String text, boolean wild) {
        var form = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (!wild) {
            form = form.replace("t2*", "t2star");
        }
        var result = new StringBuilder();
        form.codePoints().forEach(c -> {
            boolean kept = Character.isLetterOrDigit(c) || c == '+' || wild && (c == '*' || c == '?');
            if (kept) {
                result.appendCodePoint(c);
            } else if (!result.isEmpty() && result.charAt(result.length() - 1) != ' ') {
                result.append(' ');
            }
        });
        return result.toString().strip();
    }

    /// Parts between `*`, to be found one after the other.
    private record Glob(List<String> parts, boolean openStart, boolean openEnd) {

        private static Glob of(String pattern) {
            var parts = Arrays.stream(pattern.split("\\*"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
            return new Glob(parts, pattern.startsWith("*"), pattern.endsWith("*"));
        }

        private boolean in(String text) {
            if (parts.isEmpty()) {
                return true;
            }
            int from = 0;
            for (int i = 0; i < parts.size(); i++) {
                boolean whole = i == parts.size() - 1 && !openEnd;
                from = end(text, from, parts.get(i), i == 0 && !openStart, whole);
                if (from < 0) {
                    return false;
                }
            }
            return true;
        }

        private boolean is(String text) {
            return parts.size() == 1
                    && (openEnd
                            ? parts.getFirst().length() <= text.length()
                            : parts.getFirst().length() == text.length())
                    && fits(text, 0, parts.getFirst());
        }

        /// Where the first fitting occurrence ends; −1 where there is none.
        private static int end(String text, int from, String part, boolean wholeStart, boolean wholeEnd) {
            for (int at = from; at + part.length() <= text.length(); at++) {
                int end = at + part.length();
                if (fits(text, at, part) && (!wholeStart || boundary(text, at)) && (!wholeEnd || boundary(text, end))) {
                    return end;
                }
            }
            return -1;
        }

        private static boolean fits(String text, int at, String part) {
            for (int i = 0; i < part.length(); i++) {
                if (part.charAt(i) != '?' && part.charAt(i) != text.charAt(at + i)) {
                    return false;
                }
            }
            return true;
        }

        /// Between two letters of an alphabet or two digits a word goes on; Han characters are words each.
        private static boolean boundary(String text, int at) {
            if (at == 0 || at == text.length()) {
                return true;
            }
            char before = text.charAt(at - 1);
            char after = text.charAt(at);
            return !(Character.isDigit(before) && Character.isDigit(after) || spelt(before) && spelt(after));
        }

        private static boolean spelt(char letter) {
            return Character.isLetter(letter) && !Character.isIdeographic(letter);
        }
    }
}
