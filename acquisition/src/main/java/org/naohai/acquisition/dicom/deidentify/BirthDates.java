package org.naohai.acquisition.dicom.deidentify;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.quality.identity.Shapes;

/// The ways a birthday is written; separators do not count.
final class BirthDates {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final String NUMERALS = "〇一二三四五六七八九";

    private BirthDates() {}

    /// - **value** as DA writes it · **returns** nothing where it is no day
    static List<String> spellings(String value) {
        var day = Shapes.date(value.strip());
        return day == null ? List.of() : spellings(day);
    }

    private static List<String> spellings(LocalDate day) {
        int y = day.getYear();
        int m = day.getMonthValue();
        int d = day.getDayOfMonth();
        var month = MONTHS.get(m - 1);
        var short3 = month.substring(0, 3);
        var digits = Stream.of(
                        "%1$04d%2$02d%3$02d",
                        "%3$02d%2$02d%1$04d",
                        "%2$02d%3$02d%1$04d",
                        "%1$04d%2$d%3$d",
                        "%3$d%2$d%1$04d",
                        "%2$d%3$d%1$04d",
                        "%1$04d年%2$d月%3$d",
                        "%1$04d年%2$02d月%3$02d")
                .map(form -> form.formatted(y, m, d));
        var short2 = Stream.of("%1$02d%2$02d%3$02d", "%3$02d%2$02d%1$02d", "%2$02d%3$02d%1$02d")
                .map(form -> form.formatted(y % 100, m, d));
        var words = Stream.of(month, short3)
                .flatMap(name -> Stream.of(
                                "%3$d%2$s%1$d",
                                "%3$02d%2$s%1$d",
                                "%2$s%3$d%1$d",
                                "%2$s%3$02d%1$d",
                                "%1$d%2$s%3$d",
                                "%1$d%2$s%3$02d",
                                "%3$02d%2$s%4$02d",
                                "%3$d%2$s%4$02d")
                        .map(form -> form.formatted(y, name, d, y % 100)));
        var chinese = Stream.of(numerals(y) + "年" + spoken(m) + "月" + spoken(d));
        return Stream.of(digits, short2, words, chinese)
                .flatMap(one -> one)
                .map(one -> one.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static String numerals(int year) {
        return Integer.toString(year)
                .chars()
                .mapToObj(c -> String.valueOf(NUMERALS.charAt(c - '0')))
                .collect(Collectors.joining());
    }

    private static String spoken(int number) {
        int tens = number / 10;
        int ones = number % 10;
        return (tens > 1 ? String.valueOf(NUMERALS.charAt(tens)) : "")
                + (tens > 0 ? "十" : "")
                + (ones > 0 ? String.valueOf(NUMERALS.charAt(ones)) : "");
    }
}
