package org.naohai.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files in memory, for tests that read thousands of them.
public record MemoryTree(Map<String, byte[]> files) implements FileTree {

    @Override
    public List<FileEntry> entries() {
        return files.keySet().stream()
                .sorted()
                .flatMap(path -> find(path).stream())
                .toList();
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new FileEntry(path, bytes.length));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new ByteArrayInputStream(bytes(path));
    }

    @Override
    public SeekableByteChannel channel(String path) throws IOException {
        return new Channel(bytes(path));
    }

    private byte[] bytes(String path) throws IOException {
        var bytes = files.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        return bytes;
    }

    private static final class Channel implements SeekableByteChannel {

        private final byte[] bytes;
        private long position;

        Channel(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer target) {
            if (position >= bytes.length) {
                return -1;
            }
            int count = (int) Math.min(target.remaining(), bytes.length - position);
            target.put(bytes, (int) position, count);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long wanted) {
            position = wanted;
            return this;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
