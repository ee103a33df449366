package org.naohai.acquisition.dicom.deidentify;

import java.util.regex.Pattern;
import org.naohai.formats.dicom.Value;

/// What values of the default repertoire look like where they are what their representation says (PS3.5 table
/// 6.2-1).
final class Values {

    private static final Pattern TIME =
            Pattern.compile("(?:[01]\\d|2[0-3])(?::?[0-5]\\d(?::?[0-6]\\d(?:\\.\\d{1,6})?)?)?");
    private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
    /// Of a number that may stand for somebody.
    static final int MANY_DIGITS = 6;
    private static final int LETTERS = 4;

    private Values() {}

    static boolean isTime(String value) {
        return TIME.matcher(value).matches();
    }

    /// The usual form, `HHMMSS.FFFFFF`, without a closer look.
    static boolean isPlainTime(Value.Bytes bytes) {
        var array = bytes.array();
        for (int i = 0; i < bytes.length(); i++) {
            byte c = array[bytes.offset() + i];
            boolean digit = c >= '0' && c <= '9';
            if (i < 6 ? !digit : i == 6 ? c != '.' && c != ' ' : !digit && c != ' ') {
                return false;
            }
        }
        int at = bytes.offset();
        return bytes.length() >= 6
                && bytes.length() <= 14
                && (array[at] < '2' || array[at] == '2' && array[at + 1] < '4')
                && array[at + 2] < '6'
                && array[at + 4] < '6';
    }

    static boolean isAge(String value) {
        return AGE.matcher(value).matches();
    }

    /// An age in years as it is written without its unit.
    static String age(String value) {
        return value.matches("\\d{1,3}Y?") ? "%03dY".formatted(Integer.parseInt(value.replace("Y", ""))) : value;
    }

    /// Of 90 years and more there are few people: they are one class (45 CFR 164.514(b)(2)(i)(C)).
    static String cappedAge(String value) {
        return value.endsWith("Y") && Integer.parseInt(value.substring(0, 3)) > 89 ? "090Y" : value;
    }

    /// Whether it is decimal numbers (PS3.5 table 6.2-1, DS and IS), none of which has so many digits before
    /// its point.
    static boolean isPlainNumbers(Value.Bytes bytes, int many) {
        var array = bytes.array();
        int end = bytes.offset() + bytes.length();
        int from = bytes.offset();
        while (from < end) {
            int to = from;
            while (to < end && array[to] != '\\') {
                to++;
            }
            if (!isPlainNumber(array, from, to, many)) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }

    /// Whether numbers could be letters: four bytes in a row are.
    static boolean mayHoldText(Value.Bytes bytes) {
        int run = 0;
        for (int i = bytes.offset(), end = i + bytes.length(); i < end && run < LETTERS; i++) {
            run = bytes.array()[i] < 0 || Character.isLetterOrDigit(bytes.array()[i]) ? run + 1 : 0;
        }
        return run >= LETTERS;
    }

    static boolean isPlainNumber(byte[] array, int first, int last, int many) {
        int from = first;
        int to = last;
        while (from < to && array[from] == ' ') {
            from++;
        }
        while (to > from && (array[to - 1] == ' ' || array[to - 1] == 0)) {
            to--;
        }
        int digits = 0;
        boolean point = false;
        for (int i = from; i < to; i++) {
            byte c = array[i];
            if (c >= '0' && c <= '9') {
                if (!point && ++digits >= many) {
                    return false;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else if (c == 'e' || c == 'E') {
                return isExponent(array, i + 1, to);
            } else if (c != '-' && c != '+' || i > from) {
                return false;
            }
        }
        return true;
    }

    private static boolean isExponent(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean digit = array[i] >= '0' && array[i] <= '9';
            if (!digit && (i > from || array[i] != '-' && array[i] != '+')) {
                return false;
            }
        }
        return to - from <= 4;
    }
}
