package org.naohai.formats.dicom.dimse;

import java.util.List;

/// A-ASSOCIATE-RQ (PS3.8 9.3.2). The titles stand as they came, for what is no title is refused by name.
public record AssociateRequest(
        String calledAe, String callingAe, List<PresentationContext> contexts, UserInformation user) {

    public AssociateRequest {
        contexts = List.copyOf(contexts);
    }
}
