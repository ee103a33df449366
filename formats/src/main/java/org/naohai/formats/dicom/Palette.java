package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The look-up tables of PALETTE COLOR (PS3.3 C.7.6.3.1.5 and C.7.9.2), plain or segmented.
///
/// - **first** the value that the first entry stands for; lower ones have its colour, too
final class Palette {

    private static final int RED = 0x00281101;
    private static final int DATA = 0x100;
    private static final int SEGMENTED = 0x120;

    private final int first;
    private final byte[][] colours;

    private Palette(int first, byte[][] colours) {
        this.first = first;
        this.colours = colours;
    }

    static @Nullable Palette of(DicomObject object) throws IOException {
        var colours = new byte[3][];
        int first = 0;
        for (int i = 0; i < 3; i++) {
            var descriptor = object.data().numbers(RED + i);
            if (descriptor.length < 3) {
                return null;
            }
            int entries = ((int) descriptor[0] & 0xFFFF) == 0 ? 1 << 16 : (int) descriptor[0] & 0xFFFF;
            first = (int) descriptor[1];
            var table = table(object, RED + i, entries, (int) descriptor[2]);
            if (table == null) {
                return null;
            }
            colours[i] = table;
        }
        return new Palette(first, colours);
    }

    Rendered render(PixelFrame frame) {
        var out = new byte[frame.samples() * 3];
        for (int i = 0; i < frame.samples(); i++) {
            int entry = (int) frame.sample(i) - first;
            for (int colour = 0; colour < 3; colour++) {
                var table = colours[colour];
                out[3 * i + colour] = table[Math.clamp(entry, 0, table.length - 1)];
            }
        }
        return new Rendered(frame.layout().columns(), frame.layout().rows(), 3, out);
    }

    private static byte @Nullable [] table(DicomObject object, int descriptor, int entries, int bits)
            throws IOException {
        var plain = object.data().get(descriptor + DATA);
        if (plain != null) {
            var bytes = bytes(object, plain, 2 * entries);
            return bytes.length >= 2 * entries
                    ? words(bytes, entries, bits)
                    : bytes.length >= entries ? Arrays.copyOf(bytes, entries) : null;
        }
        var segmented = object.data().get(descriptor + SEGMENTED);
        if (segmented == null) {
            return null;
        }
        var bytes = bytes(object, segmented, 1 << 20);
        var expanded = new SegmentedTable(bytes, entries).expand();
        return expanded == null ? null : scaled(expanded, bits);
    }

    private static byte[] bytes(DicomObject object, Element element, int most) throws IOException {
        var stream = PixelStream.of(object, element);
        var bytes = new byte[(int) Math.min(most, stream.length())];
        stream.read(0, bytes);
        return bytes;
    }

    private static byte[] words(byte[] bytes, int entries, int bits) {
        var words = new int[entries];
        Arrays.setAll(words, i -> bytes[2 * i] & 0xFF | (bytes[2 * i + 1] & 0xFF) << 8);
        return scaled(words, bits);
    }

    /// To 8 bits; tables that say 16 bits but hold 8 are met, too.
    private static byte[] scaled(int[] words, int bits) {
        int highest = Arrays.stream(words).max().orElse(0);
        int shift = bits > 8 && highest > 0xFF ? bits - 8 : 0;
        var out = new byte[words.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.min(0xFF, words[i] >> shift);
        }
        return out;
    }
}
