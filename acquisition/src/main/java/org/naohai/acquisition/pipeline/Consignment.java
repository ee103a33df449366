package org.naohai.acquisition.pipeline;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;

/// What is to be taken into a dataset: an import, or a quarantined unit that a person decided on.
///
/// - **files** by the paths they were sent under · **refused** what could not be received
/// - **decision** on a quarantined unit, which is closed when it is registered; null for an import
record Consignment(
        Intake intake,
        Collection<TreeFile> files,
        Collection<Entry.Refused> refused,
        Entry.@Nullable Linking linking,
        @Nullable Decision decision) {

    /// - **because** why the unit is taken although it fails; null: it has to pass · **by** the person who
    ///   decides
    record Decision(UUID quarantine, @Nullable String because, UUID by) {

        String key() {
            return because == null ? "registered" : "accepted";
        }

        String reason() {
            return because == null ? "passed when tried again" : because;
        }
    }
}
