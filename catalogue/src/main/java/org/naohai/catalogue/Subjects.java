package org.naohai.catalogue;

import java.util.Optional;
import java.util.UUID;

/// The front door of the catalogue for those who keep something about subjects elsewhere.
public interface Subjects {

    /// A subject that the acting person may discover; empty for what is not there and what she may not see alike.
    Optional<Subject> find(UUID subjectId);

    /// - **label** in its dataset (`sub-10`)
    record Subject(UUID id, UUID datasetId, UUID projectId, String label) {}
}
