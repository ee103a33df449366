package org.naohai.acquisition.dicom.commitment;

import java.util.UUID;

/// What senders have asked us to answer for, durable until they have been told.
public interface Commitments {

    /// Durable on return.
    UUID ask(Commitment commitment, String callingAe, String calledAe);

    /// What can be said now.
    Report report(Commitment commitment);

    /// Whether the sender can be called back.
    boolean hasAddress(String callingAe);

    /// The sender has confirmed the report.
    void reported(UUID id);

    /// The association ended before the sender confirmed anything: it is called back.
    void callBack(UUID id);
}
