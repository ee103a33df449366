package org.naohai.acquisition.dicom.deidentify;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole dates in a text: `20140310`, `2014-03-10`, `2014年3月10日`, `10.03.2014`, `10 Mar 2014`, `March 10,
/// 2014`.
final class DatesInText {

    private static final String YEAR = "(19[2-9]\\d|20[0-3]\\d)";
    private static final String MONTH = "(?i:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?)";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /// - **groups** year, month, day by number, the month by name or by number
    private record Form(Pattern pattern, int year, int month, int day, String written) {}

    private static final String ISO = "%04d-%02d-%02d";
    private static final List<Form> FORMS = List.of(
            new Form(
                    Pattern.compile("(?<![\\d.])" + YEAR
                            + "(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=(?:[0-2]\\d[0-5]\\d(?:[0-5]\\d)?)?(?!\\d))"),
                    1,
                    2,
                    3,
                    "%04d%02d%02d"),
            new Form(Pattern.compile("(?<!\\d)" + YEAR + "([-/._ ])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"), 1, 3, 4, ISO),
            new Form(Pattern.compile("(?<!\\d)" + YEAR + "年(\\d{1,2})月(\\d{1,2})日?"), 1, 2, 3, "%d年%d月%d日"),
            new Form(Pattern.compile("(?<![\\d.])(\\d{1,2})([-/.])(\\d{1,2})\\2" + YEAR + "(?!\\d)"), 4, 3, 1, ISO),
            new Form(Pattern.compile("(?<!\\d)(\\d{1,2})[ -]?" + MONTH + ",?[ -]?" + YEAR + "(?!\\d)"), 3, 2, 1, ISO),
            new Form(Pattern.compile("(?<![A-Za-z])" + MONTH + " ?(\\d{1,2}),? " + YEAR + "(?!\\d)"), 3, 1, 2, ISO));

    private DatesInText() {}

    /// - **dates** null: a date is cut rather than shifted · **counting** the days that are looked for
    static void find(String text, @Nullable Dates dates, Predicate<LocalDate> counting, List<Cut> cuts) {
        if (!mayHold(text)) {
            return;
        }
        for (var form : FORMS) {
            form.pattern.matcher(text).results().forEach(match -> {
                var day = day(form, match);
                if (day != null && counting.test(day)) {
                    cuts.add(new Cut(
                            match.start(),
                            match.end(),
                            "date",
                            dates == null ? Cut.MASK : written(form, dates.shifted(day))));
                }
            });
        }
    }

    private static boolean mayHold(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && ++digits == 5) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable LocalDate day(Form form, MatchResult match) {
        int year = Integer.parseInt(match.group(form.year));
        int month = month(match.group(form.month));
        int day = Integer.parseInt(match.group(form.day));
        if (month > 12) {
            int swapped = month;
            month = day;
            day = swapped;
        }
        return month < 1 || month > 12 || day < 1 || day > 31
                ? null
                : LocalDate.of(year, month, 1).plusDays(day - 1L);
    }

    private static int month(String written) {
        return Character.isDigit(written.charAt(0))
                ? Integer.parseInt(written)
                : MONTHS.indexOf(written.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static String written(Form form, LocalDate day) {
        return form.written.formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
