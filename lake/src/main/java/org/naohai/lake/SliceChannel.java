package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// A member of a pack as if it were a file. Owned by one thread.
final class SliceChannel implements SeekableByteChannel {

    private final FileChannel file;
    private final long start;
    private final long size;
    private long position;

    SliceChannel(FileChannel file, long start, long size) {
        this.file = file;
        this.start = start;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (position >= size) {
            return -1;
        }
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + size - position));
        int count = file.read(into, start + position);
        into.limit(limit);
        if (count < 0) {
            throw new IOException("pack is cut short");
        }
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        if (to < 0) {
            throw new IllegalArgumentException("negative position");
        }
        position = to;
        return this;
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

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
