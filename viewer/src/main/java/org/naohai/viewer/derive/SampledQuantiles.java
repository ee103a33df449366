package org.naohai.viewer.derive;

import java.util.Arrays;
import java.util.List;

/// Quantiles of the finite values of several arrays, from at most 65,536 of them taken at equal distances: what is
/// drawn in 255 levels needs no more.
final class SampledQuantiles {

    private static final int MOST = 1 << 16;

    private final float[] sorted;

    private SampledQuantiles(float[] sorted) {
        this.sorted = sorted;
    }

    static SampledQuantiles of(List<float[]> arrays) {
        long total = arrays.stream().mapToLong(array -> array.length).sum();
        int step = (int) Math.max(1, Math.ceilDiv(total, (long) MOST));
        var taken = new float[(int) Math.ceilDiv(total, (long) step) + arrays.size()];
        int count = 0;
        for (var array : arrays) {
            for (int i = 0; i < array.length; i += step) {
                if (Float.isFinite(array[i])) {
                    taken[count++] = array[i];
                }
            }
        }
        var sorted = Arrays.copyOf(taken, count);
        Arrays.sort(sorted);
        return new SampledQuantiles(sorted);
    }

    /// Whether nothing is finite.
    boolean isEmpty() {
        return sorted.length == 0;
    }

    /// - **quantile** 0 to 1 · **fails** where it is empty
    double at(double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))];
    }
}
