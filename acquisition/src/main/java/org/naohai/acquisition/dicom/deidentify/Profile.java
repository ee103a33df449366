package org.naohai.acquisition.dicom.deidentify;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a project has chosen beyond the basic profile.
///
/// - **JSON** (`acquisition.dicom_project.profile`): `{"options": ["clean_descriptors", …]}`; `{}` is [#RESEARCH]
public record Profile(Set<Option> options) {

    /// Descriptions and structured content cleaned, dates shifted, age, sex, size and weight and safe private
    /// attributes kept; devices and institutions not named.
    public static final Profile RESEARCH = new Profile(Set.of(
            Option.CLEAN_DESCRIPTORS,
            Option.CLEAN_STRUCTURED_CONTENT,
            Option.RETAIN_MODIFIED_DATES,
            Option.RETAIN_PATIENT_CHARACTERISTICS,
            Option.RETAIN_SAFE_PRIVATE));

    public static final Profile BASIC = new Profile(Set.of());

    public Profile {
        if (options.contains(Option.RETAIN_FULL_DATES) && options.contains(Option.RETAIN_MODIFIED_DATES)) {
            throw new IllegalArgumentException("dates are kept or modified, not both");
        }
        options = Set.copyOf(options);
    }

    public boolean has(Option option) {
        return options.contains(option);
    }

    /// - **fails** [IllegalArgumentException] for an option that is not known, or two that exclude each other
    public static Profile of(Map<String, Object> json) {
        if (!(json.get("options") instanceof List<?> chosen)) {
            return RESEARCH;
        }
        var options = EnumSet.noneOf(Option.class);
        for (var key : chosen) {
            options.add(option(String.valueOf(key)));
        }
        return new Profile(options);
    }

    public Map<String, Object> json() {
        return Map.of("options", keys());
    }

    /// In the order of the enumeration.
    List<String> keys() {
        return new TreeSet<>(options).stream().map(Option::key).toList();
    }

    private static Option option(String key) {
        for (var option : Option.values()) {
            if (option.key().equals(key)) {
                return option;
            }
        }
        throw new IllegalArgumentException("no option of the profile: " + key);
    }
}
