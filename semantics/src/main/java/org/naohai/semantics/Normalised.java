package org.naohai.semantics;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/// A text as terms are compared: NFKC (full width becomes half), lower case, simplified characters, and one
/// space for any run of blanks and joining marks. Every character knows where it came from.
final class Normalised {

    private static final String JOINING = " \t\r\n_-–—·/’'`,，、:：.";

    private final StringBuilder text = new StringBuilder();
    private int[] origin = new int[16];

    static Normalised of(String original) {
        var result = new Normalised();
        int i = 0;
        while (i < original.length()) {
            int codePoint = original.codePointAt(i);
            result.add(codePoint, i);
            i += Character.charCount(codePoint);
        }
        result.mark(original.length());
        return result;
    }

    static String text(String original) {
        return of(original).text.toString().strip();
    }

    int length() {
        return text.length();
    }

    char at(int position) {
        return text.charAt(position);
    }

    /// Where the character at this position stood in the original; at the end, the original's length.
    int origin(int position) {
        return origin[position];
    }

    private void add(int codePoint, int from) {
        var folded = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i++) {
            char c = Simplified.of(folded.charAt(i));
            boolean joining = JOINING.indexOf(c) >= 0 || Character.isSpaceChar(c);
            if (!joining) {
                append(c, from);
            } else if (text.isEmpty() || text.charAt(text.length() - 1) != ' ') {
                append(' ', from);
            }
        }
    }

    private void append(char c, int from) {
        mark(from);
        text.append(c);
    }

    private void mark(int from) {
        if (text.length() >= origin.length) {
            origin = Arrays.copyOf(origin, origin.length * 2);
        }
        origin[text.length()] = from;
    }
}
