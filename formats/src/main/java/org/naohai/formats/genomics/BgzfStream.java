package org.naohai.formats.genomics;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Reads BGZF (SAM specification §4.1) from a virtual offset: compressed offset of the block << 16 | offset inside it.
///
/// - **fails** [ZipException] or [EOFException] where a block is damaged or cut
///
/// Not thread-safe; closes its channel.
final class BgzfStream extends InputStream {

    private static final int HEADER = 18;
    private static final int LARGEST = 1 << 16;

    private final SeekableByteChannel channel;
    private final Inflater inflater = new Inflater(true);
    private final byte[] block = new byte[LARGEST];
    private long blockStart;
    private long nextBlock;
    private int length;
    private int at;

    BgzfStream(SeekableByteChannel channel, long virtualOffset) throws IOException {
        this.channel = channel;
        this.nextBlock = virtualOffset >>> 16;
        fill();
        this.at = (int) Math.min(length, virtualOffset & 0xFFFF);
    }

    static boolean is(SeekableByteChannel channel) throws IOException {
        var header = ByteBuffer.allocate(HEADER);
        channel.position(0);
        while (header.hasRemaining() && channel.read(header) > 0) {}
        var b = header.array();
        return !header.hasRemaining() && b[0] == 0x1F && (b[1] & 0xFF) == 0x8B && b[12] == 'B' && b[13] == 'C';
    }

    long virtualOffset() {
        return at < length ? blockStart << 16 | at : nextBlock << 16;
    }

    @Override
    public int read() throws IOException {
        while (at == length) {
            if (!fill()) {
                return -1;
            }
        }
        return block[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        blockStart = nextBlock;
        at = 0;
        length = 0;
        if (nextBlock >= channel.size()) {
            return false;
        }
        var header = bytes(HEADER);
        if (header[12] != 'B' || header[13] != 'C') {
            throw new ZipException("not a BGZF block");
        }
        int size = ((header[16] & 0xFF) | (header[17] & 0xFF) << 8) + 1;
        if (size < HEADER + 8) {
            throw new ZipException("BGZF block too small");
        }
        inflate(bytes(size - HEADER));
        nextBlock = blockStart + size;
        return true;
    }

    private void inflate(byte[] body) throws IOException {
        int inflated = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - 4);
        if (inflated < 0 || inflated > LARGEST) {
            throw new ZipException("BGZF block too large");
        }
        inflater.reset();
        inflater.setInput(body, 0, body.length - 8);
        try {
            length = inflater.inflate(block, 0, inflated);
        } catch (DataFormatException e) {
            throw damaged(e);
        }
    }

    private static ZipException damaged(DataFormatException cause) {
        var damaged = new ZipException("BGZF block is damaged");
        damaged.initCause(cause);
        return damaged;
    }

    private byte[] bytes(int n) throws IOException {
        var buffer = ByteBuffer.allocate(n);
        channel.position(nextBlock + (n == HEADER ? 0 : HEADER));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("BGZF block is cut");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
