package org.naohai.acquisition.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.web.UnassignedView.SuggestionView;
import org.naohai.catalogue.Recordings;
import org.naohai.catalogue.Recordings.Unassigned;
import org.naohai.catalogue.Recordings.Wanted;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Text;
import org.springframework.stereotype.Component;

/// What the catalogue holds without a subject, with what intake suggests.
@Component
class UnassignedList {

    private final Recordings recordings;
    private final DatasetRows datasets;

    UnassignedList(Recordings recordings, DatasetRows datasets) {
        this.recordings = recordings;
        this.datasets = datasets;
    }

    long count() {
        return recordings.countUnassigned();
    }

    Optional<Unassigned> find(UUID recordingId) {
        return recordings.listUnassigned(new Wanted(null, null, recordingId, null, 1)).stream()
                .findFirst();
    }

    Page<UnassignedView> page(@Nullable UUID projectId, @Nullable String cursor, int limit) {
        var wanted = new Wanted(projectId, null, null, Page.decodedId(cursor), limit + 1);
        return Page.of(
                recordings.listUnassigned(wanted),
                limit,
                one -> one.recordingId().toString(),
                this::view);
    }

    /// The newest of an import's dataset; the rest stands in the list of its own.
    List<UnassignedView> of(Intake intake) {
        var wanted = new Wanted(intake.projectId(), intake.datasetId(), null, null, Limit.MAXIMUM);
        return recordings.listUnassigned(wanted).stream().map(this::view).toList();
    }

    private UnassignedView view(Unassigned one) {
        var suggestion = datasets.suggestion(one.projectId(), one.datasetName(), one.path())
                .map(found -> new SuggestionView(found.subjectLabel(), new Text(found.becauseZh(), found.becauseEn())))
                .orElse(null);
        return new UnassignedView(
                one.recordingId(), one.path(), one.kind().key(), one.datasetName(), one.datasetId(), suggestion);
    }
}
