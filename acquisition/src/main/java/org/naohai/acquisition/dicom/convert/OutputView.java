package org.naohai.acquisition.dicom.convert;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.acquisition.web.ProblemView;

/// An image made of a series, as the API shows it.
///
/// - **outcome** `named`, `excluded`, `unnamed`, `failed` · **name** path in the dataset without extension
/// - **recordingId** null while it is not in the dataset, or waits in quarantine
public record OutputView(
        String seriesUid,
        int position,
        @Nullable ImageFacts facts,
        String outcome,
        @Nullable String rule,
        @Nullable String missing,
        @Nullable String name,
        @Nullable UUID recordingId,
        List<ProblemView> problems) {

    static OutputView of(Output one, @Nullable UUID recordingId) {
        return new OutputView(
                one.seriesUid(),
                one.position(),
                one.facts(),
                one.outcome().key(),
                one.rule(),
                one.missing(),
                one.stem(),
                recordingId,
                one.problems().stream().map(ProblemView::of).toList());
    }
}
