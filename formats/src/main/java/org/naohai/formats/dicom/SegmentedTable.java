package org.naohai.formats.dicom;

import org.jspecify.annotations.Nullable;

/// A segmented look-up table (PS3.3 C.7.9.2): runs of entries, straight lines, and repeated segments. 16-bit words.
final class SegmentedTable {

    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final byte[] bytes;
    private final int[] table;
    private int filled;

    SegmentedTable(byte[] bytes, int entries) {
        this.bytes = bytes;
        this.table = new int[entries];
    }

    /// - **gives** null where the segments make fewer entries than there should be
    int @Nullable [] expand() {
        int words = bytes.length / 2;
        for (int at = 0; at + 1 < words && filled < table.length; ) {
            int next = word(at) == INDIRECT ? repeated(at) : segment(at);
            if (next < 0) {
                return null;
            }
            at = next;
        }
        return filled == table.length ? table : null;
    }

    /// - **gives** where the next segment starts; -1 where this one is none
    private int segment(int at) {
        if (at + 1 >= bytes.length / 2) {
            return -1;
        }
        int length = word(at + 1);
        if (word(at) == DISCRETE && at + 2 + length <= bytes.length / 2) {
            for (int i = 0; i < length && filled < table.length; i++) {
                table[filled++] = word(at + 2 + i);
            }
            return at + 2 + length;
        }
        if (word(at) == LINEAR && at + 2 < bytes.length / 2 && filled > 0) {
            int from = table[filled - 1];
            int to = word(at + 2);
            for (int i = 1; i <= length && filled < table.length; i++) {
                table[filled++] = from + (int) Math.round((double) (to - from) * i / length);
            }
            return at + 3;
        }
        return -1;
    }

    /// Copies segments that stand elsewhere: their number, and the byte offset of the first in two words.
    private int repeated(int at) {
        if (at + 3 >= bytes.length / 2) {
            return -1;
        }
        long offset = word(at + 2) | (long) word(at + 3) << 16;
        int from = (int) Math.min(offset / 2, bytes.length / 2);
        for (int i = 0; i < word(at + 1) && filled < table.length; i++) {
            from = from >= at ? -1 : segment(from);
            if (from < 0) {
                return -1;
            }
        }
        return at + 4;
    }

    private int word(int at) {
        return bytes[2 * at] & 0xFF | (bytes[2 * at + 1] & 0xFF) << 8;
    }
}
