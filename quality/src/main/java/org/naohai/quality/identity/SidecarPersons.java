package org.naohai.quality.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.quality.SubjectStatement;

/// Sex and age as converters carry them over from DICOM: `PatientSex` (PS3.3 C.7.1.1) and
/// `PatientAge` (`010Y`, `018M`).
public final class SidecarPersons {

    private static final Pattern AGE = Pattern.compile("(\\d{3})([DWMY])");

    private SidecarPersons() {}

    /// One statement, or none where the sidecar says neither.
    public static List<SubjectStatement> of(
            Map<String, Object> json, @Nullable String subjectLabel, @Nullable String session) {
        var sex = sex(String.valueOf(json.get("PatientSex")));
        var age = ageYears(json.get("PatientAge"));
        return sex == null && age == null
                ? List.of()
                : List.of(new SubjectStatement(subjectLabel, session, age, sex, null, null, Map.of()));
    }

    private static @Nullable String sex(String code) {
        return switch (code.strip().toUpperCase(Locale.ROOT)) {
            case "M" -> "male";
            case "F" -> "female";
            case "O" -> "other";
            default -> null;
        };
    }

    private static @Nullable Double ageYears(@Nullable Object age) {
        if (age instanceof Number years) {
            return years.doubleValue() > 0 && years.doubleValue() <= 130 ? years.doubleValue() : null;
        }
        var matcher = AGE.matcher(String.valueOf(age).strip());
        if (!matcher.matches()) {
            return null;
        }
        double number = Double.parseDouble(matcher.group(1));
        double years = switch (matcher.group(2)) {
            case "D" -> number / 365.25;
            case "W" -> number * 7 / 365.25;
            case "M" -> number / 12;
            default -> number;
        };
        return years > 0 && years <= 130 ? Double.valueOf(years) : null;
    }
}
