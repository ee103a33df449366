package org.naohai.quality.imaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/// Order statistics of part of an array, from some 2¹⁸ evenly spread values.
///
/// Each is selected by its digits, most significant first, in a time that does not depend on the values: sorting them
/// all takes ten times as long.
final class Quantiles {

    private static final int MOST = 1 << 18;
    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final double[] values;
    private final Map<Integer, Double> known = new HashMap<>();

    private Quantiles(double[] values) {
        this.values = values;
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

    /// Keeps the array.
    static Quantiles of(double[] values) {
        return new Quantiles(values);
    }

    /// NaN where there is no value.
    double at(double part) {
        return values.length == 0
                ? Double.NaN
                : known.computeIfAbsent((int) Math.round(part * (values.length - 1)), this::ofRank);
    }

    double median() {
        return at(0.5);
    }

    /// Median absolute deviation × 1.4826: the standard deviation of normal values.
    double robustDeviation() {
        double median = median();
        var distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return 1.4826 * of(distances).median();
    }

    /// The value that would stand at this place if all were sorted.
    private double ofRank(int rank) {
        var keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(values[i]);
        }
        int left = keys.length;
        int place = rank;
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0 && left > 1; shift -= DIGIT_BITS) {
            var counts = new int[DIGITS];
            for (int i = 0; i < left; i++) {
                counts[digit(keys[i], shift)]++;
            }
            int digit = 0;
            while (place >= counts[digit]) {
                place -= counts[digit++];
            }
            left = counts[digit] == left ? left : keep(keys, left, digit, shift);
        }
        return value(keys[0]);
    }

    private static int keep(long[] keys, int count, int digit, int shift) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (digit(keys[i], shift) == digit) {
                keys[kept++] = keys[i];
            }
        }
        return kept;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & DIGITS - 1;
    }

    /// Its unsigned order is that of the values as [java.util.Arrays#sort(double[])] has it, NaN last.
    private static long key(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
    }
}
