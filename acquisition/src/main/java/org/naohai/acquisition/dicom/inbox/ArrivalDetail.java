package org.naohai.acquisition.dicom.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.acquisition.web.ProblemView;

/// An arrival with its series and what was decided about it, newest first.
///
/// - **undoable** whether the last decision that holds can be taken back
public record ArrivalDetail(
        ArrivalView arrival, List<SeriesView> series, List<DecisionView> decisions, boolean undoable) {

    /// - **description** de-identified; empty while it is held
    public record SeriesView(
            String hash,
            String modality,
            @Nullable Integer number,
            String description,
            String state,
            int instances,
            long bytes,
            List<ProblemView> problems) {

        static SeriesView of(ArrivedSeries one) {
            return new SeriesView(
                    one.hash(),
                    one.modality(),
                    one.number(),
                    one.description(),
                    one.state(),
                    one.instances(),
                    one.bytes(),
                    one.problems().stream().map(ProblemView::of).toList());
        }
    }

    /// - **state** `running`, `done`, `undone`, `broken` · **project** null where it led nowhere, or out of sight
    public record DecisionView(
            UUID id,
            String action,
            String state,
            @Nullable ProjectName project,
            @Nullable String dataset,
            @Nullable String subject,
            @Nullable String session,
            String reason,
            String by,
            Instant at) {}
}
