package org.naohai.acquisition.dicom;

import java.io.IOException;
import java.util.UUID;

/// Undoes a release from the inbox: what it brought leaves the archive, and what was held is held again as it came,
/// as long as its sealed bytes are kept ([Archiving#REGRET]).
public interface Withdrawing {

    /// Whether the release still stands as it was made, and its bytes are kept.
    boolean canWithdraw(UUID releaseId);

    /// - **fails** DICOM_STILL_ARRIVING, DICOM_DECIDED_MEANWHILE, DICOM_NOTHING_TO_UNDO
    void withdraw(UUID releaseId, Archiving.Decided decided) throws IOException, InterruptedException;
}
