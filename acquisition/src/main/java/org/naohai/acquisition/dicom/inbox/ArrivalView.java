package org.naohai.acquisition.dicom.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.acquisition.web.ProblemView;
import org.naohai.kernel.Text;

/// An arrival as lists show it; nothing here names a patient.
///
/// - **studyUid** in the archive; null where nothing of it is archived · **idForm** letters as `A`, digits as `9`
/// - **version** to be sent with a decision
public record ArrivalView(
        UUID id,
        String way,
        String callingAe,
        String state,
        @Nullable Cause cause,
        @Nullable ProjectName project,
        @Nullable String dataset,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String studyUid,
        String station,
        String institution,
        String manufacturer,
        String idForm,
        List<String> modalities,
        int series,
        int instances,
        long bytes,
        List<ProblemView> problems,
        @Nullable Suggested suggestion,
        Instant firstAt,
        Instant lastAt,
        int version,
        May may) {

    /// Why it waits.
    public record Cause(String code, Text title, Text fix) {}

    /// - **subject** `auto`, a label, or null where a person has to say
    public record Suggested(
            ProjectName project, String dataset, @Nullable String subject, int decisions, Text because) {}

    /// What the reader of this may do beside deciding.
    ///
    /// - **see** evidence in clear · **accept** what may show an identity · **rule** make rules
    public record May(boolean see, boolean accept, boolean rule) {}
}
