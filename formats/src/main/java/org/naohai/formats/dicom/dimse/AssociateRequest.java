package org.naohai.formats.dicom.dimse;

import java.util.List;

/// A-ASSOCIATE-RQ (PS3.8 9.3.2). The titles stand as they came, for what is no title is refused by name.
public record AssociateRequest(
        String calledAe, String callingAe, List<PresentationContext> contexts, UserInformation user) {

    /// Longest one that is read, bytes.
    public static final int LONGEST = PduInput.LONGEST_CONTROL;

    /// Context ids are the odd numbers of a byte.
    public static final int MOST_CONTEXTS = 128;

    public AssociateRequest {
        contexts = List.copyOf(contexts);
    }
}
