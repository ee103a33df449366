package org.naohai.catalogue;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The front door of the catalogue for those who write. Background work: runs under the worker role.
public interface Catalogue {

    /// Writes datasets, subjects, sessions, recordings, tables, events, read rows and outbox rows by COPY,
    /// in the caller's transaction on the worker's data source; the same registration twice changes
    /// nothing.
    Registered register(Registration registration);

    /// Takes recordings out of a dataset, in the caller's transaction: those whose main file is one of
    /// these. Subjects of whom nothing is left go, too. What recordings were stays among the versions, and
    /// their objects in the lake.
    ///
    /// - **manifestSha256** of the version that is left · **intakeId** by which they had come
    Retracted retract(
            UUID projectId, String datasetName, Collection<String> paths, String manifestSha256, UUID intakeId);

    Optional<UUID> findDataset(UUID projectId, String name);

    /// Gives a recording that belongs to nobody to a subject, which is made when it is new.
    void assign(UUID recordingId, String subjectLabel);

    /// - **recordings** that are gone · **labels** of subjects that are gone
    record Retracted(int recordings, Set<String> labels) {}

    /// - **recordings**, **tables** newly registered · **versionNumber** unchanged when nothing new came
    record Registered(UUID datasetId, int versionNumber, int recordings, int tables, int subjects) {}
}
