package org.naohai.formats.dicom.dimse;

import java.io.IOException;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Reject;

/// The peer refused an association.
public final class AssociationRejected extends IOException {

    private final transient Reject reject;

    AssociationRejected(Reject reject) {
        super("association rejected: result %d, source %d, reason %d"
                .formatted(reject.result(), reject.source(), reject.reason()));
        this.reject = reject;
    }

    public Reject reject() {
        return reject;
    }
}
