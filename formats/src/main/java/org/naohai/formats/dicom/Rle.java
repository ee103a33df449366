package org.naohai.formats.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// RLE Lossless (PS3.5 annex G): a header of 16 numbers, then one PackBits segment for each byte of a sample.
final class Rle {

    static final int HEADER = 64;

    /// Two bytes give at most 128.
    static final int MOST_RATIO = 64;

    private static final int NOTHING = 128;

    private Rle() {}

    /// - **gives** the frame pixel by pixel, little endian; null where segments or lengths do not fit the layout
    static byte @Nullable [] decode(byte[] frame, PixelLayout layout) {
        int planes = layout.samples() * layout.sampleBytes();
        long size = layout.pixels() * planes;
        if (frame.length < HEADER || size > (long) frame.length * MOST_RATIO || size > Integer.MAX_VALUE - 16) {
            return null;
        }
        var header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != planes || planes > 15) {
            return null;
        }
        var out = new byte[(int) size];
        for (int i = 0; i < planes; i++) {
            long from = Integer.toUnsignedLong(header.getInt(4 + 4 * i));
            long to = i + 1 < planes ? Integer.toUnsignedLong(header.getInt(8 + 4 * i)) : frame.length;
            int sample = i / layout.sampleBytes();
            int significance = layout.sampleBytes() - 1 - i % layout.sampleBytes();
            int start = sample * layout.sampleBytes() + significance;
            if (from < HEADER || to < from || to > frame.length || !segment(frame, from, to, out, start, planes)) {
                return null;
            }
        }
        return out;
    }

    /// Where a segment that begins there has given so many bytes: behind it, or behind the end of the frame where that
    /// comes first.
    static long end(FrameBytes frame, long from, long bytes) throws IOException {
        long at = from;
        for (long given = 0; given < bytes; ) {
            int code = frame.at(at);
            if (code < 0) {
                return frame.size() + 1;
            }
            given += code == NOTHING ? 0 : code < NOTHING ? code + 1 : 257 - code;
            at += code == NOTHING ? 1 : code < NOTHING ? code + 2 : 2;
        }
        return at;
    }

    /// - **gives** false where the segment ends too early
    private static boolean segment(byte[] in, long from, long to, byte[] out, int start, int step) {
        int at = (int) from;
        int put = start;
        while (put < out.length) {
            if (at + 1 >= to) {
                return false;
            }
            int code = in[at++];
            if (code >= 0) {
                for (int n = code + 1; n > 0 && put < out.length; n--, put += step) {
                    if (at >= to) {
                        return false;
                    }
                    out[put] = in[at++];
                }
            } else if (code != -128) {
                byte repeated = in[at++];
                for (int n = 1 - code; n > 0 && put < out.length; n--, put += step) {
                    out[put] = repeated;
                }
            }
        }
        return true;
    }
}
