package org.naohai.catalogue.support;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.naohai.lake.Lake;
import org.naohai.lake.LakeBatch;
import org.naohai.lake.ObjectMissing;

/// Objects in memory.
public final class MemoryLake implements Lake {

    private final Map<String, byte[]> objects = new HashMap<>();

    @Override
    public boolean exists(String sha256) {
        return objects.containsKey(sha256);
    }

    @Override
    public Set<String> present(List<String> sha256) {
        return sha256.stream().filter(objects::containsKey).collect(Collectors.toSet());
    }

    @Override
    public Optional<StoredObject> find(String sha256) {
        return Optional.ofNullable(objects.get(sha256))
                .map(bytes -> new StoredObject(sha256, bytes.length, AtRest.PLAIN));
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
        return new org.apache.commons.compress.utils.SeekableInMemoryByteChannel(bytes(sha256));
    }

    @Override
    public StoredObject put(byte[] bytes, AtRest atRest) {
        var sha256 = hash(bytes);
        objects.put(sha256, bytes.clone());
        return new StoredObject(sha256, bytes.length, atRest);
    }

    @Override
    public org.naohai.lake.LakePack pack() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LakeBatch batch() {
        throw new UnsupportedOperationException();
    }

    private byte[] bytes(String sha256) {
        var bytes = objects.get(sha256);
        if (bytes == null) {
            throw new ObjectMissing(sha256);
        }
        return bytes;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
