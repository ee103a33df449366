package org.naohai.quality.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.formats.imaging.Affine;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VoxelType;
import org.naohai.kernel.Metric;

/// The running sums against the definitions, worked out voxel by voxel.
class TimeSeriesPassTest {

    private static final int VOLUMES = 6;
    private static final double LEVEL = 500;

    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({"3, 5, 7, false", "40, 41, 43, false", "40, 41, 43, true", "110, 101, 100, false", "110, 101, 100, true"
    })
    void metrics_are_those_of_the_definitions(int nx, int ny, int nz, boolean holes) {
        int count = nx * ny * nz;
        long step = count > 1 << 20 ? 3 : 1;
        var voxels = volumes(count, holes);
        var pass = new TimeSeriesPass(header(nx, ny, nz));
        for (int volume = 0; volume < VOLUMES; volume++) {
            for (int offset = 0; offset < count; offset += Slab.MAX_VOXELS) {
                int length = Math.min(Slab.MAX_VOXELS, count - offset);
                var values = Arrays.copyOfRange(voxels[volume], offset, offset + length);
                pass.accept(new Slab(volume, offset, values, length));
            }
        }
        pass.finish();

        var found = pass.metrics().stream().collect(Collectors.toMap(Metric::id, Metric::value));
        var expected = new Definitions(voxels, step);
        assertThat(found.get("dvars_nstd")).isCloseTo(expected.dvars(), within(1e-4));
        assertThat(found.get("global_drift_perc")).isCloseTo(expected.driftPercent(), within(1e-4));
        assertThat(found.get("tsnr")).isCloseTo(expected.temporalSnr(), within(1e-2));
    }

    private static VolumeHeader header(long nx, long ny, long nz) {
        var shape = List.of(nx, ny, nz, (long) VOLUMES);
        return new VolumeHeader(shape, List.of(3.0, 3.0, 3.0), 2, Affine.scaling(3, 3, 3), VoxelType.FLOAT64);
    }

    /// Half of the voxels, in stretches of all lengths, stand out; some of them may be holes.
    private double[][] volumes(int count, boolean holes) {
        var bright = new boolean[count];
        for (int i = 0; i < count; ) {
            int length = 1 + random.nextInt(random.nextInt(50) + 1);
            boolean on = random.nextBoolean();
            for (int end = Math.min(count, i + length); i < end; i++) {
                bright[i] = on;
            }
        }
        var volumes = new double[VOLUMES][count];
        for (int volume = 0; volume < VOLUMES; volume++) {
            for (int i = 0; i < count; i++) {
                volumes[volume][i] = (bright[i] ? LEVEL + volume : 0) + 10 * random.nextDouble();
                if (holes && volume > 0 && random.nextInt(1_000) == 0) {
                    volumes[volume][i] = i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
                }
            }
        }
        return volumes;
    }

    /// Every `step`-th voxel that is bright in the first volume; a hole counts as 0.
    private static final class Definitions {

        private final double[][] series;

        Definitions(double[][] volumes, long step) {
            series = IntStream.range(0, volumes[0].length)
                    .filter(i -> i % step == 0 && volumes[0][i] > LEVEL / 2)
                    .mapToObj(i -> Arrays.stream(volumes)
                            .mapToDouble(volume -> Double.isFinite(volume[i]) ? volume[i] : 0)
                            .toArray())
                    .toArray(double[][]::new);
        }

        private double global(int volume) {
            return Arrays.stream(series)
                    .mapToDouble(one -> one[volume])
                    .average()
                    .orElseThrow();
        }

        private double mean() {
            double sum = 0;
            for (int volume = 0; volume < VOLUMES; volume++) {
                sum += global(volume) / VOLUMES;
            }
            return sum;
        }

        double dvars() {
            double sum = 0;
            for (int volume = 1; volume < VOLUMES; volume++) {
                double squares = 0;
                for (var one : series) {
                    squares += Math.pow(one[volume] - one[volume - 1], 2);
                }
                sum += Math.sqrt(squares / series.length);
            }
            return sum / (VOLUMES - 1) * 1000 / mean();
        }

        double driftPercent() {
            double middle = (VOLUMES - 1) / 2.0;
            double product = 0;
            double squared = 0;
            for (int volume = 0; volume < VOLUMES; volume++) {
                product += (volume - middle) * global(volume);
                squared += (volume - middle) * (volume - middle);
            }
            return product / squared * (VOLUMES - 1) * 100 / mean();
        }

        double temporalSnr() {
            var ratios = new double[series.length];
            for (int i = 0; i < ratios.length; i++) {
                double mean = Arrays.stream(series[i]).average().orElseThrow();
                double variance = Arrays.stream(series[i])
                                .map(value -> Math.pow(value - mean, 2))
                                .sum()
                        / (VOLUMES - 1);
                ratios[i] = mean / Math.sqrt(variance);
            }
            Arrays.sort(ratios);
            return ratios[(int) Math.round(0.5 * (ratios.length - 1))];
        }
    }
}
