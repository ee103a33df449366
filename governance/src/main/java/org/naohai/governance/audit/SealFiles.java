package org.naohai.governance.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What is kept outside the database: the leaf hashes, 32 bytes each (level 0 of C2SP tiles, one after the other), and
/// every checkpoint ever signed. Both files only grow, and each write is synced.
final class SealFiles {

    static final int HASH = 32;

    private final Path leaves;
    private final Path checkpoints;

    SealFiles(Path folder) {
        this.leaves = folder.resolve("leaves");
        this.checkpoints = folder.resolve("checkpoints");
    }

    long size() {
        try {
            return Files.exists(leaves) ? Files.size(leaves) / HASH : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<byte[]> leaves() {
        try {
            var all = new ArrayList<byte[]>();
            if (Files.exists(leaves)) {
                var buffer = ByteBuffer.wrap(Files.readAllBytes(leaves));
                while (buffer.remaining() >= HASH) {
                    var one = new byte[HASH];
                    buffer.get(one);
                    all.add(one);
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Checkpoint> checkpoints() {
        try {
            var all = new ArrayList<Checkpoint>();
            var lines = Files.exists(checkpoints) ? Files.readAllLines(checkpoints) : List.<String>of();
            for (int i = 0; i + Checkpoint.LINES <= lines.size(); i += Checkpoint.LINES) {
                all.add(Checkpoint.parse(lines.subList(i, i + Checkpoint.LINES)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Cuts off the last hash or checkpoint where a crash or a full disk left only the beginning of it: what is
    /// appended
    /// next would stand in the wrong place.
    void cutTorn() {
        try {
            if (Files.exists(leaves)) {
                cut(leaves, size() * HASH);
            }
            if (Files.exists(checkpoints)) {
                cut(checkpoints, wholeCheckpoints(Files.readAllBytes(checkpoints)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes up to the end of the last checkpoint that has all its lines.
    private static int wholeCheckpoints(byte[] text) {
        int whole = 0;
        int lines = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n' && ++lines % Checkpoint.LINES == 0) {
                whole = at + 1;
            }
        }
        return whole;
    }

    private static void cut(Path file, long length) throws IOException {
        if (Files.size(file) > length) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
                channel.force(true);
            }
        }
    }

    void append(List<byte[]> hashes) {
        var buffer = ByteBuffer.allocate(hashes.size() * HASH);
        hashes.forEach(buffer::put);
        append(leaves, buffer.flip());
    }

    void append(Checkpoint checkpoint) {
        append(checkpoints, ByteBuffer.wrap(checkpoint.note().getBytes(StandardCharsets.UTF_8)));
    }

    private static void append(Path file, ByteBuffer bytes) {
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
