package org.naohai.quality.imaging;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Order statistics of part of an array, from at most 2¹⁸ evenly spread values.
final class Quantiles {

    private static final int MOST = 1 << 18;

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    static Quantiles of(float[] values, int count, IntPredicate member) {
        int members = 0;
        for (int i = 0; i < count; i++) {
            members += member.test(i) ? 1 : 0;
        }
        int every = Math.max(1, members / MOST);
        var taken = new double[(members + every - 1) / every];
        int seen = 0;
        int filled = 0;
        for (int i = 0; i < count && filled < taken.length; i++) {
            if (member.test(i) && seen++ % every == 0) {
                taken[filled++] = values[i];
            }
        }
        return of(taken);
    }

    static Quantiles of(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /// NaN where there is no value.
    double at(double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    double median() {
        return at(0.5);
    }

    /// Median absolute deviation × 1.4826: the standard deviation of normal values.
    double robustDeviation() {
        double median = median();
        var distances = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            distances[i] = Math.abs(sorted[i] - median);
        }
        return 1.4826 * of(distances).median();
    }
}
