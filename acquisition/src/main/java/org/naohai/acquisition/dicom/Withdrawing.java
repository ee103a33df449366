package org.naohai.acquisition.dicom;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// Undoes a release from the inbox: what was archived goes back there as it came, as long as its sealed bytes are kept.
public interface Withdrawing {

    /// - **seriesHashes** of the arrival, hex
    boolean canWithdraw(UUID arrivalId, List<String> seriesHashes);

    void withdraw(UUID arrivalId, List<String> seriesHashes, Archiving.Decided decided)
            throws IOException, InterruptedException;
}
