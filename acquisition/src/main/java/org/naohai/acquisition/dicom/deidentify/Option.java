package org.naohai.acquisition.dicom.deidentify;

import java.util.Locale;

/// An option of the confidentiality profile (PS3.15 E.3) that a project may choose.
///
/// - **code**, **meaning** of context group 7050 (PS3.16)
/// - **not here** Retain UIDs: a UID names one thing in the whole archive, the same image in two projects is
///   two; Clean Pixel Data: text in pixels is found and held, not painted over. Clean Graphics concerns
///   annotations as objects; overlays and curves always go
public enum Option {
    CLEAN_GRAPHICS("113103", "Clean Graphics Option"),
    CLEAN_STRUCTURED_CONTENT("113104", "Clean Structured Content Option"),
    CLEAN_DESCRIPTORS("113105", "Clean Descriptors Option"),
    RETAIN_FULL_DATES("113106", "Retain Longitudinal Temporal Information Full Dates Option"),
    RETAIN_MODIFIED_DATES("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    RETAIN_PATIENT_CHARACTERISTICS("113108", "Retain Patient Characteristics Option"),
    RETAIN_DEVICE_IDENTITY("113109", "Retain Device Identity Option"),
    RETAIN_SAFE_PRIVATE("113111", "Retain Safe Private Option"),
    RETAIN_INSTITUTION_IDENTITY("113112", "Retain Institution Identity Option");

    private final String code;
    private final String meaning;

    Option(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public String code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /// As JSON and the profile's table write it: `clean_descriptors`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
