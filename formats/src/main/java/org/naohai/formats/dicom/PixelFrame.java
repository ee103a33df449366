package org.naohai.formats.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A decoded frame.
///
/// - **bytes** row by row from the upper left, the samples of a pixel together; little endian, as many bytes a sample
///   as are allocated, one for single bits. Nobody may change them
public final class PixelFrame {

    private final PixelLayout layout;
    private final byte[] bytes;
    private final ByteBuffer numbers;

    PixelFrame(PixelLayout layout, byte[] bytes) {
        this.layout = layout;
        this.bytes = bytes;
        this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public PixelLayout layout() {
        return layout;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int samples() {
        return bytes.length / layout.sampleBytes();
    }

    /// A sample by its bits stored, with its sign; nothing is rescaled.
    ///
    /// - **index** `(row × columns + column) × samples + sample`
    public double sample(int index) {
        if (layout.floating()) {
            return layout.bitsAllocated() == 64 ? numbers.getDouble(index * 8) : numbers.getFloat(index * 4);
        }
        long cell = switch (layout.sampleBytes()) {
            case 1 -> bytes[index] & 0xFF;
            case 2 -> numbers.getShort(index * 2) & 0xFFFF;
            case 4 -> numbers.getInt(index * 4) & 0xFFFFFFFFL;
            default -> numbers.getLong(index * 8);
        };
        int stored = layout.bitsStored();
        int left = 64 - 1 - layout.highBit();
        long value = cell << left;
        return layout.signed() ? value >> 64 - stored : unsigned(value >>> 64 - stored);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }
}
