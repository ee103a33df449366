package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes frames visible: modality look-up, window, palette, colour space (PS3.3 C.11, C.7.6.3; PS3.4 N.2).
///
/// Without a window that is asked for or stated, greys span the middle 98 % of the values. Owned by one thread.
public final class Rendering {

    private static final int RESCALE_PADDING = 0x00280120;

    private final DicomObject object;
    private @Nullable Palette palette;

    public Rendering(DicomObject object) {
        this.object = object;
    }

    /// - **attributes** of the frame: of the object, or flattened from functional groups
    /// - **asked** a window that goes before the stated one
    /// - **gives** nothing where a palette is missing or damaged
    /// - **fails** [IOException] of the source alone
    public Optional<Rendered> render(PixelFrame frame, DataSet attributes, Optional<Window> asked) throws IOException {
        var layout = frame.layout();
        if (layout.samples() >= 3) {
            return Optional.of(colours(frame));
        }
        if (layout.photometric().equals("PALETTE COLOR")) {
            if (palette == null) {
                palette = Palette.of(object);
            }
            return Optional.ofNullable(palette).map(colours -> colours.render(frame));
        }
        return Optional.of(greys(frame, attributes, asked));
    }

    private static Rendered greys(PixelFrame frame, DataSet attributes, Optional<Window> asked) {
        double slope = finite(attributes.number(Tag.RescaleSlope).orElse(1.0), 1);
        double intercept = finite(attributes.number(Tag.RescaleIntercept).orElse(0.0), 0);
        var padding = attributes.number(RESCALE_PADDING);
        var window = asked.or(() -> Window.stated(attributes)).orElseGet(() -> {
            var range = ValueRange.of(frame, padding);
            double one = range.low() * slope + intercept;
            double other = range.high() * slope + intercept;
            return Window.between(Math.min(one, other), Math.max(one, other));
        });
        boolean inverted = frame.layout().photometric().equals("MONOCHROME1");
        var out = new byte[frame.samples()];
        var known = new short[frame.layout().bitsStored() <= 16 ? 1 << 16 : 0];
        for (int i = 0; i < out.length; i++) {
            double value = frame.sample(i);
            int cell = known.length == 0 ? -1 : (int) value & 0xFFFF;
            if (cell >= 0 && known[cell] != 0) {
                out[i] = (byte) (known[cell] - 1);
                continue;
            }
            double grey = window.at(value * slope + intercept);
            int level = (int) Math.round(255 * (inverted ? 1 - grey : grey));
            out[i] = (byte) level;
            if (cell >= 0) {
                known[cell] = (short) (level + 1);
            }
        }
        return new Rendered(frame.layout().columns(), frame.layout().rows(), 1, out);
    }

    private static double finite(double number, double otherwise) {
        return Double.isFinite(number) && (number != 0 || otherwise == 0) ? number : otherwise;
    }

    private static Rendered colours(PixelFrame frame) {
        var layout = frame.layout();
        int pixels = (int) layout.pixels();
        int shift = Math.max(0, layout.bitsStored() - 8);
        boolean luminance = layout.photometric().startsWith("YBR");
        var out = new byte[pixels * 3];
        for (int i = 0; i < pixels; i++) {
            int from = i * layout.samples();
            int first = (int) frame.sample(from) >> shift;
            int second = (int) frame.sample(from + 1) >> shift;
            int third = (int) frame.sample(from + 2) >> shift;
            if (luminance) {
                double blue = second - 128;
                double red = third - 128;
                out[3 * i] = level(first + 1.402 * red);
                out[3 * i + 1] = level(first - 0.344136 * blue - 0.714136 * red);
                out[3 * i + 2] = level(first + 1.772 * blue);
            } else {
                out[3 * i] = (byte) first;
                out[3 * i + 1] = (byte) second;
                out[3 * i + 2] = (byte) third;
            }
        }
        return new Rendered(layout.columns(), layout.rows(), 3, out);
    }

    private static byte level(double value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }
}
