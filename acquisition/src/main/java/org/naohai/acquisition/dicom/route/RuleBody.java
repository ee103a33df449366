package org.naohai.acquisition.dicom.route;

import org.jspecify.annotations.Nullable;

/// A rule as it is sent; `enabled` unless it says otherwise.
///
/// - **project** by key
public record RuleBody(
        @Nullable String name,
        @Nullable String callingAe,
        @Nullable String station,
        @Nullable String institution,
        @Nullable String study,
        @Nullable String protocol,
        @Nullable String patientId,
        @Nullable String project,
        @Nullable String dataset,
        @Nullable String subject,
        @Nullable String session,
        @Nullable Boolean enabled) {}
