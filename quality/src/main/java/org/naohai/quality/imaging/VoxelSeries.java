package org.naohai.quality.imaging;

import java.util.Arrays;
import org.naohai.formats.imaging.Slab;

/// Running sums over the volumes of a run, of the voxels that stand out in its first one. Owned by one thread.
///
/// Only those voxels are kept, one after the other, so that each slab costs a few loops over plain arrays.
///
/// - **starts**, **ends** of the stretches of chosen voxels, in places of the first volume; the end excluded
/// - **first**, **previous** value of each chosen voxel; **sums**, **squares** of its distances from the first
final class VoxelSeries {

    private static final int LANES = 4;

    private final int[] starts;
    private final int[] ends;
    private final float[] first;
    private final float[] previous;
    private final double[] sums;
    private final double[] squares;
    private final float[] now = new float[Slab.MAX_VOXELS];
    private int stretch;
    private int voxel;
    private double change;
    private double total;

    private VoxelSeries(int[] starts, int[] ends, float[] first) {
        this.starts = starts;
        this.ends = ends;
        this.first = first;
        this.previous = first.clone();
        this.sums = new double[first.length];
        this.squares = new double[first.length];
    }

    /// - **volume** the first one, `count` places of it · **threshold** above which a voxel is chosen
    static VoxelSeries of(float[] volume, int count, double threshold) {
        var starts = new int[16];
        var ends = new int[16];
        var chosen = new float[count];
        int stretches = 0;
        int members = 0;
        for (int i = 0; i < count; i++) {
            if (!(volume[i] > threshold)) {
                continue;
            }
            if (stretches == 0 || ends[stretches - 1] != i) {
                if (stretches == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * stretches);
                    ends = Arrays.copyOf(ends, 2 * stretches);
                }
                starts[stretches++] = i;
            }
            ends[stretches - 1] = i + 1;
            chosen[members++] = volume[i];
        }
        return new VoxelSeries(
                Arrays.copyOf(starts, stretches), Arrays.copyOf(ends, stretches), Arrays.copyOf(chosen, members));
    }

    static float finite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? (float) value : 0;
    }

    int count() {
        return first.length;
    }

    /// Mean of the chosen voxels in the first volume; 0 where there is none.
    double firstMean() {
        double sum = 0;
        for (float value : first) {
            sum += value;
        }
        return sum / Math.max(1, first.length);
    }

    /// Takes places `from` to `from + count` of the volume, which stand in the slab at `skip`, `skip + stride`, …
    void add(Slab slab, int skip, int stride, int from, int count) {
        int end = from + count;
        int filled = 0;
        while (stretch < starts.length && starts[stretch] < end) {
            int begin = Math.max(from, starts[stretch]);
            int length = Math.min(end, ends[stretch]) - begin;
            copy(slab, skip + (begin - from) * stride, stride, filled, length);
            filled += length;
            if (ends[stretch] > end) {
                break;
            }
            stretch++;
        }
        addDistances(filled);
        addTotals(filled);
        System.arraycopy(now, 0, previous, voxel, filled);
        voxel += filled;
    }

    private void copy(Slab slab, int at, int stride, int to, int length) {
        if (stride == 1 && slab.range().nonFinite() == 0) {
            for (int i = 0; i < length; i++) {
                now[to + i] = (float) slab.value(at + i);
            }
        } else {
            for (int i = 0; i < length; i++) {
                now[to + i] = finite(slab.value(at + i * stride));
            }
        }
    }

    private void addDistances(int count) {
        int at = voxel;
        for (int i = 0; i < count; i++) {
            double distance = now[i] - first[at + i];
            sums[at + i] += distance;
            squares[at + i] += distance * distance;
        }
    }

    /// In four lanes, whose sums do not wait for each other.
    private void addTotals(int count) {
        int at = voxel;
        double change0 = 0;
        double change1 = 0;
        double change2 = 0;
        double change3 = 0;
        double total0 = 0;
        double total1 = 0;
        double total2 = 0;
        double total3 = 0;
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            double step0 = now[i] - previous[at + i];
            double step1 = now[i + 1] - previous[at + i + 1];
            double step2 = now[i + 2] - previous[at + i + 2];
            double step3 = now[i + 3] - previous[at + i + 3];
            change0 += step0 * step0;
            change1 += step1 * step1;
            change2 += step2 * step2;
            change3 += step3 * step3;
            total0 += now[i];
            total1 += now[i + 1];
            total2 += now[i + 2];
            total3 += now[i + 3];
        }
        for (; i < count; i++) {
            double step = now[i] - previous[at + i];
            change0 += step * step;
            total0 += now[i];
        }
        change += change0 + change1 + (change2 + change3);
        total += total0 + total1 + (total2 + total3);
    }

    /// - **mean** of the chosen voxels in one volume · **rootMeanSquareChange** since the volume before
    record Total(double mean, double rootMeanSquareChange) {}

    /// Ends a volume, whole or cut short; the next slab begins another.
    Total closeVolume() {
        int members = Math.max(1, first.length);
        var closed = new Total(total / members, Math.sqrt(change / members));
        stretch = 0;
        voxel = 0;
        change = 0;
        total = 0;
        return closed;
    }

    /// Mean over standard deviation of each chosen voxel that varies, over so many volumes.
    double[] signalToNoise(int volumes) {
        var ratios = new double[first.length];
        int filled = 0;
        for (int i = 0; i < first.length; i++) {
            double offset = sums[i] / volumes;
            double variance = (squares[i] - volumes * offset * offset) / (volumes - 1);
            if (variance > 0) {
                ratios[filled++] = (first[i] + offset) / Math.sqrt(variance);
            }
        }
        return Arrays.copyOf(ratios, filled);
    }
}
