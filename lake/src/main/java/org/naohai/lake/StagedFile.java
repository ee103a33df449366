package org.naohai.lake;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// A new file that is written once from its start and not read soon: past the page cache where the file system can,
/// for filling the cache costs as much processor time as hashing. Owned by one thread.
final class StagedFile implements AutoCloseable {

    private static final int BUFFER = 1 << 20;
    private static final int SMALL_BUFFER = 1 << 15;

    private final Arena arena;
    private final FileChannel file;
    private final int block;
    private final ByteBuffer pending;
    private long size;

    private StagedFile(FileChannel file, Arena arena, int block, long expected) {
        this.file = file;
        this.arena = arena;
        this.block = block;
        long blocks = Math.clamp(Math.ceilDiv(expected, (long) block), 1, Math.max(1, BUFFER / block));
        this.pending = arena.allocate(blocks * block, block).asByteBuffer();
    }

    /// For one thread.
    ///
    /// - **expected** bytes, for the size of the buffer
    static StagedFile create(Path path, long expected) throws IOException {
        return create(path, Arena.ofConfined(), expected);
    }

    /// For threads that take turns, and a file whose size nobody knows.
    static StagedFile createShared(Path path) throws IOException {
        return create(path, Arena.ofShared(), BUFFER);
    }

    /// For one thread that has many open; what it writes waits in the page cache for the sync of all.
    static StagedFile createCached(Path path) throws IOException {
        return new StagedFile(open(path, StandardOpenOption.WRITE), Arena.ofConfined(), 1, SMALL_BUFFER);
    }

    private static StagedFile create(Path path, Arena arena, long expected) throws IOException {
        int block = Math.toIntExact(Files.getFileStore(Disk.folderOf(path)).getBlockSize());
        return new StagedFile(open(path), arena, block, expected);
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            return open(path, ExtendedOpenOption.DIRECT);
        } catch (UnsupportedOperationException | IOException e) {
            // this file system knows no direct writes; whatever else is wrong fails again
            return open(path, StandardOpenOption.WRITE);
        }
    }

    private static FileChannel open(Path path, OpenOption how) throws IOException {
        return FileChannel.open(path, Set.copyOf(List.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)));
    }

    void write(byte[] bytes, int length) throws IOException {
        write(bytes, 0, length);
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(pending.remaining(), length - done);
            pending.put(bytes, from + done, count);
            done += count;
            if (!pending.hasRemaining()) {
                flush();
            }
        }
        size += length;
    }

    private void flush() throws IOException {
        Disk.writeFully(file, pending.flip());
        pending.clear();
    }

    /// Returns when every byte is on disk.
    void sync() throws IOException {
        end();
        file.force(true);
    }

    /// The file has its length; nothing may follow.
    void end() throws IOException {
        while (pending.position() % block != 0) {
            pending.put((byte) 0);
        }
        flush();
        file.truncate(size);
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            try (arena) {
                file.close();
            }
        }
    }
}
