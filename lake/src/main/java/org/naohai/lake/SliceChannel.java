package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A member of a pack as if it were a file. Owned by one thread.
final class SliceChannel extends ReadOnlyChannel {

    private final FileChannel file;
    private final long start;
    private final long size;

    SliceChannel(FileChannel file, long start, long size) {
        this.file = file;
        this.start = start;
        this.size = size;
    }

    @Override
    protected int read(ByteBuffer into, long at) throws IOException {
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + size - at));
        int count = file.read(into, start + at);
        into.limit(limit);
        if (count < 0) {
            throw new IOException("pack is cut short");
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
