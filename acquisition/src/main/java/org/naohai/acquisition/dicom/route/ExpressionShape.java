package org.naohai.acquisition.dicom.route;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;

/// What has to be known of an expression before it is compiled.
///
/// - **expression** with letters and digits of every script for `\w`, which RE2 takes as ASCII
/// - **size** about how many steps it becomes: counted repeats in each other multiply
/// - **isWide** whether it may fit more than one text
record ExpressionShape(String expression, long size, boolean isWide) {

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?\\}.*", Pattern.DOTALL);
    private static final String CLASSES = "dDwWsSpPC";
    private static final String WORD = "\\p{L}\\p{N}_";
    private static final long ENOUGH = 1L << 40;

    static ExpressionShape of(String expression) {
        return new Reader(expression).read();
    }

    /// Goes through an expression once.
    private static final class Reader {
        private final String text;
        private final StringBuilder written = new StringBuilder();
        private final Deque<Long> outer = new ArrayDeque<>();
        private long size;
        private long last;
        private boolean wide;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        ExpressionShape read() {
            while (at < text.length()) {
                char one = text.charAt(at);
                switch (one) {
                    case '\\' -> escaped();
                    case '[' -> set();
                    case '(' -> group();
                    case ')' -> {
                        last = size;
                        size += outer.isEmpty() ? 0 : outer.pop();
                        copy(at + 1);
                    }
                    case '{' -> counted();
                    case '*', '+', '?', '|' -> {
                        wide = true;
                        copy(at + 1);
                    }
                    default -> {
                        wide |= one == '.';
                        atom(at + 1);
                    }
                }
            }
            return new ExpressionShape(written.toString(), size, wide);
        }

        private void copy(int end) {
            written.append(text, at, Math.min(end, text.length()));
            at = end;
        }

        private void atom(int end) {
            copy(end);
            last = 1;
            size++;
        }

        private void escaped() {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            wide |= CLASSES.indexOf(next) >= 0;
            switch (next) {
                case 'w' -> word("[" + WORD + "]");
                case 'W' -> word("[^" + WORD + "]");
                case 'p', 'P' -> atom(text.indexOf('}', at) < 0 ? at + 2 : text.indexOf('}', at) + 1);
                case 'Q' -> {
                    int end = text.indexOf("\\E", at);
                    size += end < 0 ? text.length() - at : end - at;
                    atom(end < 0 ? text.length() : end + 2);
                }
                default -> atom(at + 2);
            }
        }

        private void word(String instead) {
            written.append(instead);
            at += 2;
            last = 1;
            size++;
        }

        private void set() {
            wide = true;
            int start = at;
            copy(at + 1);
            boolean first = true;
            while (at < text.length() && (text.charAt(at) != ']' || first)) {
                first = first && text.charAt(at) == '^' && at == start + 1;
                if (text.startsWith("\\w", at)) {
                    written.append(WORD);
                    at += 2;
                } else {
                    copy(text.charAt(at) == '\\' ? at + 2 : at + 1);
                }
            }
            atom(at + 1);
        }

        /// With what `(?…` says of the group.
        private void group() {
            outer.push(size);
            size = 0;
            int end = at + 1;
            if (text.startsWith("?", end)) {
                while (end < text.length() && ":)>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                end += end < text.length() && text.charAt(end) != ')' ? 1 : 0;
            }
            copy(end);
        }

        private void counted() {
            var counts = COUNTED.matcher(text.substring(at));
            if (!counts.matches()) {
                atom(at + 1);
                return;
            }
            var upTo = counts.group(3);
            wide |= counts.group(2) != null && !counts.group(1).equals(upTo);
            long most = Math.max(1, Integer.parseInt(upTo == null || upTo.isEmpty() ? counts.group(1) : upTo));
            size = Math.min(ENOUGH, size + last * (most - 1));
            last = Math.min(ENOUGH, last * most);
            copy(text.indexOf('}', at) + 1);
        }
    }
}
