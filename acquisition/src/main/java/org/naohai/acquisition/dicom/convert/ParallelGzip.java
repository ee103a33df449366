package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Background;

/// Compresses on all processors into one gzip member that every reader takes (RFC 1952).
///
/// The input is cut into blocks, each deflated by itself with the 32 KiB before it as dictionary and ended
/// on a byte boundary (an empty stored block, zlib's sync flush), so that they join to one deflate stream:
/// pigz's way. The same bytes give the same file, on any number of processors.
final class ParallelGzip implements AutoCloseable {

    private static final int BLOCK = 1 << 20;
    private static final int DICTIONARY = 1 << 15;
    private static final int LEVEL = 6;
    /// magic, deflate, no flags, no time, no extra flags, unknown system
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

    private static final int TRAILER = 8;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = Executors.newFixedThreadPool(processors, Background.threads("gzip-"));

    /// Neither stream is closed. Holds two blocks for each processor.
    void compress(InputStream in, OutputStream out) throws IOException {
        var waiting = new ArrayDeque<Future<byte[]>>();
        try {
            compress(in, out, waiting);
        } finally {
            waiting.forEach(one -> one.cancel(true));
        }
    }

    private void compress(InputStream in, OutputStream out, ArrayDeque<Future<byte[]>> waiting) throws IOException {
        out.write(HEADER);
        var checksum = new CRC32();
        long size = 0;
        byte @Nullable [] before = null;
        var block = in.readNBytes(BLOCK);
        while (true) {
            var next = block.length < BLOCK ? new byte[0] : in.readNBytes(BLOCK);
            boolean last = next.length == 0;
            checksum.update(block);
            size += block.length;
            var bytes = block;
            var dictionary = before;
            waiting.add(threads.submit(() -> deflated(bytes, dictionary, last)));
            while (waiting.size() > (last ? 0 : 2 * processors)) {
                out.write(finished(waiting.remove()));
            }
            if (last) {
                break;
            }
            before = block;
            block = next;
        }
        out.write(ByteBuffer.allocate(TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) size)
                .array());
    }

    private static byte[] deflated(byte[] block, byte @Nullable [] before, boolean last) {
        try (var deflater = new Deflater(LEVEL, true)) {
            if (before != null) {
                deflater.setDictionary(before, before.length - DICTIONARY, DICTIONARY);
            }
            deflater.setInput(block);
            if (last) {
                deflater.finish();
            }
            var result = new byte[block.length + block.length / 8 + 64];
            int length = 0;
            while (true) {
                int count = deflater.deflate(
                        result, length, result.length - length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                length += count;
                if (length < result.length) {
                    return Arrays.copyOf(result, length);
                }
                result = Arrays.copyOf(result, 2 * result.length);
            }
        }
    }

    private static byte[] finished(Future<byte[]> block) throws IOException {
        try {
            return block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
