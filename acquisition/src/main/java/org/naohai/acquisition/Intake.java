package org.naohai.acquisition;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One import: who sends what into which dataset, and what became of it.
///
/// - **stage** what is being done now: `receiving`, `sorting`, `checking`, `storing`, `registering`, `done`
/// - **done** files checked so far; in the end files = accepted + warned + quarantined + unknown + duplicates
/// - **linkDataset** the dataset whose subjects the linking table names, where the sender said which
public record Intake(
        UUID id,
        UUID projectId,
        int scopeId,
        String datasetName,
        @Nullable UUID datasetId,
        @Nullable String linkDataset,
        State state,
        String stage,
        Counts counts,
        UUID startedBy,
        String startedByName,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /// Where an import is on its way.
    public enum State {
        RECEIVING,
        PROCESSING,
        DONE,
        FAILED,
        DISCARDED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Files by what became of them.
    public record Counts(
            long files,
            long bytes,
            long done,
            long accepted,
            long warned,
            long quarantined,
            long unknown,
            long duplicates) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
