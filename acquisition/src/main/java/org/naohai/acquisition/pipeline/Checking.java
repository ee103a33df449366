package org.naohai.acquisition.pipeline;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.quality.Assessment;
import org.naohai.quality.Quality;

/// Assesses units on a fixed pool and hands the results on in order; only a few are held at a time.
record Checking(Quality quality, ExecutorService threads) {

    private static final int AHEAD = 64;

    /// Takes one assessment after the other, on the caller's thread.
    interface Sink {
        void take(Assessment assessment) throws java.io.IOException;
    }

    void check(Collection<Unit> units, FileTree files, Sink sink) throws java.io.IOException, InterruptedException {
        var running = new ArrayDeque<Future<Assessment>>();
        try {
            for (var unit : units) {
                running.add(threads.submit(() -> quality.assess(unit, files)));
                if (running.size() >= AHEAD) {
                    sink.take(result(running.remove()));
                }
            }
            while (!running.isEmpty()) {
                sink.take(result(running.remove()));
            }
        } finally {
            running.forEach(one -> one.cancel(true));
        }
    }

    private static Assessment result(Future<Assessment> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("quality control failed", e.getCause());
        }
    }
}
