package org.naohai.acquisition.dicom;

import java.util.UUID;

/// Told of what arrives while it does. Published in this process after the transaction that says so.
public sealed interface Watching {

    UUID arrivalId();

    /// A study or series got more instances, or another state.
    record Progress(UUID arrivalId) implements Watching {}

    /// Every series of the study is checked and nothing came for a while: it can be converted.
    record StudyClosed(UUID arrivalId, String studyUid) implements Watching {}
}
