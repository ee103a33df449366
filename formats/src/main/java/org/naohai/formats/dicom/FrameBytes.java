package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The fragments of a frame as one run of bytes, of which a piece is at hand. Owned by one thread.
final class FrameBytes {

    private static final int AT_HAND = 1 << 16;

    private final ByteSource source;
    private final List<Value.Bulk> fragments;
    private final long[] starts;
    private final byte[] buffer;
    private long first;
    private int count;

    FrameBytes(ByteSource source, List<Value.Bulk> fragments) {
        this.source = source;
        this.fragments = fragments;
        this.starts = new long[fragments.size() + 1];
        for (int i = 0; i < fragments.size(); i++) {
            starts[i + 1] = starts[i] + fragments.get(i).length();
        }
        this.buffer = new byte[(int) Math.min(AT_HAND, size())];
    }

    long size() {
        return starts[fragments.size()];
    }

    /// Unsigned; -1 behind the end.
    int at(long place) throws IOException {
        if (place < first || place >= first + count) {
            if (place >= size()) {
                return -1;
            }
            fill(place);
        }
        return buffer[(int) (place - first)] & 0xFF;
    }

    /// Two bytes, the higher first; -1 behind the end.
    int shortAt(long place) throws IOException {
        int low = at(place + 1);
        return low < 0 ? -1 : at(place) << 8 | low;
    }

    /// Four bytes, the highest first, none of which lies behind the end.
    long intAt(long place) throws IOException {
        return (long) shortAt(place) << 16 | shortAt(place + 2);
    }

    /// Where the next byte FF is; the end where none is.
    long marker(long from) throws IOException {
        for (long place = from; place < size(); place = first + count) {
            at(place);
            for (int i = (int) (place - first); i < count; i++) {
                if (buffer[i] == -1) {
                    return first + i;
                }
            }
        }
        return size();
    }

    /// Where in the source the bytes lie.
    List<Value.Bulk> places(long from, long to) {
        var places = new ArrayList<Value.Bulk>();
        for (int i = 0; i < fragments.size() && starts[i] < to; i++) {
            long begin = Math.max(from, starts[i]);
            long end = Math.min(to, starts[i + 1]);
            if (begin < end) {
                places.add(new Value.Bulk(fragments.get(i).offset() + begin - starts[i], end - begin));
            }
        }
        return places;
    }

    /// Whether a fragment that begins there or behind looks like another picture.
    boolean anotherFrom(long place) throws IOException {
        for (int i = 0; i < fragments.size(); i++) {
            if (starts[i] >= place && FrameTable.startsImage(source, fragments.get(i))) {
                return true;
            }
        }
        return false;
    }

    private void fill(long place) throws IOException {
        int i = java.util.Arrays.binarySearch(starts, place);
        i = i < 0 ? -i - 2 : i;
        while (starts[i + 1] == place) {
            i++; // fragments without a byte
        }
        count = 0;
        int length = (int) Math.min(buffer.length, starts[i + 1] - place);
        source.read(fragments.get(i).offset() + place - starts[i], buffer, 0, length);
        first = place;
        count = length;
    }
}
