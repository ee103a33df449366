package org.naohai.formats.dicom;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A frame as eyes see it.
///
/// - **samples** 1 for grey, 3 for red, green and blue, 8 bits each · **pixels** row by row from the upper left
public final class Rendered {

    private final int width;
    private final int height;
    private final int samples;
    private final byte[] pixels;

    Rendered(int width, int height, int samples, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.samples = samples;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int samples() {
        return samples;
    }

    /// Nobody may change them.
    public byte[] pixels() {
        return pixels;
    }

    /// The same, made smaller by averages so that no side is longer.
    public Rendered atMost(int side) {
        int longest = Math.max(width, height);
        if (longest <= side) {
            return this;
        }
        int newWidth = Math.max(1, (int) ((long) width * side / longest));
        int newHeight = Math.max(1, (int) ((long) height * side / longest));
        var out = new byte[newWidth * newHeight * samples];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                for (int s = 0; s < samples; s++) {
                    out[(y * newWidth + x) * samples + s] = average(x, y, s, newWidth, newHeight);
                }
            }
        }
        return new Rendered(newWidth, newHeight, samples, out);
    }

    private byte average(int x, int y, int sample, int newWidth, int newHeight) {
        int left = (int) ((long) x * width / newWidth);
        int right = Math.max(left + 1, (int) ((x + 1L) * width / newWidth));
        int top = (int) ((long) y * height / newHeight);
        int bottom = Math.max(top + 1, (int) ((y + 1L) * height / newHeight));
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += pixels[(row * width + column) * samples + sample] & 0xFF;
            }
        }
        long count = (long) (bottom - top) * (right - left);
        return (byte) ((sum + count / 2) / count);
    }

    public byte[] png() {
        var image = new BufferedImage(
                width, height, samples == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        var data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            data[samples == 1 ? i : i + 2 - 2 * (i % 3)] = pixels[i];
        }
        var out = new ByteArrayOutputStream(pixels.length / 2 + 1024);
        // in memory: no temporary file holds an image
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
