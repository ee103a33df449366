package org.naohai.acquisition.dicom.receive;

import java.util.UUID;
import org.naohai.acquisition.dicom.commitment.Commitment;
import org.naohai.acquisition.dicom.commitment.Commitments;
import org.naohai.acquisition.dicom.commitment.Report;

/// Answers for nothing.
final class NoCommitments implements Commitments {

    @Override
    public UUID ask(Commitment commitment, String callingAe, String calledAe) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Report report(Commitment commitment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasAddress(String callingAe) {
        return false;
    }

    @Override
    public void reported(UUID id) {}

    @Override
    public void callBack(UUID id) {}
}
