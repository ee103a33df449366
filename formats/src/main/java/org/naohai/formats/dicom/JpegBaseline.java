package org.naohai.formats.dicom;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// 8-bit JPEG (ISO/IEC 10918-1, sequential DCT) as far as the JDK decodes it; colours are not converted.
final class JpegBaseline {

    private static final Set<String> SYNTAXES = Set.of("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51");

    /// A black frame shrinks to about 1 : 400; beyond this the dimensions lie.
    private static final long MOST_RATIO = 2_000;

    private JpegBaseline() {}

    static boolean reads(String syntax) {
        return SYNTAXES.contains(syntax);
    }

    /// - **gives** null where the stream is damaged, is no 8-bit JPEG, or is not of the layout
    static byte @Nullable [] decode(byte[] frame, PixelLayout layout) {
        long size = layout.pixels() * layout.samples();
        if (layout.bitsAllocated() != 8 || size > frame.length * MOST_RATIO || size > Integer.MAX_VALUE - 16) {
            return null;
        }
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            var reader = readers.next();
            try {
                var raster = reader.canReadRaster() ? raster(reader, frame, layout) : null;
                if (raster != null && raster.getNumBands() == layout.samples()) {
                    return bytes(raster, (int) size);
                }
            } catch (IOException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException
                    | NegativeArraySizeException e) {
                // what the decoder throws for damaged streams: there is no frame
                continue;
            } finally {
                reader.dispose();
            }
        }
        return null;
    }

    private static @Nullable Raster raster(ImageReader reader, byte[] frame, PixelLayout layout) throws IOException {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(frame))) {
            reader.setInput(input, true, true);
            return reader.getWidth(0) == layout.columns() && reader.getHeight(0) == layout.rows()
                    ? reader.readRaster(0, null)
                    : null;
        }
    }

    private static byte @Nullable [] bytes(Raster raster, int size) {
        var elements = raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
        return elements instanceof byte[] bytes && bytes.length == size ? bytes : null;
    }
}
