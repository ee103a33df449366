package org.naohai.catalogue.dicom.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.naohai.kernel.Refused;

/// One attribute that has to match (PS3.4 C.2.2.2).
public sealed interface Condition {

    Key key();

    /// The value itself; of a name in any case.
    record Equal(Key key, String value) implements Condition {}

    /// - **pattern** with `*` and `?`
    record Like(Key key, String pattern) implements Condition {

        /// As `like` takes it.
        String sql() {
            return pattern.replace("\\", "\\\\")
                    .replace("%", "\\%")
                    .replace("_", "\\_")
                    .replace('*', '%')
                    .replace('?', '_');
        }

        /// What every match begins with, in lower case.
        String prefix() {
            return pattern.toLowerCase(Locale.ROOT).split("[*?]", 2)[0];
        }

        /// The longest runs of one to three characters that every match contains, in lower case.
        String[] grams() {
            return java.util.Arrays.stream(pattern.toLowerCase(Locale.ROOT).split("[*?]+"))
                    .filter(run -> !run.isEmpty())
                    .flatMap(Like::grams)
                    .distinct()
                    .toArray(String[]::new);
        }

        private static java.util.stream.Stream<String> grams(String run) {
            var points = run.codePoints().toArray();
            int size = Math.min(3, points.length);
            return java.util.stream.IntStream.rangeClosed(0, points.length - size)
                    .mapToObj(start -> new String(points, start, size));
        }
    }

    /// - **from**, **to** both included; empty where it is open
    record Range(Key key, String from, String to) implements Condition {}

    record OneOf(Key key, List<String> values) implements Condition {}

    record Number(Key key, int value) implements Condition {}

    Pattern DATE = Pattern.compile("\\d{8}");
    Pattern TIME = Pattern.compile("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?");
    Pattern UID = Pattern.compile("[0-9.]{1,64}");
    int LONGEST = 256;
    int MOST_UIDS = 5_000;

    /// - **fails** where it is not a value of its kind
    static Condition of(Key key, String value) {
        return switch (key.form()) {
            case TEXT, NAME -> text(key, value);
            case DATE -> range(key, value, DATE);
            case TIME -> range(key, value, TIME);
            case NUMBER -> number(key, value);
            case UIDS -> uids(key, value);
            case MODALITIES -> new OneOf(key, List.of(printable(key, value).split("[,\\\\]")));
        };
    }

    private static String printable(Key key, String value) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw invalid(key, "at most " + LONGEST + " characters");
        }
        return value;
    }

    private static Condition text(Key key, String value) {
        printable(key, value);
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0 ? new Like(key, value) : new Equal(key, value);
    }

    private static Condition range(Key key, String value, Pattern form) {
        int dash = value.indexOf('-');
        var from = dash < 0 ? value : value.substring(0, dash);
        var to = dash < 0 ? value : value.substring(dash + 1);
        if (!from.isEmpty() && !form.matcher(from).matches()
                || !to.isEmpty() && !form.matcher(to).matches()) {
            throw invalid(key, form == DATE ? "YYYYMMDD or YYYYMMDD-YYYYMMDD" : "HHMMSS or HHMMSS-HHMMSS");
        }
        return new Range(key, from, to);
    }

    private static Condition number(Key key, String value) {
        try {
            return new Number(key, Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw invalid(key, "an integer");
        }
    }

    private static Condition uids(Key key, String value) {
        var all = List.of(value.split("[,\\\\]"));
        if (all.size() > MOST_UIDS
                || !all.stream().allMatch(uid -> UID.matcher(uid).matches())) {
            throw invalid(key, "UIDs, parted by commas");
        }
        return new OneOf(key, all);
    }

    private static Refused invalid(Key key, String expected) {
        return Refused.of(Refused.Kind.INVALID, "QUERY_KEY_INVALID", key.keyword(), "another value", expected);
    }
}
