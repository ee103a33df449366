package org.naohai.lake;

import java.io.IOException;

/// The disk has no room for more than what is kept for the database.
public final class DiskFull extends IOException {

    private final long freeBytes;

    DiskFull(long freeBytes) {
        super("only " + freeBytes + " bytes free");
        this.freeBytes = freeBytes;
    }

    public long freeBytes() {
        return freeBytes;
    }
}
