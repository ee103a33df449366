package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.lake.Lake;

/// Frames of native pixel data: ranges of the object, without reading it.
final class NativeFrames {

    private NativeFrames() {}

    /// - **number** from 1
    static Optional<Multipart.Body> of(Lake lake, Part part, int number) throws IOException {
        var offset = part.pixelOffset();
        var pixels = part.pixelLength();
        if (offset == null || pixels == null || number > Math.max(1, part.frames())) {
            return Optional.empty();
        }
        int frames = Math.max(1, part.frames());
        long bits = bits(part, pixels, frames);
        if (bits % 8 != 0) {
            return Optional.of(shifted(lake, part.sha256(), offset, bits, number));
        }
        long length = bits / 8;
        return length * frames > pixels
                ? Optional.empty()
                : Optional.of(new Stored(lake, part.sha256(), offset + (number - 1) * length, length));
    }

    /// Bits of one frame. What stands behind the last is padding (PS3.5 8.1.1), at most a byte where sizes
    /// are known.
    private static long bits(Part part, long length, int frames) {
        long all = length * 8;
        if (part.rows() == null || part.columns() == null || part.rows() == 0 || part.columns() == 0) {
            return length / frames * 8;
        }
        long pixels = (long) part.rows() * part.columns();
        long depth = all / (pixels * frames);
        return depth == 0 ? length / frames * 8 : pixels * depth;
    }

    /// Frames of one bit a pixel follow each other without padding (PS3.5 8.1.1): moved to begin with a
    /// byte.
    private static Multipart.Body shifted(Lake lake, String sha256, long offset, long bits, int number)
            throws IOException {
        long start = (number - 1) * bits;
        int skip = (int) (start % 8);
        int length = (int) ((bits + 7) / 8);
        var read = new byte[length + 1];
        try (var channel = lake.channel(sha256)) {
            channel.position(offset + start / 8);
            var buffer = ByteBuffer.wrap(read);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        }
        var frame = new byte[length];
        for (int i = 0; i < length; i++) {
            int both = (read[i] & 0xFF) | (read[i + 1] & 0xFF) << 8;
            frame[i] = (byte) (both >>> skip);
        }
        int rest = (int) (bits % 8);
        if (rest != 0) {
            frame[length - 1] &= (byte) ((1 << rest) - 1);
        }
        return new Stored.Bytes(frame);
    }
}
