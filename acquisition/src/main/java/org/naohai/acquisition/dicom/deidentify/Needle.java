package org.naohai.acquisition.dicom.deidentify;

import java.util.List;
import org.naohai.quality.identity.IdentitySpans.Span;

/// Something that identifies the person of a study, as it is sought in texts.
///
/// - **letters** of [Spelling] · **bounds** what may stand beside it
/// - **sounds** whether Han characters that are read so count
record Needle(String letters, String kind, Bounds bounds, boolean sounds) {

    private static final int LONG = 4;

    /// What may stand beside it.
    enum Bounds {
        /// neither a letter nor a digit; beside a word of some length a digit may stand, and one of `AnotherWord`
        WORD,
        /// no digit beside a digit of it
        NUMBER
    }

    void find(String text, Spelling spelling, List<Span> spans) {
        var all = spelling.letters();
        for (int at = all.indexOf(letters); at >= 0; at = all.indexOf(letters, at + 1)) {
            int from = spelling.place(at);
            int last = spelling.place(at + letters.length() - 1);
            boolean starts = at == 0 || spelling.place(at - 1) != from;
            int behind = at + letters.length();
            boolean ends = behind == all.length() || spelling.place(behind) != last;
            int to = text.offsetByCodePoints(last, 1);
            if (starts && ends && bounded(text, from, to)) {
                spans.add(new Span(from, to, kind));
            }
        }
    }

    private boolean bounded(String text, int from, int to) {
        int before = from == 0 ? ' ' : text.codePointBefore(from);
        int behind = to == text.length() ? ' ' : text.codePointAt(to);
        int first = text.codePointAt(from);
        int last = text.codePointBefore(to);
        return !touches(before, first)
                && !touches(last, behind)
                && !(Character.isDigit(first) && decimal(text, from) && letters.length() < 8);
    }

    private boolean touches(int left, int right) {
        if (Character.isIdeographic(left) || Character.isIdeographic(right)) {
            return false;
        }
        if (bounds == Bounds.NUMBER) {
            return Character.isDigit(left) && Character.isDigit(right);
        }
        return Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right) && !(isLong() && parts(left, right));
    }

    private boolean isLong() {
        return letters.length() >= LONG && letters.chars().allMatch(Character::isLetter);
    }

    private static boolean parts(int left, int right) {
        return Character.isDigit(left) != Character.isDigit(right)
                || Character.isLowerCase(left) && Character.isUpperCase(right);
    }

    /// Whether what begins there are the decimals of a number.
    private static boolean decimal(String text, int from) {
        return from >= 2 && text.charAt(from - 1) == '.' && Character.isDigit(text.charAt(from - 2));
    }
}
