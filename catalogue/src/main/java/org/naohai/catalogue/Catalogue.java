package org.naohai.catalogue;

import java.util.Optional;
import java.util.UUID;

/// The front door of the catalogue for those who write. Background work: runs under the worker role.
public interface Catalogue {

    /// Writes datasets, subjects, sessions, recordings, tables, events, read rows and outbox rows by COPY, in the
    /// caller's transaction on the worker's data source; the same registration twice changes nothing.
    Registered register(Registration registration);

    Optional<UUID> findDataset(UUID projectId, String name);

    /// Gives a recording that belongs to nobody to a subject, which is made when it is new.
    void assign(UUID recordingId, String subjectLabel);

    /// - **recordings**, **tables** newly registered · **versionNumber** unchanged when nothing new came
    record Registered(UUID datasetId, int versionNumber, int recordings, int tables, int subjects) {}
}
