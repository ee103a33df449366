package org.naohai.formats.imaging;

/// A run of consecutive voxels of one volume, first axis fastest, scaled by slope and intercept.
///
/// The array is reused by the reader: copy what must stay. At most [#MAX_VOXELS] values; a slab never crosses volumes.
///
/// - **volume** which volume (time point, direction), from 0
/// - **offset** of the first voxel inside its volume: `i + nx · (j + ny · k)`
/// - complex voxels are given as magnitude, RGB ones as the mean of the three colours
public final class Slab {

    public static final int MAX_VOXELS = 1 << 16;

    private final long volume;
    private final long offset;
    private final double[] values;
    private final int length;
    private final Range range;

    public Slab(long volume, long offset, double[] values, int length) {
        this.volume = volume;
        this.offset = offset;
        this.values = values;
        this.length = length;
        this.range = Range.of(values, length);
    }

    public long volume() {
        return volume;
    }

    public long offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// The value of the voxel `offset + index`.
    public double value(int index) {
        return values[index];
    }

    /// A run of voxels along the first axis.
    ///
    /// - **from** index in the slab · **first** voxel along the first axis · **j**, **k** along the others
    @FunctionalInterface
    public interface Row {
        void at(int from, long first, int length, long j, long k);
    }

    /// Every voxel, row by row, where rows are `width` long and planes have `height` of them.
    public void rows(long width, long height, Row row) {
        for (int index = 0; index < length; ) {
            long voxel = offset + index;
            long number = voxel / width;
            long first = voxel % width;
            int run = (int) Math.min(width - first, (long) length - index);
            row.at(index, first, run, number % height, number / height);
            index += run;
        }
    }

    /// Looked at once for all passes.
    public Range range() {
        return range;
    }

    /// - **least**, **most** of the finite values; +∞ and −∞ where there is none · **nonFinite** how many are not
    public record Range(double least, double most, int nonFinite) {

        /// NaN and infinities carry through minimum and maximum, so the plain loop tells whether there is any.
        static Range of(double[] values, int length) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < length; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            boolean finite = least > Double.NEGATIVE_INFINITY && most < Double.POSITIVE_INFINITY;
            return finite ? new Range(least, most, 0) : ofFinite(values, length);
        }

        private static Range ofFinite(double[] values, int length) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            int odd = 0;
            for (int i = 0; i < length; i++) {
                if (Double.isFinite(values[i])) {
                    least = Math.min(least, values[i]);
                    most = Math.max(most, values[i]);
                } else {
                    odd++;
                }
            }
            return new Range(least, most, odd);
        }
    }
}
