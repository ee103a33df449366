package org.naohai.quality.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.kernel.Metric;

/// Stability of a run over time, on at most 2²⁰ evenly spread voxels above Otsu's threshold of the first volume.
///
/// - **tsnr** median of each voxel's mean over its standard deviation (Krüger & Glover 2001), after removing no trend
/// - **dvars_nstd** mean over time of the root mean square change between neighbouring volumes (Power et al. 2012), in
///   thousandths of the grand mean
/// - **dvars_outliers_perc** share of changes above the third quartile plus 1.5 interquartile ranges
/// - **global_outliers_perc** share of volumes whose global signal jumps
/// - **global_drift_perc** least-squares slope of the global signal over the whole run, in percent of its mean
final class TimeSeriesPass implements VolumePass {

    private static final long MOST = 1L << 20;
    private static final int LEAST_VOLUMES = 5;

    private final long step;
    private final int count;
    private float[] first = new float[1 << 12];
    private int filled;
    private long volume;
    private int position;
    private VoxelSeries chosen = VoxelSeries.of(new float[0], 0, Double.NaN);
    private final List<Double> changes = new ArrayList<>();
    private final List<Double> globals = new ArrayList<>();

    TimeSeriesPass(VolumeHeader header) {
        long voxels = header.voxelsPerVolume();
        long chosen = Math.max(1, (voxels + MOST - 1) / MOST);
        step = chosen > 1 && chosen % 2 == 0 ? chosen + 1 : chosen;
        count = (int) ((voxels + step - 1) / step);
    }

    @Override
    public void accept(Slab slab) {
        if (slab.volume() != volume) {
            closeVolume();
            volume = slab.volume();
        }
        int skip = (int) Math.min(slab.length(), (step - slab.offset() % step) % step);
        int stride = (int) Math.min(step, Slab.MAX_VOXELS);
        int kept = (slab.length() - skip + stride - 1) / stride;
        if (volume == 0) {
            keep(slab, skip, stride);
        } else {
            chosen.add(slab, skip, stride, position, Math.min(kept, filled - position));
            position += kept;
        }
    }

    private void keep(Slab slab, int skip, int stride) {
        for (int i = skip; i < slab.length(); i += stride) {
            if (filled == first.length) {
                first = Arrays.copyOf(first, Math.min(2 * filled, count));
            }
            first[filled++] = VoxelSeries.finite(slab.value(i));
        }
    }

    private void closeVolume() {
        if (volume == 0) {
            double threshold = HeadMask.otsu(new Grid(first, filled, 1, 1, 1, 1, 1, 1));
            chosen = VoxelSeries.of(first, filled, threshold);
            globals.add(chosen.firstMean());
        } else {
            var total = chosen.closeVolume();
            changes.add(total.rootMeanSquareChange());
            globals.add(total.mean());
        }
        position = 0;
    }

    @Override
    public List<DerivedObject> finish() {
        if (volume > 0) {
            closeVolume();
        }
        return List.of();
    }

    List<Metric> metrics() {
        double mean =
                globals.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (globals.size() < LEAST_VOLUMES || chosen.count() == 0 || !(mean > 0)) {
            return List.of();
        }
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric(
                "tsnr", Quantiles.of(chosen.signalToNoise(globals.size())).median()));
        var steps = changes.stream().mapToDouble(Double::doubleValue).toArray();
        metrics.add(new Metric("dvars_nstd", Arrays.stream(steps).average().orElse(0) * 1000 / mean));
        metrics.add(new Metric("dvars_outliers_perc", outlierShare(steps) * 100));
        metrics.add(new Metric("global_outliers_perc", jumpingVolumes() * 100));
        metrics.add(new Metric("global_drift_perc", drift() * 100 / mean));
        return metrics.stream()
                .filter(metric -> Double.isFinite(metric.value()))
                .toList();
    }

    private static double outlierShare(double[] steps) {
        var quantiles = Quantiles.of(steps);
        double limit = quantiles.at(0.75) + 1.5 * (quantiles.at(0.75) - quantiles.at(0.25));
        return Arrays.stream(steps).filter(step -> step > limit).count() / (double) steps.length;
    }

    /// Share of volumes whose global signal is more than 5 robust deviations and more than 2 % off its median;
    /// unlike the quartile rule of DVARS it finds jumps that are frequent.
    private double jumpingVolumes() {
        var quantiles =
                Quantiles.of(globals.stream().mapToDouble(Double::doubleValue).toArray());
        double median = quantiles.median();
        double limit = Math.max(5 * quantiles.robustDeviation(), 0.02 * median);
        return globals.stream()
                        .filter(value -> Math.abs(value - median) > limit)
                        .count()
                / (double) globals.size();
    }

    /// Change of the fitted line from the first to the last volume.
    private double drift() {
        int n = globals.size();
        double middle = (n - 1) / 2.0;
        double product = 0;
        double squared = 0;
        for (int i = 0; i < n; i++) {
            product += (i - middle) * globals.get(i);
            squared += (i - middle) * (i - middle);
        }
        return product / squared * (n - 1);
    }
}
