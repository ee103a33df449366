package org.naohai.acquisition.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.collaboration.Project;
import org.naohai.kernel.Text;

/// An intake as lists show it.
public record IntakeView(
        UUID id,
        ProjectName project,
        String dataset,
        @Nullable UUID datasetId,
        String state,
        String stage,
        long files,
        long bytes,
        long done,
        long accepted,
        long warned,
        long quarantined,
        long unknown,
        long duplicates,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String by) {

    /// A project by key and title.
    public record ProjectName(String key, Text title) {}

    static IntakeView of(Intake intake, Project project) {
        var counts = intake.counts();
        return new IntakeView(
                intake.id(),
                new ProjectName(project.key(), project.title()),
                intake.datasetName(),
                intake.datasetId(),
                intake.state().key(),
                intake.stage(),
                counts.files(),
                counts.bytes(),
                counts.done(),
                counts.accepted(),
                counts.warned(),
                counts.quarantined(),
                counts.unknown(),
                counts.duplicates(),
                intake.startedAt(),
                intake.finishedAt(),
                intake.startedByName());
    }
}
