package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects headers in one growing array and notes between them what is taken from elsewhere.
///
/// Owned by one thread.
final class Output {

    /// Values from here on are referred to, shorter ones copied.
    private static final int COPIED = 1 << 12;

    private final List<Run> runs = new ArrayList<>();
    private byte[] headers;
    private int used;
    private int runStart;
    private long size;

    Output(int expected) {
        headers = new byte[expected];
    }

    /// - **piece** null for a run of the headers, `[from, to)`
    private sealed interface Run {
        record Own(int from, int to) implements Run {}

        record Other(Encoded.Piece piece) implements Run {}
    }

    long size() {
        return size;
    }

    void put(int one) {
        room(1);
        headers[used++] = (byte) one;
        size++;
    }

    void putShort(int number, boolean big) {
        room(2);
        headers[used++] = (byte) (big ? number >> 8 : number);
        headers[used++] = (byte) (big ? number : number >> 8);
        size += 2;
    }

    void putInt(int number, boolean big) {
        room(4);
        put4(used, number, big);
        used += 4;
        size += 4;
    }

    void putTag(int tag, boolean big) {
        putShort(tag >>> 16, big);
        putShort(tag, big);
    }

    /// - **swapped** unit of bytes to turn round, 1 for none
    void putBytes(byte[] array, int offset, int length, int swapped) {
        if (swapped <= 1 && length >= COPIED) {
            other(new Encoded.Bytes(array, offset, length));
            return;
        }
        room(length);
        System.arraycopy(array, offset, headers, used, length);
        Values.swap(headers, used, length, swapped);
        used += length;
        size += length;
    }

    void putRange(ByteSource source, long from, long length, int swapped) {
        if (length == 0) {
            return;
        }
        if (swapped <= 1 && source instanceof ByteSource.Memory(var array, var offset, var count)) {
            other(new Encoded.Bytes(array, offset + (int) from, (int) length));
        } else {
            other(new Encoded.Range(source, from, length, swapped));
        }
    }

    private void other(Encoded.Piece piece) {
        closeRun();
        runs.add(new Run.Other(piece));
        size += piece.length();
    }

    /// Where the next header byte will stand, for [#setInt].
    int mark() {
        return used;
    }

    void setInt(int mark, int number, boolean big) {
        put4(mark, number, big);
    }

    List<Encoded.Piece> pieces() {
        closeRun();
        var pieces = new ArrayList<Encoded.Piece>(runs.size());
        for (var run : runs) {
            pieces.add(
                    switch (run) {
                        case Run.Own(var from, var to) -> new Encoded.Bytes(headers, from, to - from);
                        case Run.Other(var piece) -> piece;
                    });
        }
        return pieces;
    }

    private void closeRun() {
        if (used > runStart) {
            runs.add(new Run.Own(runStart, used));
            runStart = used;
        }
    }

    private void put4(int at, int number, boolean big) {
        headers[at] = (byte) (big ? number >> 24 : number);
        headers[at + 1] = (byte) (big ? number >> 16 : number >> 8);
        headers[at + 2] = (byte) (big ? number >> 8 : number >> 16);
        headers[at + 3] = (byte) (big ? number : number >> 24);
    }

    private void room(int count) {
        if (used + count > headers.length) {
            headers = Arrays.copyOf(headers, Math.max(used + count, 2 * headers.length));
        }
    }
}
