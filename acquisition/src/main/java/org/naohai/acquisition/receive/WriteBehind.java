package org.naohai.acquisition.receive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.journal.Spool;

/// Encrypts and writes a large file on a thread of its own while the request's thread receives and hashes what follows.
///
/// A few buffers go round between the two: where the disk is slower than the sender, the sender waits for one. After
/// a failure one more buffer comes back, so that nobody waits in vain.
final class WriteBehind implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int BUFFERS = 4;
    private static final Piece END = new Piece(new byte[0], 0);

    private final Spool.Writer writer;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Piece> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final FutureTask<Void> writing = new FutureTask<>(this::writeAll);
    private volatile boolean failed;
    private boolean ended;

    private WriteBehind(Spool.Writer writer) {
        this.writer = writer;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new byte[BUFFER]);
        }
    }

    private record Piece(byte[] bytes, int length) {}

    static WriteBehind to(Spool.Writer writer) {
        var behind = new WriteBehind(writer);
        Thread.ofVirtual().name("spool-write").start(behind.writing);
        return behind;
    }

    /// A buffer to fill and to hand to [#write].
    ///
    /// - **fails** where the disk has failed by now
    byte[] buffer() throws IOException {
        if (failed) {
            finish();
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    void write(byte[] bytes, int length) {
        filled.add(new Piece(bytes, length));
    }

    /// Returns when everything is written.
    ///
    /// - **fails** as the disk did, or where the sender is told to stop
    void finish() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw stopped();
        }
        end();
        try {
            writing.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    /// Returns when nothing is written any more, finished or not.
    @Override
    public void close() {
        end();
        boolean interrupted = Thread.interrupted();
        while (!writing.isDone()) {
            try {
                writing.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break; // said by finish
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            filled.add(END);
        }
    }

    private @Nullable Void writeAll() throws IOException, InterruptedException {
        Piece piece = filled.take();
        try {
            while (piece != END) {
                writer.write(piece.bytes(), 0, piece.length());
                free.add(piece.bytes());
                piece = filled.take();
            }
            return null;
        } catch (IOException | RuntimeException | Error e) {
            failed = true;
            free.add(piece.bytes()); // the sender may be waiting for one, and finds the failure at the next
            throw e;
        }
    }

    private static InterruptedIOException stopped() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped while a file was written");
    }
}
