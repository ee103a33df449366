package org.naohai.quality.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.quality.Identity;

/// Fields of a JSON sidecar that name a person or say where and when she was, after the DICOM confidentiality profile
/// (PS3.15 table E.1-1) as converters carry them over. The institution's name stays: it is the site.
public final class SidecarIdentities {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("PatientName", "name"),
            Map.entry("PatientBirthName", "name"),
            Map.entry("PatientMotherBirthName", "name"),
            Map.entry("OtherPatientNames", "name"),
            Map.entry("SubjectName", "name"),
            Map.entry("ReferringPhysicianName", "name"),
            Map.entry("PerformingPhysicianName", "name"),
            Map.entry("RequestingPhysician", "name"),
            Map.entry("PhysiciansOfRecord", "name"),
            Map.entry("NameOfPhysiciansReadingStudy", "name"),
            Map.entry("OperatorsName", "name"),
            Map.entry("PatientID", "record_number"),
            Map.entry("OtherPatientIDs", "record_number"),
            Map.entry("AccessionNumber", "record_number"),
            Map.entry("PatientBirthDate", "birth_date"),
            Map.entry("PatientAddress", "address"),
            Map.entry("InstitutionAddress", "address"),
            Map.entry("PatientTelephoneNumbers", "phone"),
            Map.entry("StudyDate", "date"),
            Map.entry("SeriesDate", "date"),
            Map.entry("AcquisitionDate", "date"),
            Map.entry("ContentDate", "date"),
            Map.entry("StudyDateTime", "date"),
            Map.entry("AcquisitionDateTime", "date"));

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?iU)(?:anon\\w*|n/?a|none|null|unknown|no.?name|removed|redacted|de-?identified|x+|0*|-+|匿名|无)?");

    /// Longer texts are no placeholders, and the pattern would cost the square of their length.
    private static final int LONGEST_PLACEHOLDER = 60;

    private SidecarIdentities() {}

    /// - **file** the sidecar they stand in
    public static List<Identity> find(Map<String, Object> json, String file, @Nullable String subjectLabel) {
        var found = new ArrayList<Identity>();
        json.forEach((key, value) -> {
            var kind = value instanceof String text ? kind(key, text) : null;
            if (kind != null) {
                found.add(new Identity(subjectLabel, kind, key, String.valueOf(value), file));
            }
        });
        return found;
    }

    private static boolean placeholder(String text) {
        return text.length() <= LONGEST_PLACEHOLDER && PLACEHOLDER.matcher(text).matches();
    }

    private static @Nullable String kind(String key, String text) {
        if (placeholder(text.strip())) {
            return null;
        }
        var kind = FIELDS.get(key);
        if ("date".equals(kind)) {
            return Shapes.isRealDate(text) ? kind : null;
        }
        if ("record_number".equals(kind) && text.matches("sub-\\w+")) {
            return null;
        }
        if (kind != null) {
            return kind;
        }
        return Shapes.hasEmail(text) ? "email" : Shapes.hasNationalId(text) ? "national_id" : null;
    }
}
