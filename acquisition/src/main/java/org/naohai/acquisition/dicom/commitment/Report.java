package org.naohai.acquisition.dicom.commitment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.naohai.acquisition.dicom.commitment.Commitment.Reference;

/// What we answer for, and what not because it is not here.
public record Report(String transactionUid, List<Reference> kept, List<Reference> missing) {

    private static final int ALL_KEPT = 1;
    private static final int SOME_MISSING = 2;

    public Report {
        kept = List.copyOf(kept);
        missing = List.copyOf(missing);
    }

    static Report of(Commitment commitment, Set<String> keptUids) {
        var here = new HashSet<>(keptUids);
        var kept = commitment.references().stream()
                .filter(one -> here.contains(one.sopInstanceUid()))
                .toList();
        var missing = commitment.references().stream()
                .filter(one -> !here.contains(one.sopInstanceUid()))
                .toList();
        return new Report(commitment.transactionUid(), kept, missing);
    }

    /// Event Type ID (PS3.4 J.3.3.1.1).
    int eventType() {
        return missing.isEmpty() ? ALL_KEPT : SOME_MISSING;
    }
}
