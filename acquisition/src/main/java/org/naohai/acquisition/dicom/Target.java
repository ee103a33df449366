package org.naohai.acquisition.dicom;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a study belongs.
///
/// - **dataset** by its name in the project · **subject** `sub-10`; null: the keyed pseudonym of the patient id
/// - **session** without prefix (`01`); null: numbered in the order of the subject's studies
public record Target(
        UUID projectId,
        String dataset,
        @Nullable String subject,
        @Nullable String session) {}
