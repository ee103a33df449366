package org.naohai.acquisition.dicom;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What a person can have done with what arrived. The caller has decided that she may; every call is one decision,
/// with its audit row in the same transaction, and can be taken back by another.
public interface Archiving {

    /// So long a decision can be taken back, and the bytes that this needs are kept.
    Duration REGRET = Duration.ofDays(7);

    /// Archives what is held of some series, at a target that a person named, whatever the rules say.
    ///
    /// - **seriesHashes** of the arrival, hex; all held ones where it is empty
    /// - **accept** whether what speaks against storing it (burned-in text, a conflict) is accepted
    /// - **returns** what [Withdrawing] knows the release by
    UUID release(UUID arrivalId, List<String> seriesHashes, Target target, Acceptance accept, Decided decided)
            throws IOException, InterruptedException;

    /// Moves archived series to another subject, session, dataset or project: their headers are written anew.
    void move(UUID arrivalId, List<String> seriesUids, Target target, Decided decided)
            throws IOException, InterruptedException;

    /// Destroys what is held of an arrival after a week, in which it can be taken back.
    void discard(UUID arrivalId, Decided decided);

    /// Takes a discarded arrival back into the inbox, as long as its bytes are there.
    void restore(UUID arrivalId, Decided decided);

    /// Whether doubts are dismissed.
    enum Acceptance {
        CAUTIOUS,
        ACCEPTED
    }

    /// Who decided, and why.
    record Decided(UUID by, String reason) {}
}
