package org.naohai.catalogue.dicom.retrieve;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.naohai.formats.dicom.Rendered;

/// A rendered frame as a picture: cut and scaled into a viewport (PS3.18 8.3.5.1.3), as JPEG or PNG.
final class Picture {

    private BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /// - **width**, **height** to fit into · **x**, **y**, **cutWidth**, **cutHeight** of the source; 0
    ///   width: all of it
    record Viewport(int width, int height, int x, int y, int cutWidth, int cutHeight) {}

    static Picture of(Rendered rendered) {
        boolean grey = rendered.samples() == 1;
        var image = new BufferedImage(
                rendered.width(),
                rendered.height(),
                grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        var out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var pixels = rendered.pixels();
        for (int i = 0; i < out.length; i++) {
            out[i] = pixels[grey ? i : i + 2 - 2 * (i % 3)];
        }
        return new Picture(image);
    }

    Picture in(Viewport viewport) {
        var cut = cut(viewport);
        double factor =
                Math.min((double) viewport.width() / cut.getWidth(), (double) viewport.height() / cut.getHeight());
        int width = Math.max(1, (int) Math.round(cut.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(cut.getHeight() * factor));
        // bilinear scaling looks at four pixels alone: what is far larger is halved first
        while (cut.getWidth() >= 2 * width && cut.getHeight() >= 2 * height && width > 1 && height > 1) {
            cut = drawn(cut, cut.getWidth() / 2, cut.getHeight() / 2);
        }
        image = drawn(cut, width, height);
        return this;
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height) {
        var to = new BufferedImage(width, height, from.getType());
        var graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return to;
    }

    private BufferedImage cut(Viewport viewport) {
        if (viewport.cutWidth() == 0) {
            return image;
        }
        int x = Math.clamp(viewport.x(), 0, image.getWidth() - 1);
        int y = Math.clamp(viewport.y(), 0, image.getHeight() - 1);
        return image.getSubimage(
                x,
                y,
                Math.clamp(viewport.cutWidth(), 1, image.getWidth() - x),
                Math.clamp(viewport.cutHeight(), 1, image.getHeight() - y));
    }

    byte[] png() throws IOException {
        var out = new ByteArrayOutputStream(1 << 16);
        // in memory: no temporary file holds an image
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        }
        return out.toByteArray();
    }

    /// - **quality** 1 to 100
    byte[] jpeg(int quality) throws IOException {
        var out = new ByteArrayOutputStream(1 << 16);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
