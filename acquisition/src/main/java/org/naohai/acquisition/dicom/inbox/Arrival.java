package org.naohai.acquisition.dicom.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.Suggestion;
import org.naohai.kernel.Problem;

/// A row of `acquisition.dicom_arrival`.
///
/// - **studyUid** in the archive · **thought** whether a suggestion was sought for it · **decisions** how many were
/// made
record Arrival(
        UUID id,
        String way,
        String callingAe,
        String state,
        @Nullable String cause,
        @Nullable UUID projectId,
        @Nullable String dataset,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String studyUid,
        Evidence evidence,
        @Nullable Suggestion suggestion,
        boolean thought,
        int series,
        List<String> modalities,
        int instances,
        long bytes,
        List<Problem> problems,
        Instant firstAt,
        Instant lastAt,
        int decisions) {

    static final String HELD = "held";

    Arrival {
        modalities = List.copyOf(modalities);
        problems = List.copyOf(problems);
    }

    boolean isHeld() {
        return state.equals(HELD);
    }

    /// Where it stands, or would if nothing spoke against it.
    @Nullable
    Target target() {
        return projectId == null || dataset == null ? null : new Target(projectId, dataset, subject, session);
    }

    Arrival with(@Nullable Suggestion found) {
        return new Arrival(
                id,
                way,
                callingAe,
                state,
                cause,
                projectId,
                dataset,
                subject,
                session,
                studyUid,
                evidence,
                found,
                true,
                series,
                modalities,
                instances,
                bytes,
                problems,
                firstAt,
                lastAt,
                decisions);
    }
}
