package org.naohai.lake;

import java.nio.file.Path;

/// What takes files in leaves some room on the disk of the data folder: PostgreSQL ends in the middle of its work
/// where its log cannot grow, and record, audit log and search index have to go on while nothing more is taken in.
///
/// Owned by one thread.
public final class Room {

    /// The log of the database between two checkpoints of a small installation, and the index.
    public static final long RESERVE = 256L << 20;

    /// Asking the file system is a system call: once for so many bytes.
    private static final long STEP = 8L << 20;

    private final Path folder;
    private long granted;

    /// - **folder** on the disk that is written to
    public Room(Path folder) {
        this.folder = folder;
    }

    /// Before so many bytes are written.
    ///
    /// - **fails** where less than they and the reserve are free
    public void take(long bytes) throws DiskFull {
        if (bytes > granted) {
            granted = Math.max(bytes, STEP);
            require(folder, granted);
        }
        granted -= bytes;
    }

    /// - **fails** where less than these bytes and the reserve are free
    public static void require(Path folder, long bytes) throws DiskFull {
        long free = free(folder);
        if (free < bytes + RESERVE) {
            throw new DiskFull(free);
        }
    }

    /// Bytes that this account may still write there.
    public static long free(Path folder) {
        return folder.toFile().getUsableSpace();
    }
}
