package org.naohai.formats.dicom.dimse;

import java.util.List;

/// What is said to a request for an association.
public sealed interface AssociateAnswer {

    /// A-ASSOCIATE-AC (PS3.8 9.3.3).
    record Accept(List<PresentationContext.Result> results, UserInformation user) implements AssociateAnswer {
        public Accept {
            results = List.copyOf(results);
        }
    }

    /// A-ASSOCIATE-RJ (PS3.8 9.3.4).
    ///
    /// - **result** 1 for good, 2 for now · **source** 1 the application, 2 and 3 the protocol
    record Reject(int result, int source, int reason) implements AssociateAnswer {

        public static final Reject CONTEXT_NAME_UNKNOWN = new Reject(1, 1, 2);
        public static final Reject CALLING_AE_UNKNOWN = new Reject(1, 1, 3);
        public static final Reject CALLED_AE_UNKNOWN = new Reject(1, 1, 7);
        public static final Reject VERSION_UNKNOWN = new Reject(1, 2, 2);
        public static final Reject CONGESTION = new Reject(2, 3, 1);
        public static final Reject LIMIT_EXCEEDED = new Reject(2, 3, 2);
    }
}
