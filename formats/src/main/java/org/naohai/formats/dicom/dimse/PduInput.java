package org.naohai.formats.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;

/// Reads protocol data units through one buffer; what a data set holds is handed on out of it, never copied.
/// Owned by one thread.
final class PduInput {

    /// Longest unit that is not P-DATA-TF, bytes: 128 contexts of 60 syntaxes fit.
    static final int LONGEST_CONTROL = 1 << 18;

    private static final int WHILE_NEGOTIATING = 8 << 10;
    /// Measured with `storescu -pdu 131072`: 64 KiB to 1 MiB cost the same within the noise.
    private static final int WHILE_ASSOCIATED = 256 << 10;

    private final InputStream in;
    private byte[] buffer = new byte[WHILE_NEGOTIATING];
    private int at;
    private int end;
    private int type;
    private int length;

    PduInput(InputStream in) {
        this.in = in;
    }

    /// Called once the peer is known: strangers do not get large buffers.
    void grow() {
        var larger = new byte[WHILE_ASSOCIATED];
        System.arraycopy(buffer, at, larger, 0, end - at);
        end -= at;
        at = 0;
        buffer = larger;
    }

    int type() {
        return type;
    }

    int length() {
        return length;
    }

    /// Goes to the next unit; answers whether there is one.
    ///
    /// - **mostData** longest P-DATA-TF
    /// - **fails** NOT_DICOM and its like for an unknown type, PDU_TOO_LONG, CLOSED_IN_MESSAGE within the header
    boolean next(int mostData) throws IOException {
        if (at == end && !more()) {
            return false;
        }
        type = buffer[at] & 0xFF;
        if (type < Pdu.ASSOCIATE_RQ || type > Pdu.ABORT) {
            throw new AssociationBroken(stranger());
        }
        need(Pdu.HEADER);
        length = Bytes.bigInt(buffer, at + 2);
        at += Pdu.HEADER;
        if (length < 0 || length > (type == Pdu.P_DATA ? mostData : LONGEST_CONTROL)) {
            throw new AssociationBroken(Cause.PDU_TOO_LONG);
        }
        return true;
    }

    private Cause stranger() {
        return switch (type) {
            case 'G', 'P', 'H', 'O', 'D', 'C', 'T' -> Cause.HTTP;
            case 0x16 -> Cause.TLS;
            default -> Cause.NOT_DICOM;
        };
    }

    /// The whole of a unit that is not P-DATA-TF.
    byte[] body() throws IOException {
        var body = new byte[Math.min(length, buffer.length)];
        int filled = 0;
        while (filled < length) {
            if (at == end) {
                needMore();
            }
            int piece = Math.min(length - filled, end - at);
            if (filled + piece > body.length) {
                body = java.util.Arrays.copyOf(body, Math.min(length, 2 * (filled + piece)));
            }
            System.arraycopy(buffer, at, body, filled, piece);
            at += piece;
            filled += piece;
        }
        return body;
    }

    /// Where the header of a presentation data value starts in [#array].
    int pdvHeader() throws IOException {
        need(Pdu.PDV_HEADER);
        at += Pdu.PDV_HEADER;
        return at - Pdu.PDV_HEADER;
    }

    byte[] array() {
        return buffer;
    }

    void pass(int count, DataSink sink) throws IOException {
        int left = count;
        while (left > 0) {
            if (at == end) {
                needMore();
            }
            int piece = Math.min(left, end - at);
            sink.write(buffer, at, piece);
            at += piece;
            left -= piece;
        }
    }

    private void need(int count) throws IOException {
        while (end - at < count) {
            needMore();
        }
    }

    private void needMore() throws IOException {
        if (!more()) {
            throw new AssociationBroken(Cause.CLOSED_IN_MESSAGE);
        }
    }

    private boolean more() throws IOException {
        if (at == end) {
            at = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }
}
