package org.naohai.lake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Copies of large objects, as many at a time as there are processors; no thread before the first. Owned by
/// one thread.
final class Copies implements AutoCloseable {

    private final List<Future<?>> running = new ArrayList<>();
    private @Nullable ExecutorService threads;

    /// One copy.
    interface Copy {
        void run() throws IOException;
    }

    void start(Copy copy) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().name("copying-", 0).daemon().factory());
        }
        running.add(threads.submit(() -> {
            copy.run();
            return null;
        }));
    }

    /// Returns when every copy is finished and synced.
    ///
    /// - **fails** as the first copy that failed
    void await() throws IOException {
        try {
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while objects were copied");
        }
    }

    /// Breaks off what is not finished; returns when no copy writes any more.
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
            threads.close();
        }
    }
}
