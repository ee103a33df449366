package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A part of a file, e.g. a member of a pack, as if it were one. Owned by one thread.
public final class SliceChannel extends ReadOnlyChannel {

    private final SeekableByteChannel file;
    private final long start;
    private final long size;

    /// - **file** closed with this
    public SliceChannel(SeekableByteChannel file, long start, long size) {
        this.file = file;
        this.start = start;
        this.size = size;
    }

    @Override
    protected int read(ByteBuffer into, long at) throws IOException {
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + size - at));
        file.position(start + at);
        int count = file.read(into);
        into.limit(limit);
        if (count < 0) {
            throw new IOException("the file is cut short");
        }
        return count;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
