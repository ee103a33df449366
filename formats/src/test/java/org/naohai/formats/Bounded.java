package org.naohai.formats;

import static org.assertj.core.api.Assertions.assertThat;

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

    public static void run(String what, int fileSize, Reading reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what, e);
        }
        assertThat(System.nanoTime() - start).as("nanoseconds of " + what).isLessThan(MOST_NANOS);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated by " + what)
                .isLessThan(BUFFERS + PER_BYTE * fileSize);
    }

    @FunctionalInterface
    public interface Reading {
        void run() throws Exception;
    }
}
