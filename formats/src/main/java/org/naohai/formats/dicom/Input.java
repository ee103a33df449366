package org.naohai.formats.dicom;

import java.io.IOException;

/// A window over a source that a parser reads from: of bytes at hand all, else pieces of 64 KiB or one value.
///
/// Values are slices of windows, so a window is never read into twice. Owned by one thread.
final class Input {

    private static final int WINDOW = 1 << 16;

    private final ByteSource source;
    private byte[] window;
    private int arrayOffset;
    private long start;
    private long end;

    Input(ByteSource source) {
        this.source = source;
        if (source instanceof ByteSource.Memory(var array, var offset, var length)) {
            window = array;
            arrayOffset = offset;
            end = length;
        } else {
            window = new byte[0];
        }
    }

    long size() {
        return source.size();
    }

    /// Where in [#array] the bytes stand; the caller has made sure that the source holds them.
    int at(long position, int length) throws IOException {
        if (position < start || position + length > end) {
            load(position, length);
        }
        return arrayOffset + (int) (position - start);
    }

    byte[] array() {
        return window;
    }

    private void load(long position, int length) throws IOException {
        int wanted = (int) Math.min(Math.max(length, WINDOW), source.size() - position);
        var fresh = new byte[wanted];
        source.read(position, fresh, 0, wanted);
        window = fresh;
        arrayOffset = 0;
        start = position;
        end = position + wanted;
    }
}
