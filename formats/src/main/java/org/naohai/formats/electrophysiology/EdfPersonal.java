package org.naohai.formats.electrophysiology;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sorts what an EDF header says of the person and the day; placeholders (`X`, `anonymous`, 01.01.85) say nothing.
///
/// - **source** EDF+ specification 2.1.3, items 3 (patient: code, sex, birth date, name) and 4 (recording: Startdate,
///   administration code, technician, equipment); item 2 (the clipping year 1985)
final class EdfPersonal {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "x",
            "xx",
            "xxx",
            "xxxx",
            "0",
            "00",
            "-",
            "_",
            "none",
            "null",
            "nan",
            "n/a",
            "na",
            "unknown",
            "anonymous",
            "anonymized",
            "anonymised",
            "anon",
            "subject",
            "patient",
            "male",
            "female",
            "m",
            "f",
            "startdate",
            "synthetic",
            "simulated",
            "generated",
            "naohaidemo",
            "匿名",
            "未知",
            "无",
            "mne_anonymize",
            "x_x");
    private static final Pattern PLUS_DATE = Pattern.compile("(\\d{1,2})-([A-Za-z]{3})-(\\d{4})");
    private static final Pattern PLUS_PATIENT = Pattern.compile("\\S+ [MFX] (X|\\d{1,2}-[A-Za-z]{3}-\\d{4}) \\S.*");
    private static final Pattern AGE_AS_NAME = Pattern.compile("(Male|Female)_(\\d{1,3})yr");
    private static final Pattern ONLY_X = Pattern.compile("[x_,.;*?\\- ]*");
    private static final Pattern HEADER_DATE = Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{2})");

    /// EDF's own placeholder for an unknown day, and the day to which MNE-Python anonymises.
    private static final Set<LocalDate> UNKNOWN_DAYS = Set.of(LocalDate.of(1985, 1, 1), LocalDate.of(2000, 1, 1));

    private static final int FIRST_BELIEVABLE_YEAR = 1925;
    private static final Map<String, String> SEXES = Map.of("M", "male", "F", "female");

    private final List<PersonalFields.Field> fields = new ArrayList<>();
    private @Nullable String sex;
    private String plusStart = "";
    private @Nullable Double ageYears;
    private @Nullable LocalDate birthDate;
    private @Nullable LocalDate startDate;

    private EdfPersonal() {}

    static PersonalFields of(EdfHeader header, List<String> withheldTexts) {
        var personal = new EdfPersonal();
        if (header.plus() || PLUS_PATIENT.matcher(header.patient()).matches()) {
            personal.plusPatient(header.patient().split(" +"));
        } else {
            personal.free("header[8..88] patient", header.patient());
        }
        personal.recording(header);
        personal.start(header.startDate());
        withheldTexts.forEach(text -> personal.add("free_text", "EDF Annotations", text));
        return new PersonalFields(
                personal.sex, personal.age(), personal.birthDate, personal.startDate, personal.fields);
    }

    private void plusPatient(String[] parts) {
        add("record_number", "header[8..88] patient code", part(parts, 0));
        sex = SEXES.get(part(parts, 1).toUpperCase(Locale.ROOT));
        if (sex == null) {
            add("free_text", "header[8..88] patient sex", part(parts, 1));
        }
        birthDate = date(part(parts, 2));
        add("birth_date", "header[8..88] patient birthdate", part(parts, 2));
        name(part(parts, 3));
        rest("header[8..88] patient", parts, 4);
    }

    /// Sleep-EDF writes sex and age where the name belongs (`Female_33yr`): that names nobody.
    private void name(String written) {
        var match = AGE_AS_NAME.matcher(written);
        if (match.matches()) {
            ageYears = Double.valueOf(match.group(2));
            sex = sex == null ? match.group(1).toLowerCase(Locale.ROOT) : sex;
        } else {
            add("name", "header[8..88] patient name", written);
        }
    }

    private @Nullable Double age() {
        if (ageYears != null || birthDate == null || startDate == null) {
            return ageYears;
        }
        double years = java.time.temporal.ChronoUnit.DAYS.between(birthDate, startDate) / 365.25;
        return years >= 0 && years <= 130 ? Double.valueOf(years) : null;
    }

    private void recording(EdfHeader header) {
        if (header.plus() || header.recording().startsWith("Startdate ")) {
            plusRecording(header.recording().split(" +"));
        } else {
            free("header[88..168] recording", header.recording());
        }
    }

    private void plusRecording(String[] parts) {
        add("date", "header[88..168] recording startdate", part(parts, 1));
        plusStart = part(parts, 1);
        startDate = date(plusStart);
        add("record_number", "header[88..168] recording code", part(parts, 2));
        add("name", "header[88..168] recording technician", part(parts, 3));
        rest("header[88..168] recording", parts, 4);
        if (!part(parts, 0).equalsIgnoreCase("Startdate")) {
            add("free_text", "header[88..168] recording", part(parts, 0));
        }
    }

    private void rest(String field, String[] parts, int from) {
        for (int i = from; i < parts.length; i++) {
            add("free_text", field + " subfield " + (i + 1), parts[i]);
        }
    }

    /// EDF without plus has no subfields: the whole text is kept unless every word is a placeholder.
    private void free(String field, String text) {
        boolean says = java.util.Arrays.stream(text.split("[\\s,;]+")).anyMatch(word -> !placeholder(word));
        if (says) {
            add("free_text", field, text);
        }
    }

    private void start(String written) {
        var match = HEADER_DATE.matcher(written);
        if (!match.matches()) {
            add("date", "header[168..176] startdate", written);
            return;
        }
        int twoDigits = Integer.parseInt(match.group(3));
        int year = twoDigits >= 85 ? 1900 + twoDigits : 2000 + twoDigits;
        var day = day(year, Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1)));
        if (day != null && !saysOtherCentury(match)) {
            startDate = startDate == null ? day : startDate;
            add("date", "header[168..176] startdate", written);
        }
    }

    /// Two digits cannot tell 1902, a shifted date, from 2002: the recording field's four digits decide.
    private boolean saysOtherCentury(Matcher twoDigits) {
        var four = PLUS_DATE.matcher(plusStart);
        return four.matches()
                && Integer.parseInt(four.group(1)) == Integer.parseInt(twoDigits.group(1))
                && MONTHS.indexOf(four.group(2).toUpperCase(Locale.ROOT)) + 1 == Integer.parseInt(twoDigits.group(2))
                && four.group(3).endsWith(twoDigits.group(3))
                && date(plusStart) == null;
    }

    private static @Nullable LocalDate date(String written) {
        var match = PLUS_DATE.matcher(written);
        if (!match.matches()) {
            return null;
        }
        int month = MONTHS.indexOf(match.group(2).toUpperCase(Locale.ROOT)) + 1;
        return day(Integer.parseInt(match.group(3)), month, Integer.parseInt(match.group(1)));
    }

    /// Null for what is no day, a placeholder or a day shifted before 1925 (BIDS).
    static @Nullable LocalDate day(int year, int month, int day) {
        try {
            var date = LocalDate.of(year, month, day);
            return UNKNOWN_DAYS.contains(date) || year < FIRST_BELIEVABLE_YEAR ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void add(String kind, String field, String value) {
        boolean emptyDay = (kind.equals("date") || kind.equals("birth_date"))
                && PLUS_DATE.matcher(value).matches()
                && date(value) == null;
        if (!placeholder(value) && !emptyDay) {
            fields.add(new PersonalFields.Field(kind, field, value.strip()));
        }
    }

    private static boolean placeholder(String word) {
        var bare = word.strip().toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.contains(bare) || ONLY_X.matcher(bare).matches();
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
