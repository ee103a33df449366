package org.naohai.formats.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// Writes messages as P-DATA-TF units, each with one presentation data value. Owned by one thread.
final class PduOutput {

    private static final int HEADERS = Pdu.HEADER + Pdu.PDV_HEADER;
    private static final int LONGEST = 128 << 10;

    private final OutputStream out;
    private int longestFragment = 16 << 10;
    private byte[] buffer = new byte[1 << 10];

    PduOutput(OutputStream out) {
        this.out = out;
    }

    /// - **maxPdu** what the peer takes; 0: any
    void limit(int maxPdu) {
        int most = maxPdu <= 0 ? LONGEST : Math.min(maxPdu, LONGEST);
        longestFragment = Math.max(2, most - Pdu.PDV_HEADER & ~1);
    }

    void write(byte[] unit) throws IOException {
        out.write(unit);
        out.flush();
    }

    void message(int contextId, Command command) throws IOException {
        flush(command(contextId, command));
    }

    /// The first fragment of the data set goes out in one write with its command.
    ///
    /// - **data** not empty, for there is no empty fragment
    void message(int contextId, Command command, InputStream data) throws IOException {
        int at = command(contextId, command);
        int ahead = data.read();
        while (ahead >= 0) {
            need(at + HEADERS + longestFragment);
            buffer[at + HEADERS] = (byte) ahead;
            int length = 1 + data.readNBytes(buffer, at + HEADERS + 1, longestFragment - 1);
            ahead = data.read();
            headers(at, contextId, ahead < 0 ? Pdu.LAST : 0, length);
            flush(at + HEADERS + length);
            at = 0;
        }
    }

    /// Lays the command down at the start of the buffer; answers where it ends.
    private int command(int contextId, Command command) {
        var bytes = command.encode();
        int at = 0;
        for (int from = 0; from < bytes.length; from += longestFragment) {
            int length = Math.min(longestFragment, bytes.length - from);
            need(at + HEADERS + length);
            headers(at, contextId, Pdu.COMMAND | (from + length == bytes.length ? Pdu.LAST : 0), length);
            System.arraycopy(bytes, from, buffer, at + HEADERS, length);
            at += HEADERS + length;
        }
        return at;
    }

    private void headers(int at, int contextId, int control, int length) {
        buffer[at] = Pdu.P_DATA;
        buffer[at + 1] = 0;
        Bytes.bigInt(buffer, at + 2, Pdu.PDV_HEADER + length);
        Bytes.bigInt(buffer, at + Pdu.HEADER, 2 + length);
        buffer[at + HEADERS - 2] = (byte) contextId;
        buffer[at + HEADERS - 1] = (byte) control;
    }

    private void need(int size) {
        if (buffer.length < size) {
            buffer = Arrays.copyOf(buffer, size);
        }
    }

    private void flush(int length) throws IOException {
        out.write(buffer, 0, length);
        out.flush();
    }
}
