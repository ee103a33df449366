package org.naohai.formats.zarr;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Frames of Blosc 1 with one block: bytes shuffled by the size of the values, then zstd.
///
/// A frame is 16 little-endian bytes (version 2, codec format 1, flags, size of a value, plain bytes, block bytes,
/// frame bytes), the offset of the block (int), its length (int) and the zstd stream. What does not shrink is stored
/// plain behind the 16 bytes. One block for all, without a stream for each byte plane, is what zstd packs best.
///
/// - **source** c-blosc, README_CHUNK_FORMAT
public final class Blosc {

    private static final int HEADER = 16;
    private static final int BLOCK = 8;
    private static final byte VERSION = 2;
    private static final byte CODEC_VERSION = 1;
    private static final int SHUFFLED = 0x01;
    private static final int PLAIN = 0x02;
    private static final int NOT_SPLIT = 0x10;
    private static final int ZSTD = 4 << 5;
    private static final int LEVEL = 3;

    private Blosc() {}

    /// The longest that a frame of so many bytes can be.
    static int longest(int plainBytes) {
        return HEADER + BLOCK + (int) Zstd.compressBound(plainBytes);
    }

    /// - **shuffled** a buffer of the length of **plain** · **out** at least [#longest] bytes from **at** on
    /// - **returns** bytes written
    static int encode(byte[] plain, int valueBytes, byte[] shuffled, byte[] out, int at) {
        shuffle(plain, valueBytes, shuffled);
        long packed = Zstd.compressByteArray(
                out, at + HEADER + BLOCK, out.length - at - HEADER - BLOCK, shuffled, 0, plain.length, LEVEL);
        if (Zstd.isError(packed)) {
            throw new IllegalStateException("zstd: " + Zstd.getErrorName(packed));
        }
        boolean shrank = HEADER + BLOCK + packed < HEADER + plain.length;
        int length = HEADER + (shrank ? BLOCK + (int) packed : plain.length);
        var header = ByteBuffer.wrap(out, at, HEADER + BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        header.put(VERSION).put(CODEC_VERSION);
        header.put((byte) (shrank ? SHUFFLED | NOT_SPLIT | ZSTD : SHUFFLED | PLAIN | NOT_SPLIT | ZSTD));
        header.put((byte) valueBytes);
        header.putInt(plain.length).putInt(plain.length).putInt(length);
        if (shrank) {
            header.putInt(HEADER + Integer.BYTES).putInt((int) packed);
        } else {
            System.arraycopy(plain, 0, out, at + HEADER, plain.length);
        }
        return length;
    }

    private static void shuffle(byte[] plain, int valueBytes, byte[] shuffled) {
        int values = plain.length / valueBytes;
        for (int plane = 0; plane < valueBytes; plane++) {
            int to = plane * values;
            for (int from = plane; from < plain.length; from += valueBytes) {
                shuffled[to++] = plain[from];
            }
        }
    }
}
