package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.EnhancedFrames;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Rendered;
import org.naohai.formats.dicom.Rendering;
import org.naohai.formats.dicom.Window;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.springframework.stereotype.Component;

/// Frames as JPEG or PNG. As many at once as there are processors.
@Component
class Pictures {

    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";

    private static final long MOST_PIXELS = 1L << 26;

    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Lake lake;

    Pictures(Lake lake) {
        this.lake = lake;
    }

    /// What a client wants to see.
    ///
    /// - **quality** of JPEG, 1 to 100
    record Wish(String mediaType, @Nullable Window window, Picture.@Nullable Viewport viewport, int quality) {}

    /// - **number** from 1
    /// - **fails** not acceptable where the pixels cannot be drawn, not found where there is no such frame
    byte[] draw(Part part, int number, Wish wish) throws IOException {
        processors.acquireUninterruptibly();
        try (var channel = lake.channel(part.sha256())) {
            var picture = Picture.of(rendered(DicomReader.read(ByteSource.of(channel)), number, wish));
            if (wish.viewport() != null) {
                picture = picture.in(wish.viewport());
            }
            return wish.mediaType().equals(PNG) ? picture.png() : picture.jpeg(wish.quality());
        } finally {
            processors.release();
        }
    }

    private static Rendered rendered(DicomObject object, int number, Wish wish) throws IOException {
        var reader = PixelReader.open(object).reader().orElseThrow(Pictures::impossible);
        if (number > reader.layout().frames()) {
            throw Refused.notFound("frame");
        }
        if (reader.layout().pixels() > MOST_PIXELS) {
            throw impossible();
        }
        var frame = reader.frame(number - 1).frame().orElseThrow(Pictures::impossible);
        var attributes = EnhancedFrames.of(object.data()).frame(number - 1);
        return new Rendering(object)
                .render(frame, attributes, Optional.ofNullable(wish.window()))
                .orElseThrow(Pictures::impossible);
    }

    private static Refused impossible() {
        return Refused.of(
                Refused.Kind.NOT_ACCEPTABLE,
                "PIXELS_NOT_DRAWN",
                null,
                "pixels of another kind",
                "native, run-length encoded or JPEG baseline");
    }
}
