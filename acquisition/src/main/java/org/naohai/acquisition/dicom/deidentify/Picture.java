package org.naohai.acquisition.dicom.deidentify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.PixelFrame;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Rendering;

/// Frames of an object as pictures that a program for reading text takes from its standard input: grey PGM
/// where we decode them, else the JPEG or JPEG 2000 stream as it came. Nothing is written to disk.
final class Picture {

    private static final int LARGEST = 64 << 20;
    /// Writing on screens is some 10 pixels high; recognition wants 20 to 30.
    private static final int ENLARGE_BELOW = 1500;

    /// Of the whole range: what is darker is no writing on a screen.
    private static final double BRIGHT = 0.6;

    private final DicomObject object;
    private final PixelReader reader;

    private Picture(DicomObject object, PixelReader reader) {
        this.object = object;
        this.reader = reader;
    }

    /// Empty where there are no pixels that can be understood.
    static Optional<Picture> of(DicomObject object) throws IOException {
        return PixelReader.open(object).reader().map(reader -> new Picture(object, reader));
    }

    /// First, middle and last: writing on a screen stays while the image moves.
    int[] frames() {
        int frames = reader.layout().frames();
        return IntStream.of(0, frames / 2, frames - 1).distinct().toArray();
    }

    /// The frame as it is tried one after the other: what is bright alone (writing on a screen is;
    /// recognition takes speckles around it for the background), then all greys. None where the program could
    /// not read it either.
    List<byte[]> frame(int frame) throws IOException {
        if (reader.layout().pixels() > LARGEST) {
            return List.of();
        }
        var decoded = reader.frame(frame).frame();
        if (decoded.isPresent()) {
            return grey(decoded.get());
        }
        var stream = stream(frame);
        return stream == null ? List.of() : List.of(stream);
    }

    private byte @Nullable [] stream(int frame) throws IOException {
        var fragments = reader.frameFragments(frame);
        long length =
                fragments.stream().mapToLong(fragment -> fragment.length()).sum();
        if (length < 4 || length > LARGEST) {
            return null;
        }
        var stream = new byte[(int) length];
        int at = 0;
        for (var fragment : fragments) {
            object.source().read(fragment.offset(), stream, at, (int) fragment.length());
            at += (int) fragment.length();
        }
        int first = (stream[0] & 0xFF) << 8 | stream[1] & 0xFF;
        return first == 0xFFD8 || first == 0xFF4F ? stream : null;
    }

    private List<byte[]> grey(PixelFrame frame) throws IOException {
        var layout = frame.layout();
        if (layout.samples() == 1 && !layout.photometric().startsWith("PALETTE")) {
            return pictures(layout.columns(), layout.rows(), frame::sample);
        }
        var rendered = new Rendering(object).render(frame, object.data(), Optional.empty());
        if (rendered.isEmpty()) {
            return List.of();
        }
        var pixels = rendered.get().pixels();
        int samples = rendered.get().samples();
        return pictures(rendered.get().width(), rendered.get().height(), i -> brightest(pixels, i * samples, samples));
    }

    private static double brightest(byte[] pixels, int from, int samples) {
        int most = 0;
        for (int i = from; i < from + samples; i++) {
            most = Math.max(most, pixels[i] & 0xFF);
        }
        return most;
    }

    private static List<byte[]> pictures(int width, int height, IntToDoubleFunction pixel) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < width * height; i++) {
            double value = pixel.applyAsDouble(i);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double bright = least + BRIGHT * (most - least);
        return List.of(pgm(width, height, pixel, bright, most), pgm(width, height, pixel, least, most));
    }

    /// - **black** and below, and **white**, of what is shown
    private static byte[] pgm(int width, int height, IntToDoubleFunction pixel, double black, double white) {
        int times = Math.max(width, height) < ENLARGE_BELOW ? 2 : 1;
        var header = "P5\n%d %d\n255\n".formatted(width * times, height * times).getBytes(StandardCharsets.US_ASCII);
        var pgm = Arrays.copyOf(header, header.length + width * height * times * times);
        double scale = white > black ? 255 / (white - black) : 0;
        int at = header.length;
        for (int y = 0; y < height * times; y++) {
            for (int x = 0; x < width * times; x++) {
                double value = times == 1 ? pixel.applyAsDouble(y * width + x) : between(pixel, x, y, width, height);
                pgm[at++] = (byte) (Math.max(0, value - black) * scale);
            }
        }
        return pgm;
    }

    /// The mean of the four pixels around half a step.
    private static double between(IntToDoubleFunction pixel, int x, int y, int width, int height) {
        int left = x / 2;
        int top = y / 2;
        int right = Math.min(width - 1, left + x % 2);
        int below = Math.min(height - 1, top + y % 2);
        return (pixel.applyAsDouble(top * width + left)
                        + pixel.applyAsDouble(top * width + right)
                        + pixel.applyAsDouble(below * width + left)
                        + pixel.applyAsDouble(below * width + right))
                / 4;
    }
}
