package org.naohai.acquisition.dicom.inbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision as it is sent.
///
/// - **version** of the arrival as it was seen · **project** by key · **subject** a label; null or `auto`: the
///   pseudonym · **session** a label; null or `auto`: numbered · **series** hashes; null: all · **into** another
/// arrival
public record DecisionBody(
        @Nullable Integer version,
        @Nullable String project,
        @Nullable String dataset,
        @Nullable String subject,
        @Nullable String session,
        @Nullable List<String> series,
        @Nullable UUID into,
        @Nullable String reason) {}
