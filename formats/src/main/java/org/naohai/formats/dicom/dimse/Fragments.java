package org.naohai.formats.dicom.dimse;

import java.io.IOException;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;

/// Reads presentation data values out of P-DATA-TF units (PS3.8 9.3.5), several to a unit or one. Owned by one thread.
final class Fragments {

    /// Some count a unit's length with its headers.
    private static final int TOLERANCE = Pdu.HEADER + Pdu.PDV_HEADER;

    private final PduInput in;
    private final int mostData;
    private int unitLeft;
    private int contextId;
    private int control;
    private int length;

    /// - **maxPdu** what the peer was told; 0: any
    Fragments(PduInput in, int maxPdu) {
        this.in = in;
        this.mostData = maxPdu <= 0 ? Integer.MAX_VALUE : maxPdu + TOLERANCE;
    }

    /// Where the peer stands.
    enum Expecting {
        /// between messages: it may release or close
        MESSAGE,
        /// within one
        REST
    }

    /// Goes to the next fragment.
    ///
    /// - **returns** whether there is one; false when the peer asks for the release, which is left to be confirmed
    boolean next(Expecting expecting) throws IOException {
        while (unitLeft == 0) {
            nextUnit(expecting);
            if (in.type() == Pdu.RELEASE_RQ) {
                in.body();
                return false;
            }
        }
        int header = in.pdvHeader();
        var bytes = in.array();
        length = Bytes.bigInt(bytes, header) - 2;
        contextId = bytes[header + 4] & 0xFF;
        control = bytes[header + 5];
        if (length < 0 || length > unitLeft - Pdu.PDV_HEADER) {
            throw new AssociationBroken(Cause.PDU_MALFORMED);
        }
        unitLeft -= Pdu.PDV_HEADER + length;
        if (unitLeft > 0 && unitLeft < Pdu.PDV_HEADER) {
            throw new AssociationBroken(Cause.PDU_MALFORMED);
        }
        return true;
    }

    private void nextUnit(Expecting expecting) throws IOException {
        boolean any = in.next(mostData);
        if (!any) {
            throw new AssociationBroken(expecting == Expecting.MESSAGE ? Cause.CLOSED : Cause.CLOSED_IN_MESSAGE);
        }
        switch (in.type()) {
            case Pdu.P_DATA -> unitLeft = in.length();
            case Pdu.RELEASE_RQ -> {
                if (expecting == Expecting.REST) {
                    throw new AssociationBroken(Cause.PDU_UNEXPECTED);
                }
            }
            case Pdu.ABORT -> throw new AssociationBroken(Cause.PEER_ABORTED);
            default -> throw new AssociationBroken(Cause.PDU_UNEXPECTED);
        }
        if (in.type() == Pdu.P_DATA && unitLeft < Pdu.PDV_HEADER) {
            throw new AssociationBroken(Cause.PDU_MALFORMED);
        }
    }

    int contextId() {
        return contextId;
    }

    int length() {
        return length;
    }

    boolean isCommand() {
        return (control & Pdu.COMMAND) != 0;
    }

    boolean isLast() {
        return (control & Pdu.LAST) != 0;
    }

    /// Hands the fragment on; once.
    void pass(DataSink sink) throws IOException {
        in.pass(length, sink);
    }

    /// Reads over everything up to another unit than P-DATA-TF.
    void skipAll() throws IOException {
        in.pass(unitLeft, DataSink.DISCARD);
        unitLeft = 0;
        while (in.next(mostData) && in.type() == Pdu.P_DATA) {
            in.pass(in.length(), DataSink.DISCARD);
        }
    }
}
