package org.naohai.quality.imaging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.naohai.kernel.Metric;

/// Noise, contrast energy and sharpness of one volume, without a tissue segmentation.
///
/// - **source** formulae as MRIQC 23 computes them (`qc/anatomical.py`, `qc/functional.py`), over our
///   [HeadMask] instead of its masks: values are comparable within this platform; against MRIQC expect the same
///   order, not the same digits
final class SpatialMetrics {

    /// √(2/(4−π))⁻¹: the Rayleigh correction of noise measured in air (Dietrich et al. 2007).
    private static final double DIETRICH = 0.6551364;

    private static final double LEAST_AIR = 0.01;
    private static final double ARTEFACT_Z = 10;
    private static final double LEAST_BACKGROUND = 1e-3;

    private final Grid grid;
    private final HeadMask mask;
    private final Quantiles object;
    private final List<Metric> metrics = new ArrayList<>();

    private SpatialMetrics(Grid grid) {
        this.grid = grid;
        this.mask = HeadMask.of(grid);
        this.object = Quantiles.of(grid.values, grid.count(), mask.object()::get);
    }

    static List<Metric> of(Grid grid, ImageRole role) {
        var measured = new SpatialMetrics(grid);
        measured.entropyFocus();
        if (role != ImageRole.UNIFORM_ANATOMY) {
            measured.noise();
        }
        if (role == ImageRole.FUNCTIONAL) {
            measured.ghost("gsr_x", 0);
            measured.ghost("gsr_y", 1);
        }
        if (grid.step == 1) {
            measured.smoothness();
        }
        measured.add("object_share", measured.mask.objectShare());
        return measured.metrics;
    }

    private void add(String id, double value) {
        if (Double.isFinite(value)) {
            metrics.add(new Metric(id, value));
        }
    }

    /// Entropy focus criterion: entropy of the voxels over the entropy of an image of one grey (Atkinson et al. 1997).
    private void entropyFocus() {
        int n = grid.count();
        double energy = 0;
        for (int i = 0; i < n; i++) {
            double value = Math.max(0, grid.values[i]);
            energy += value * value;
        }
        double most = Math.sqrt(energy);
        double entropy = 0;
        for (int i = 0; i < n; i++) {
            double value = Math.max(0, grid.values[i]);
            entropy += value / most * Math.log((value + 1e-16) / most);
        }
        add("efc", entropy / (Math.sqrt(n) * Math.log(1 / Math.sqrt(n))));
    }

    /// SNR after Dietrich, FBER and QI1 need air with noise in it; a masked background has none.
    private void noise() {
        var air = mask.air();
        if (air.cardinality() < LEAST_AIR * grid.count() || mask.object().isEmpty()) {
            return;
        }
        var noise = Quantiles.of(grid.values, grid.count(), air::get);
        double deviation = noise.robustDeviation();
        if (!(deviation > 0)) {
            return;
        }
        add("snrd", DIETRICH * object.median() / deviation);
        double background = squaredMedian(noise);
        if (background > LEAST_BACKGROUND) {
            add("fber", squaredMedian(object) / background);
        }
        add("qi_1", artefacts(noise.median(), deviation) / (double) air.cardinality());
    }

    /// Ghost-to-signal ratio (Giannelli et al. 2010): air where the head comes to lie when moved by half the field of
    /// view along an axis, less the rest of the air, over the median of the head.
    private void ghost(String id, int axis) {
        var air = mask.air();
        int size = grid.size(axis);
        int half = size / 2;
        double ghosts = 0;
        double others = 0;
        int inGhosts = 0;
        int inOthers = 0;
        for (int i = air.nextSetBit(0); i >= 0; i = air.nextSetBit(i + 1)) {
            int at = grid.coordinate(i, axis);
            int moved = at < half ? half : -half;
            if (at + moved < size && !air.get(i + moved * grid.stride(axis))) {
                ghosts += grid.values[i];
                inGhosts++;
            } else {
                others += grid.values[i];
                inOthers++;
            }
        }
        double least = LEAST_AIR * grid.count();
        double signal = object.median();
        if (inGhosts >= least && inOthers >= least && signal > 0) {
            add(id, (ghosts / inGhosts - others / inOthers) / signal);
        }
    }

    private static double squaredMedian(Quantiles values) {
        return values.median() * values.median();
    }

    /// Voxels in air that stand out by more than 10 deviations, after an opening (Mortamet et al. 2009, step 1).
    private long artefacts(double median, double deviation) {
        var bright = new BitSet(grid.count());
        var air = mask.air();
        for (int i = air.nextSetBit(0); i >= 0; i = air.nextSetBit(i + 1)) {
            if ((grid.values[i] - median) / deviation > ARTEFACT_Z) {
                bright.set(i);
            }
        }
        var eroded = eroded(bright);
        var opened = HeadMask.grown(grid, eroded);
        opened.and(air);
        return opened.cardinality();
    }

    private BitSet eroded(BitSet set) {
        var kept = (BitSet) set.clone();
        for (int voxel = set.nextSetBit(0); voxel >= 0; voxel = set.nextSetBit(voxel + 1)) {
            for (int axis = 0; axis < 3; axis++) {
                int before = HeadMask.neighbour(grid, voxel, axis, -1);
                int after = HeadMask.neighbour(grid, voxel, axis, 1);
                if (before < 0 || after < 0 || !set.get(before) || !set.get(after)) {
                    kept.clear(voxel);
                }
            }
        }
        return kept;
    }

    /// Full width at half maximum of the smoothness, in voxels along each axis (Forman et al. 1995).
    private void smoothness() {
        var object = mask.object();
        double mean = 0;
        double squares = 0;
        long n = 0;
        for (int i = object.nextSetBit(0); i >= 0; i = object.nextSetBit(i + 1)) {
            n++;
            double delta = grid.values[i] - mean;
            mean += delta / n;
            squares += delta * (grid.values[i] - mean);
        }
        double sum = 0;
        int axes = 0;
        for (int axis = 0; axis < 3; axis++) {
            double width = width(axis, squares / n);
            if (Double.isFinite(width)) {
                sum += width;
                axes++;
            }
        }
        if (axes > 0) {
            add("fwhm_avg", sum / axes);
        }
    }

    private double width(int axis, double variance) {
        var object = mask.object();
        int stride = grid.stride(axis);
        double sum = 0;
        double squares = 0;
        long n = 0;
        for (int i = object.nextSetBit(0); i >= 0; i = object.nextSetBit(i + 1)) {
            if (grid.coordinate(i, axis) + 1 < grid.size(axis) && object.get(i + stride)) {
                double step = grid.values[i + stride] - grid.values[i];
                sum += step;
                squares += step * step;
                n++;
            }
        }
        double ofSteps = squares / n - (sum / n) * (sum / n);
        double correlation = 1 - 0.5 * ofSteps / variance;
        return correlation > 0 && correlation < 1 ? 2.35482 * Math.sqrt(-1 / (4 * Math.log(correlation))) : Double.NaN;
    }
}
