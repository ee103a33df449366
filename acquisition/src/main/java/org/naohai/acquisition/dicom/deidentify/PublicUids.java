package org.naohai.acquisition.dicom.deidentify;

import java.util.regex.Pattern;

/// UIDs that name a kind of thing (SOP class, transfer syntax, coding scheme, well-known frame of reference), never one
/// thing: they stay.
///
/// - **by shape** below the roots of DICOM (PS3.6 annex A), of HL7 and of the vendors' private classes, where no number
///   is long enough to be an identifier: whatever else a sender hides below such a root is mapped
final class PublicUids {

    private static final Pattern STANDARD = Pattern.compile("1\\.2\\.840\\.10008(?:\\.\\d{1,4}){1,10}");
    private static final Pattern CODING = Pattern.compile("2\\.16\\.840\\.1\\.113883(?:\\.\\d{1,4}){1,5}");
    private static final Pattern VENDORS = Pattern.compile(
            "(?:1\\.3\\.12\\.2\\.1107\\.5\\.9" // Siemens
                    + "|1\\.2\\.840\\.113619\\.4|1\\.2\\.840\\.113619\\.5\\.2" // GE
                    + "|1\\.3\\.46\\.670589\\.(?:2|5|11\\.0\\.0\\.12)" // Philips
                    + "|1\\.2\\.392\\.200036\\.9116\\.7\\.8\\.1)(?:\\.\\d{1,3}){0,5}"); // Canon

    private PublicUids() {}

    static boolean isPublic(String uid) {
        return uid.length() <= 64
                && (STANDARD.matcher(uid).matches()
                        || CODING.matcher(uid).matches()
                        || VENDORS.matcher(uid).matches());
    }
}
