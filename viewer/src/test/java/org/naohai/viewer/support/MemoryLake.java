package org.naohai.viewer.support;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.naohai.lake.Lake;
import org.naohai.lake.LakeBatch;
import org.naohai.lake.ObjectMissing;

/// Objects in memory under names that the test gives.
public final class MemoryLake implements Lake {

    private final Map<String, byte[]> objects = new HashMap<>();

    public MemoryLake with(String sha256, byte[] bytes) {
        objects.put(sha256, bytes);
        return this;
    }

    private byte[] bytes(String sha256) {
        var bytes = objects.get(sha256);
        if (bytes == null) {
            throw new ObjectMissing(sha256);
        }
        return bytes;
    }

    @Override
    public boolean exists(String sha256) {
        return objects.containsKey(sha256);
    }

    @Override
    public Set<String> present(List<String> sha256) {
        throw new UnsupportedOperationException("a viewer never asks");
    }

    @Override
    public Optional<StoredObject> find(String sha256) {
        return Optional.of(new StoredObject(sha256, size(sha256), AtRest.PLAIN));
    }

    @Override
    public long size(String sha256) {
        return bytes(sha256).length;
    }

    @Override
    public InputStream open(String sha256) {
        return new ByteArrayInputStream(bytes(sha256));
    }

    @Override
    public SeekableByteChannel channel(String sha256) {
        return new MemoryChannel(ByteBuffer.wrap(bytes(sha256)));
    }

    @Override
    public StoredObject put(byte[] bytes, AtRest atRest) {
        throw new UnsupportedOperationException("a viewer never stores");
    }

    @Override
    public org.naohai.lake.LakePack pack() {
        throw new UnsupportedOperationException("a viewer never stores");
    }

    @Override
    public LakeBatch batch() {
        throw new UnsupportedOperationException("a viewer never stores");
    }

    private record MemoryChannel(ByteBuffer bytes) implements SeekableByteChannel {

        @Override
        public int read(ByteBuffer into) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int length = Math.min(into.remaining(), bytes.remaining());
            into.put(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
            return length;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException("read-only");
        }

        @Override
        public long position() {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            bytes.position((int) Math.min(position, bytes.limit()));
            return this;
        }

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException("read-only");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
