package org.naohai.quality.imaging;

import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumePass;

/// Counts, extremes and non-finite voxels over all volumes.
final class IntensityPass implements VolumePass {

    private long voxels;
    private long nonFinite;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    @Override
    public void accept(Slab slab) {
        var range = slab.range();
        voxels += slab.length();
        nonFinite += range.nonFinite();
        minimum = Math.min(minimum, range.least());
        maximum = Math.max(maximum, range.most());
    }

    @Override
    public List<DerivedObject> finish() {
        return List.of();
    }

    long voxels() {
        return voxels;
    }

    long nonFinite() {
        return nonFinite;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }
}
