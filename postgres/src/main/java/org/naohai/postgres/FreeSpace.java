package org.naohai.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.naohai.kernel.Refused;

/// A full disk stops a database in the middle of its work, so a start wants some room.
final class FreeSpace {

    private static final long MEBIBYTE = 1L << 20;
    /// room for the write-ahead log and the programs
    private static final long LEAST_MEBIBYTES = 1024;

    private FreeSpace() {}

    static void require(Path folder) throws IOException {
        var existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace() / MEBIBYTE;
        if (free < LEAST_MEBIBYTES) {
            throw Refused.of(Refused.Kind.UNAVAILABLE, "DISK_SHORT", null, free + " MiB", LEAST_MEBIBYTES + " MiB");
        }
    }
}
