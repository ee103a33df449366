package org.naohai.formats.dicom;

import java.util.Optional;

/// Which values are shown from black to white (PS3.3 C.11.2.1.2).
///
/// - **center**, **width** in the units of the modality look-up: after rescaling
public record Window(double center, double width, Shape shape) {

    /// How values within the window become greys.
    public enum Shape {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }

    /// The first window that the attributes state; nothing where they state none that can be.
    static Optional<Window> stated(DataSet data) {
        var centers = data.numbers(Tag.WindowCenter);
        var widths = data.numbers(Tag.WindowWidth);
        if (centers.length == 0 || widths.length == 0) {
            return Optional.empty();
        }
        var shape = switch (data.text(0x00281056, "LINEAR")) {
            case "SIGMOID" -> Shape.SIGMOID;
            case "LINEAR_EXACT" -> Shape.LINEAR_EXACT;
            default -> Shape.LINEAR;
        };
        boolean possible = Double.isFinite(centers[0]) && (shape == Shape.LINEAR ? widths[0] >= 1 : widths[0] > 0);
        return possible ? Optional.of(new Window(centers[0], widths[0], shape)) : Optional.empty();
    }

    static Window between(double low, double high) {
        return new Window((low + high) / 2, Math.max(high - low, 1e-9), Shape.LINEAR_EXACT);
    }

    /// - **gives** 0 for black to 1 for white
    double at(double value) {
        double grey = switch (shape) {
            case LINEAR -> width <= 1 ? value <= center - 0.5 ? 0 : 1 : (value - (center - 0.5)) / (width - 1) + 0.5;
            case LINEAR_EXACT -> (value - center) / width + 0.5;
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
        };
        return Math.clamp(grey, 0, 1);
    }
}
