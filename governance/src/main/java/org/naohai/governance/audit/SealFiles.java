package org.naohai.governance.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept outside the database: the leaf hashes, 32 bytes each (level 0 of C2SP tiles, one after the other), and
/// every checkpoint ever signed. Both files only grow, and each write is synced.
final class SealFiles {

    static final int HASH = 32;

    private static final Logger LOG = LoggerFactory.getLogger(SealFiles.class);
    private static final int BUFFER = 1 << 16;

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

    /// The leaf hashes one after the other; the caller reads as many as there were when she asked for [#size].
    InputStream leaves() {
        try {
            return Files.exists(leaves)
                    ? new BufferedInputStream(Files.newInputStream(leaves), BUFFER)
                    : InputStream.nullInputStream();
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

    /// Cuts off the last hash or checkpoint where a crash or a full disk left only the beginning of it, or zeros: what
    /// is appended next would stand in the wrong place.
    void cutTorn() {
        try {
            if (Files.exists(leaves)) {
                cut(leaves, wholeLeaves());
            }
            if (Files.exists(checkpoints)) {
                cut(checkpoints, wholeCheckpoints(Files.readAllBytes(checkpoints)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes up to the end of the last hash that was written: none is 32 zeros.
    private long wholeLeaves() throws IOException {
        try (var channel = FileChannel.open(leaves, StandardOpenOption.READ)) {
            long whole = size() * HASH;
            var last = ByteBuffer.allocate(HASH);
            while (whole > 0 && isZero(channel, last, whole - HASH)) {
                whole -= HASH;
            }
            return whole;
        }
    }

    private static boolean isZero(FileChannel channel, ByteBuffer last, long at) throws IOException {
        last.clear();
        while (last.hasRemaining() && channel.read(last, at + last.position()) >= 0) {}
        return Arrays.equals(last.array(), new byte[HASH]);
    }

    /// Bytes up to the end of the last checkpoint that has all its lines.
    private static int wholeCheckpoints(byte[] text) {
        int whole = 0;
        int lines = 0;
        for (int at = 0; at < text.length && text[at] != 0; at++) {
            if (text[at] == '\n' && ++lines % Checkpoint.LINES == 0) {
                whole = at + 1;
            }
        }
        return whole;
    }

    private static void cut(Path file, long length) throws IOException {
        long torn = Files.size(file) - length;
        if (torn > 0) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
                channel.force(true);
            }
            LOG.atWarn()
                    .addKeyValue("file", file.getFileName())
                    .addKeyValue("bytes", torn)
                    .log("half-written end of the audit log's files cut off");
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
            Durable.append(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
