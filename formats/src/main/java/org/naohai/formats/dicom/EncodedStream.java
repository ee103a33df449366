package org.naohai.formats.dicom;

import java.io.IOException;
import java.io.InputStream;
import org.naohai.formats.dicom.Encoded.Piece;

/// The bytes of an [Encoded] as a stream, a chunk of the source at a time. Owned by one thread.
final class EncodedStream extends InputStream {

    /// A multiple of 8, so that no unit is torn.
    private static final int CHUNK = 1 << 16;

    private final Encoded encoded;
    private int next;
    private Piece piece = new Encoded.Bytes(new byte[0], 0, 0);
    private long done;
    private byte[] chunk = new byte[0];
    private int at;
    private int end;

    EncodedStream(Encoded encoded) {
        this.encoded = encoded;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(chunk, at, into, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == end) {
            if (done == piece.length()) {
                if (next == encoded.pieces().size()) {
                    return false;
                }
                piece = encoded.pieces().get(next++);
                done = 0;
            }
            load();
        }
        return true;
    }

    private void load() throws IOException {
        switch (piece) {
            case Encoded.Bytes(var array, var offset, var count) -> {
                chunk = array;
                at = offset;
                end = offset + count;
                done = count;
            }
            case Encoded.Range(var source, var from, var length, var swapped) -> {
                chunk = new byte[(int) Math.min(CHUNK, length - done)];
                source.read(from + done, chunk, 0, chunk.length);
                Values.swap(chunk, 0, chunk.length, swapped);
                at = 0;
                end = chunk.length;
                done += chunk.length;
            }
        }
    }
}
