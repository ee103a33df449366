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
        int length = slab.length();
        double least = minimum;
        double most = maximum;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            double value = slab.value(i);
            if (Math.abs(value) <= Double.MAX_VALUE) {
                least = value < least ? value : least;
                most = value > most ? value : most;
            } else {
                odd++;
            }
        }
        voxels += length;
        nonFinite += odd;
        minimum = least;
        maximum = most;
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
