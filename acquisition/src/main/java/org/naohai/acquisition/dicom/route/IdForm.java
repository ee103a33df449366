package org.naohai.acquisition.dicom.route;

import java.util.Locale;

/// The form of a patient id: letters `A`, digits `9`, the rest as it is. Says nothing of the person.
public record IdForm(String form, String head) {

    /// - **head** the letters it begins with, in lower case
    public static IdForm of(String patientId) {
        var form = patientId.replaceAll("\\p{L}", "A").replaceAll("\\d", "9");
        var head = patientId.replaceFirst("(?s)^(\\p{L}*).*$", "$1").toLowerCase(Locale.ROOT);
        return new IdForm(form, head);
    }

    /// Whether two ids seem to be of one series: the same letters first, or digits of the same number.
    boolean isLike(IdForm other) {
        if (form.isEmpty()) {
            return false;
        }
        return head.length() >= 2 || other.head.length() >= 2 ? head.equals(other.head) : form.equals(other.form);
    }
}
