package org.naohai.acquisition.dicom.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.sandbox.Ran.Limit;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Job;

/// A program while it runs: drained, watched, ended in time.
///
/// One platform thread starts it and stays until it has ended: bubblewrap's `--die-with-parent` ends the
/// program with the *thread* that started it (prctl(2), PR_SET_PDEATHSIG), and carriers of virtual threads
/// come and go.
final class RunningProgram {

    private static final long LOOK_EVERY_MILLISECONDS = 100;
    private static final long LAST_WORDS_SECONDS = 5;

    private final List<String> command;
    private final Job job;

    RunningProgram(List<String> command, Job job) {
        this.command = command;
        this.job = job;
    }

    Ran toEnd() throws IOException, InterruptedException {
        var run = new FutureTask<>(this::run);
        var thread = Thread.ofPlatform().name("sandbox").daemon().start(run);
        try {
            return result(run);
        } catch (InterruptedException e) {
            thread.interrupt();
            thread.join();
            throw e;
        }
    }

    private static Ran result(FutureTask<Ran> run) throws IOException, InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(cause);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Ran run() throws IOException, InterruptedException, ExecutionException {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.directory(job.output().toFile());
        var process = builder.start();
        try {
            var out = inBackground(
                    () -> drained(process.getInputStream(), job.limits().textBytes()));
            var error = inBackground(
                    () -> drained(process.getErrorStream(), job.limits().textBytes()));
            inBackground(() -> fed(process));
            var overran = watch(process);
            if (overran != null) {
                return new Ran.Overran(overran);
            }
            endChildren(process);
            return new Ran.Ended(process.exitValue(), said(out), said(error));
        } finally {
            end(process);
        }
    }

    /// Behind walls its children end with it; without walls they are ended one by one.
    private static void end(Process process) throws InterruptedException {
        endChildren(process);
        process.destroyForcibly();
        process.waitFor();
    }

    /// Leaves its streams open: what it said last may not be read yet.
    private static void endChildren(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static byte[] said(FutureTask<byte[]> stream) throws InterruptedException, ExecutionException {
        try {
            return stream.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new byte[0]; // a child that got away still holds the stream
        }
    }

    private @Nullable Limit watch(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + job.limits().deadline().toNanos();
        while (!process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > deadline) {
                return Limit.TIME;
            }
            if (wroteTooMuch(job.output())) {
                return Limit.OUTPUT;
            }
        }
        return wroteTooMuch(job.output()) ? Limit.OUTPUT : null;
    }

    private boolean wroteTooMuch(Path output) throws IOException {
        return !new Measure(job.limits().outputBytes()).holds(output);
    }

    private Boolean fed(Process process) throws IOException {
        try (var in = process.getOutputStream()) {
            in.write(job.stdin());
        }
        return true;
    }

    /// Keeps the first bytes and lets the others go by, so that the program never waits for us.
    private static byte[] drained(InputStream in, int most) throws IOException {
        var kept = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(count, most - kept.size()));
            }
        } catch (IOException ended) {
            // the stream of a program that was ended closes under us: what it said until then is what it said
            return kept.toByteArray();
        }
        return kept.toByteArray();
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }
}
