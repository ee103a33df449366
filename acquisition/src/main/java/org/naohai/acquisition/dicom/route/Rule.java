package org.naohai.acquisition.dicom.route;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A routing rule: all its patterns have to match; null: whatever the value is.
///
/// - **subject** `auto`, the keyed pseudonym, or a label that may hold groups of the patient id's pattern (`sub-$1`)
/// - **session** `auto`, numbered, or a label (`01`, `$2`)
public record Rule(
        UUID id,
        String name,
        Patterns patterns,
        UUID projectId,
        String dataset,
        String subject,
        String session,
        boolean enabled) {

    static final String AUTO = "auto";

    /// What a study has to look like.
    public record Patterns(
            @Nullable String callingAe,
            @Nullable String station,
            @Nullable String institution,
            @Nullable String study,
            @Nullable String protocol,
            @Nullable String patientId) {}
}
