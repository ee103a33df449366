package org.naohai.formats.dicom;

import java.io.IOException;

/// Turns the arrangements that native pixels may have into the one of [PixelFrame].
final class NativePixels {

    private NativePixels() {}

    /// Single bits, the first in the lowest place; frames need not start with a byte (PS3.5 8.1.1).
    static byte[] bits(PixelStream stream, PixelLayout layout, int frame) throws IOException {
        long first = frame * layout.frameBits();
        int count = Math.toIntExact(layout.frameBits());
        var packed = new byte[(int) ((first + count + 7) / 8 - first / 8)];
        stream.read(first / 8, packed);
        var out = new byte[count];
        int shift = (int) (first % 8);
        for (int i = 0; i < count; i++) {
            int bit = shift + i;
            out[i] = (byte) (packed[bit >> 3] >> (bit & 7) & 1);
        }
        return out;
    }

    /// Planes of a colour each, to the samples of a pixel together (PS3.3 C.7.6.3.1.3).
    static byte[] interleaved(byte[] planes, PixelLayout layout) {
        int unit = layout.sampleBytes();
        int pixels = (int) layout.pixels();
        var out = new byte[planes.length];
        for (int sample = 0; sample < layout.samples(); sample++) {
            for (int i = 0; i < pixels; i++) {
                int from = (sample * pixels + i) * unit;
                int to = (i * layout.samples() + sample) * unit;
                System.arraycopy(planes, from, out, to, unit);
            }
        }
        return out;
    }

    /// Two luminances with one pair of colours, to three samples for each pixel (PS3.3 C.7.6.3.1.2, YBR_FULL_422).
    static byte[] full(byte[] pairs, PixelLayout layout) {
        int unit = layout.sampleBytes();
        var out = new byte[Math.toIntExact(layout.pixels() * 3 * unit)];
        for (int pair = 0; pair < layout.pixels() / 2; pair++) {
            int from = pair * 4 * unit;
            for (int pixel = 0; pixel < 2; pixel++) {
                int to = (pair * 2 + pixel) * 3 * unit;
                System.arraycopy(pairs, from + pixel * unit, out, to, unit);
                System.arraycopy(pairs, from + 2 * unit, out, to + unit, 2 * unit);
            }
        }
        return out;
    }
}
