package org.naohai.formats.imaging;

import java.util.List;
import org.naohai.formats.DerivedObject;

/// Counts, extremes, mean and standard deviation of every voxel.
final class StatisticsPass implements VolumePass {

    long count;
    long nonFinite;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;
    private long expectedOffset;

    @Override
    public void accept(Slab slab) {
        if (slab.offset() != 0 && slab.offset() != expectedOffset) {
            throw new AssertionError("slabs out of order");
        }
        expectedOffset = slab.offset() + slab.length();
        for (int i = 0; i < slab.length(); i++) {
            add(slab.value(i));
        }
    }

    private void add(double value) {
        count++;
        if (!Double.isFinite(value)) {
            nonFinite++;
            return;
        }
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        double delta = value - mean;
        mean += delta / (count - nonFinite);
        squares += delta * (value - mean);
    }

    double mean() {
        return mean;
    }

    double standardDeviation() {
        return Math.sqrt(squares / (count - nonFinite));
    }

    @Override
    public List<DerivedObject> finish() {
        return List.of();
    }
}
