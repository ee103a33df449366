package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// Bytes that can be read anywhere and not written; a subclass says how. Owned by one thread.
public abstract class ReadOnlyChannel implements SeekableByteChannel {

    private long position;

    /// Reads at least one byte.
    ///
    /// - **at** below [#size]
    protected abstract int read(ByteBuffer into, long at) throws IOException;

    @Override
    public final int read(ByteBuffer into) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (position >= size()) {
            return -1;
        }
        int count = read(into, position);
        position += count;
        return count;
    }

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final SeekableByteChannel position(long to) {
        if (to < 0) {
            throw new IllegalArgumentException("negative position");
        }
        position = to;
        return this;
    }

    @Override
    public final int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }
}
