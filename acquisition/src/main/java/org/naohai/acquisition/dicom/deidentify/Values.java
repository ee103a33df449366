package org.naohai.acquisition.dicom.deidentify;

import java.util.regex.Pattern;
import org.naohai.formats.dicom.Value;

/// What values of the default repertoire look like where they are what their representation says (PS3.5 table 6.2-1).
final class Values {

    private static final Pattern TIME = Pattern.compile("\\d{2}(?::?\\d{2}(?::?\\d{2}(?:\\.\\d{1,6})?)?)?");
    private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
    private static final int MANY_DIGITS = 6;

    private Values() {}

    static boolean isTime(String value) {
        return TIME.matcher(value).matches();
    }

    static boolean isAge(String value) {
        return AGE.matcher(value).matches();
    }

    /// Of 90 years and more there are few people: they are one class (45 CFR 164.514(b)(2)(i)(C)).
    static String cappedAge(String value) {
        return value.endsWith("Y") && Integer.parseInt(value.substring(0, 3)) > 89 ? "090Y" : value;
    }

    /// Whether it is decimal numbers, none of which is long enough to name somebody.
    static boolean isPlainNumbers(Value.Bytes bytes) {
        int digits = 0;
        boolean decimals = false;
        var array = bytes.array();
        for (int i = bytes.offset(), end = i + bytes.length(); i < end; i++) {
            byte c = array[i];
            if (c >= '0' && c <= '9') {
                if (!decimals && ++digits >= MANY_DIGITS) {
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
