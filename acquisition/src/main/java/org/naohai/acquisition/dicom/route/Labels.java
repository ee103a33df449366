package org.naohai.acquisition.dicom.route;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a subject label comes out of a patient id, learnt from one that a person gave.
///
/// - **head** what stands before the label in the id, letters and digits of it; empty: the whole id is the label
record Labels(String head) {

    private static final String PREFIX = "sub-";

    /// Empty where the label is not the end of the id.
    static Optional<Labels> learnt(String patientId, @Nullable String subject) {
        var plain = plain(patientId);
        if (subject == null || !subject.startsWith(PREFIX) || plain.isEmpty()) {
            return Optional.empty();
        }
        var label = subject.substring(PREFIX.length());
        return lower(plain).endsWith(lower(label))
                ? Optional.of(new Labels(lower(plain.substring(0, plain.length() - label.length()))))
                : Optional.empty();
    }

    Optional<String> subject(String patientId) {
        var plain = plain(patientId);
        boolean fits = lower(plain).startsWith(head) && plain.length() > head.length();
        return fits
                ? new Template(PREFIX + "$1")
                        .filled(PREFIX, java.util.List.of(plain.substring(head.length())))
                        .map(PREFIX::concat)
                : Optional.empty();
    }

    static String plain(String patientId) {
        return patientId.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
