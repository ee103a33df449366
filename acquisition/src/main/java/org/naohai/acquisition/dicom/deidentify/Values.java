package org.naohai.acquisition.dicom.deidentify;

import java.util.regex.Pattern;
import org.naohai.formats.dicom.Value;

/// What values of the default repertoire look like where they are what their representation says (PS3.5 table
/// 6.2-1).
final class Values {

    private static final Pattern TIME = Pattern.compile("\\d{2}(?::?\\d{2}(?::?\\d{2}(?:\\.\\d{1,6})?)?)?");
    private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
    /// Of a number that may stand for somebody.
    static final int MANY_DIGITS = 6;

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
        return bytes.length() >= 6 && bytes.length() <= 14;
    }

    static boolean isAge(String value) {
        return AGE.matcher(value).matches();
    }

    /// Of 90 years and more there are few people: they are one class (45 CFR 164.514(b)(2)(i)(C)).
    static String cappedAge(String value) {
        return value.endsWith("Y") && Integer.parseInt(value.substring(0, 3)) > 89 ? "090Y" : value;
    }

    /// Whether it is decimal numbers, none of which has so many digits before its point.
    static boolean isPlainNumbers(Value.Bytes bytes, int many) {
        int digits = 0;
        boolean decimals = false;
        var array = bytes.array();
        for (int i = bytes.offset(), end = i + bytes.length(); i < end; i++) {
            byte c = array[i];
            if (c >= '0' && c <= '9') {
                if (!decimals && ++digits >= many) {
                    return false;
                }
            } else if (c == '.' || c == ',') {
                decimals = true;
            } else if (c == '\\' || c == ' ' || c == 0 || c == '-' || c == '+') {
                decimals = false;
                digits = 0;
            } else if (c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }
}
