package org.naohai.formats.dicom;

import java.util.Arrays;
import java.util.Optional;

/// The middle of a frame's values: what is left without the lowest and highest 1 %, and without padding.
record ValueRange(double low, double high) {

    private static final double CUT = 0.01;

    /// A few thousand values tell percentiles well enough.
    private static final int MOST_LOOKED_AT = 1 << 16;

    static ValueRange of(PixelFrame frame, Optional<Double> padding) {
        int step = Math.max(1, frame.samples() / MOST_LOOKED_AT);
        var values = new double[frame.samples() / step];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            double value = frame.sample(i * step);
            if (Double.isFinite(value) && (padding.isEmpty() || value != padding.get())) {
                values[count++] = value;
            }
        }
        if (count == 0) {
            return new ValueRange(0, 1);
        }
        Arrays.sort(values, 0, count);
        double low = values[(int) (CUT * (count - 1))];
        double high = values[(int) ((1 - CUT) * (count - 1))];
        return low < high ? new ValueRange(low, high) : new ValueRange(values[0], values[count - 1]);
    }
}
