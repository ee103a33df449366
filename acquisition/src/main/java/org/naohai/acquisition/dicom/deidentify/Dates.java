package org.naohai.acquisition.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Moves every date of a subject by the same number of days: intervals stay, the calendar does not.
///
/// - **days** −1 … −1825, by HMAC-SHA-256 of the subject's label under the project's key; 0 keeps the dates
record Dates(int days) {

    private static final int MOST_DAYS = 5 * 365;
    private static final Pattern DATE = Pattern.compile("(\\d{4})([.\\-/]?)(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(\\d{0,6}(?:\\.\\d{1,6})?)([+-]\\d{4})?");

    static Dates of(byte[] projectKey, String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(projectKey, "HmacSHA256"));
            var hash = mac.doFinal(("dates of " + subject).getBytes(StandardCharsets.UTF_8));
            return new Dates(
                    -1 - (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), MOST_DAYS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    LocalDate shifted(LocalDate day) {
        return day.plusDays(days);
    }

    /// A value of DA, also in the forms of ACR-NEMA; empty where it is no date.
    String date(String value) {
        var matcher = DATE.matcher(value);
        if (!matcher.matches()) {
            return "";
        }
        try {
            return written(LocalDate.of(number(matcher.group(1)), number(matcher.group(3)), number(matcher.group(4))));
        } catch (DateTimeException e) {
            return "";
        }
    }

    /// A value of DT, as precise as it was; empty where it is none.
    String dateTime(String value) {
        var matcher = DATE_TIME.matcher(value);
        if (!matcher.matches()) {
            return "";
        }
        var month = matcher.group(2);
        var day = matcher.group(3);
        try {
            var from = LocalDate.of(
                    number(matcher.group(1)), month == null ? 1 : number(month), day == null ? 1 : number(day));
            int precision = 4 + (month == null ? 0 : 2) + (day == null ? 0 : 2);
            var zone = matcher.group(5) == null ? "" : matcher.group(5);
            return written(from).substring(0, precision) + matcher.group(4) + zone;
        } catch (DateTimeException e) {
            return "";
        }
    }

    private String written(LocalDate day) {
        var moved = shifted(day);
        if (moved.getYear() < 1 || moved.getYear() > 9999) {
            throw new DateTimeException("no year of four digits");
        }
        return "%04d%02d%02d".formatted(moved.getYear(), moved.getMonthValue(), moved.getDayOfMonth());
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
