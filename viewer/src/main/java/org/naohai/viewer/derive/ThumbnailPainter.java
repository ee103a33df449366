package org.naohai.viewer.derive;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// Paints planes as grey levels between the 2nd and 98th percentile on a dark ground.
final class ThumbnailPainter {

    private static final int MOST_BYTES = 20_000;
    private static final int[] PANEL_SIZES = {112, 96, 80, 64, 48};
    private static final int GAP = 4;
    private static final int GROUND = 10;
    private static final double LOW = 0.02;
    private static final double HIGH = 0.98;

    private ThumbnailPainter() {}

    static byte[] paint(List<MiddlePlane> planes) {
        var window = Window.of(planes);
        byte[] png = {};
        for (int size : PANEL_SIZES) {
            png = encode(draw(planes, window, size));
            if (png.length <= MOST_BYTES) {
                return png;
            }
        }
        return png;
    }

    private static BufferedImage draw(List<MiddlePlane> planes, Window window, int size) {
        double longest = planes.stream()
                .mapToDouble(plane -> Math.max(plane.widthMm(), plane.heightMm()))
                .max()
                .orElse(1);
        double perMm = size / longest;
        int width = planes.stream()
                        .mapToInt(plane -> pixels(plane.widthMm(), perMm) + GAP)
                        .sum()
                + GAP;
        var image = new BufferedImage(width, size + 2 * GAP, BufferedImage.TYPE_BYTE_GRAY);
        var raster = image.getRaster();
        fill(raster);
        int left = GAP;
        for (var plane : planes) {
            int w = pixels(plane.widthMm(), perMm);
            panel(raster, plane, window, left, w, pixels(plane.heightMm(), perMm), size);
            left += w + GAP;
        }
        return image;
    }

    private static void panel(
            WritableRaster raster, MiddlePlane plane, Window window, int left, int width, int height, int size) {
        int top = GAP + (size - height) / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float value = plane.at((x + 0.5) / width, (height - y - 0.5) / height);
                raster.setSample(left + x, top + y, 0, window.grey(value));
            }
        }
    }

    private static int pixels(double mm, double perMm) {
        return (int) Math.max(1, Math.round(mm * perMm));
    }

    private static void fill(WritableRaster raster) {
        var row = new int[raster.getWidth()];
        Arrays.fill(row, GROUND);
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.setSamples(0, y, raster.getWidth(), 1, 0, row);
        }
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// - **low**, **high** the values that become darkest and brightest
    private record Window(double low, double high) {

        static Window of(List<MiddlePlane> planes) {
            var sampled = SampledQuantiles.of(
                    planes.stream().map(MiddlePlane::samples).toList());
            if (sampled.isEmpty()) {
                return new Window(0, 1);
            }
            double low = sampled.at(LOW);
            double high = sampled.at(HIGH);
            return high > low ? new Window(low, high) : new Window(sampled.at(0), sampled.at(1));
        }

        int grey(float value) {
            if (!Float.isFinite(value) || high <= low) {
                return GROUND;
            }
            double part = Math.clamp((value - low) / (high - low), 0, 1);
            return (int) Math.round(GROUND + part * (255 - GROUND));
        }
    }
}
