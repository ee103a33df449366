package org.naohai.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Runs a reader and fails when it throws, takes seconds or allocates more than the file warrants.
public final class Bounded {

    /// What any reader may allocate for its buffers, however small the file.
    private static final long BUFFERS = 48L << 20;

    private static final long PER_BYTE = 200;
    private static final long MOST_NANOS = 5_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounded() {}

    /// What a run took.
    public record Used(long nanos, long allocatedBytes) {}

    /// Reads one file.
    @FunctionalInterface
    public interface Reading {
        void run() throws Exception;
    }

    public static Used run(String what, int fileSize, Reading reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what, e);
        }
        var used = new Used(System.nanoTime() - start, THREADS.getCurrentThreadAllocatedBytes() - before);
        long most = BUFFERS + PER_BYTE * fileSize;
        if (used.nanos() >= MOST_NANOS || used.allocatedBytes() >= most) {
            throw new AssertionError("%s: %d ms (< %d), %d bytes allocated (< %d)"
                    .formatted(what, used.nanos() / 1_000_000, MOST_NANOS / 1_000_000, used.allocatedBytes(), most));
        }
        return used;
    }
}
