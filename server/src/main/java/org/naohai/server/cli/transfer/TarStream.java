package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.LongConsumer;

/// Files as a tar stream (pax where a name or size needs it), made while it is read: nothing is copied ahead.
final class TarStream extends InputStream {

    private static final int BLOCK = 512;
    private static final long OCTAL_SIZE = 0_77777777777L;

    private final Deque<SourceEntry> entries;
    private final LongConsumer progress;
    private byte[] pending = new byte[0];
    private int pendingAt;
    private InputStream content = InputStream.nullInputStream();
    private long contentLeft;
    private int padding;
    private boolean ended;

    /// - **progress** is told of content bytes as they are read
    TarStream(Collection<SourceEntry> entries, LongConsumer progress) {
        this.entries = new ArrayDeque<>(entries);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (true) {
            if (pendingAt < pending.length) {
                int count = Math.min(length, pending.length - pendingAt);
                System.arraycopy(pending, pendingAt, into, from, count);
                pendingAt += count;
                return count;
            }
            if (contentLeft > 0) {
                return readContent(into, from, length);
            }
            if (ended) {
                return -1;
            }
            advance();
        }
    }

    private int readContent(byte[] into, int from, int length) throws IOException {
        int count = content.read(into, from, (int) Math.min(length, contentLeft));
        if (count < 0) {
            throw new IOException("a file became shorter while it was read");
        }
        contentLeft -= count;
        progress.accept(count);
        if (contentLeft == 0) {
            content.close();
            pend(new byte[padding]);
        }
        return count;
    }

    private void advance() throws IOException {
        var entry = entries.poll();
        if (entry == null) {
            pend(new byte[2 * BLOCK]);
            ended = true;
            return;
        }
        pend(header(entry));
        contentLeft = entry.size();
        padding = (int) ((BLOCK - entry.size() % BLOCK) % BLOCK);
        if (contentLeft > 0) {
            content = entry.content().open();
        }
    }

    private void pend(byte[] bytes) {
        pending = bytes;
        pendingAt = 0;
    }

    private static byte[] header(SourceEntry entry) {
        var pax = new StringBuilder();
        if (needsPax(entry.path())) {
            pax.append(record("path", entry.path()));
        }
        var link = entry.link() == null ? "" : entry.link();
        if (needsPax(link)) {
            pax.append(record("linkpath", link));
        }
        if (entry.size() > OCTAL_SIZE) {
            pax.append(record("size", Long.toString(entry.size())));
        }
        var own = block(entry.path(), Math.min(entry.size(), OCTAL_SIZE), entry.link() == null ? '0' : '2', link);
        if (pax.isEmpty()) {
            return own;
        }
        var records = pax.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (records.length + BLOCK - 1) / BLOCK * BLOCK;
        var all = new byte[BLOCK + padded + BLOCK];
        System.arraycopy(block("pax", records.length, 'x', ""), 0, all, 0, BLOCK);
        System.arraycopy(records, 0, all, BLOCK, records.length);
        System.arraycopy(own, 0, all, BLOCK + padded, BLOCK);
        return all;
    }

    private static boolean needsPax(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 100 || bytes.length != text.length();
    }

    private static String record(String key, String value) {
        int body = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
        int length = body + Integer.toString(body).length();
        length = body + Integer.toString(length).length();
        return length + " " + key + "=" + value + "\n";
    }

    private static byte[] block(String name, long size, char type, String link) {
        var block = new byte[BLOCK];
        text(block, 0, 100, name);
        text(block, 100, 8, "0000600");
        text(block, 108, 8, "0000000");
        text(block, 116, 8, "0000000");
        text(block, 124, 12, octal(size, 11));
        text(block, 136, 12, "00000000000");
        text(block, 148, 8, "        ");
        block[156] = (byte) type;
        text(block, 157, 100, link);
        text(block, 257, 6, "ustar");
        text(block, 263, 2, "00");
        long sum = 0;
        for (byte one : block) {
            sum += one & 0xFF;
        }
        text(block, 148, 8, octal(sum, 6) + "\0 ");
        return block;
    }

    private static String octal(long number, int digits) {
        var text = Long.toOctalString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static void text(byte[] block, int from, int length, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, from, Math.min(bytes.length, length));
    }
}
