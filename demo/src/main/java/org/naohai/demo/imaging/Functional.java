package org.naohai.demo.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;
import org.naohai.demo.cast.Visit;

/// A resting-state run: BOLD contrast with three slow networks in grey matter, scanner drift, pulse and
/// breathing, head movement to first order, and thermal noise.
public final class Functional {

    public static final double REPETITION_TIME_SECONDS = 2;
    private static final float NOISE = 2.1f;
    private static final int COMPONENTS = 8;

    /// Centres of network nodes in mm and their reach: default mode, visual, sensorimotor; round figures.
    private static final double[][][] NETWORKS = {
        {{0, -54, 26}, {0, 50, 0}, {-44, -66, 32}, {44, -66, 32}},
        {{0, -88, 2}, {-18, -86, 12}, {18, -86, 12}},
        {{-40, -24, 52}, {40, -24, 52}, {0, -14, 58}}
    };
    private static final double REACH = 14;

    private final Head head;
    private final Participant participant;
    private final Chance chance;
    private final Grid grid;
    private final int volumes;

    public Functional(Participant participant, Visit visit, long seed) {
        this.head = new Head(participant, visit.ageYears(), seed);
        this.participant = participant;
        this.chance = Chance.of(seed, "bold", participant.label(), visit.session());
        var large = participant.showcase() && "1".equals(visit.session());
        var leftward = participant.site() == Site.BEILING;
        double[] centre = {0, -8, 4};
        this.grid = large
                ? new Grid(64, 64, 36, 3.3, 3.3, 3.9, centre, leftward)
                : new Grid(36, 36, 22, 5.8, 5.8, 6.4, centre, leftward);
        this.volumes = large ? 56 : 22;
    }

    public int volumes() {
        return volumes;
    }

    public int slices() {
        return grid.nz();
    }

    public void write(Path file) throws IOException {
        var maps = maps();
        var courses = courses();
        try (var nifti = new NiftiFile(file, grid, volumes, REPETITION_TIME_SECONDS)) {
            var voxels = new short[grid.voxels()];
            for (int t = 0; t < volumes; t++) {
                for (int v = 0; v < voxels.length; v++) {
                    float signal = maps[0][v];
                    for (int c = 1; c < COMPONENTS; c++) {
                        signal += courses[c][t] * maps[c][v];
                    }
                    voxels[v] = Structural.rician(Math.max(0, signal), NOISE, chance);
                }
                nifti.write(voxels);
            }
        }
    }

    /// Mean image; three networks; pulse; breathing; the image's slope along y and along z, for movement.
    private float[][] maps() {
        var maps = new float[COMPONENTS][grid.voxels()];
        var tissue = new float[Tissue.COUNT];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    fill(maps, at++, grid.x(i), grid.y(j), grid.z(k), tissue);
                }
            }
        }
        slope(maps[0], maps[6], grid.nx(), grid.dy());
        slope(maps[0], maps[7], grid.nx() * grid.ny(), grid.dz());
        return maps;
    }

    private void fill(float[][] maps, int at, double x, double y, double z, float[] tissue) {
        head.sample(x, y, z, 1.3 * grid.dx(), tissue);
        double nearAir = Math.exp(-(square(x) + square(y - 48) + square(z + 24)) / 420)
                + 0.7 * Math.exp(-(square(Math.abs(x) - 52) + square(y + 18) + square(z + 30)) / 260);
        double sensitivity = 0.86 + (x * x + y * y + z * z) / 42_000;
        float mean = (float) (Contrast.epi(tissue) * sensitivity * Math.max(0.12, 1 - nearAir));
        maps[0][at] = mean;
        float grey = tissue[Tissue.GREY.ordinal()] + 0.6f * tissue[Tissue.DEEP_GREY.ordinal()];
        for (int n = 0; n < NETWORKS.length; n++) {
            maps[1 + n][at] = (float) (0.022 * mean * grey * nearness(NETWORKS[n], x, y, z));
        }
        maps[4][at] = 0.02f * mean * tissue[Tissue.CSF.ordinal()];
        maps[5][at] = (float) (0.006 * mean * (1 + z / 80));
    }

    private static double nearness(double[][] nodes, double x, double y, double z) {
        double sum = 0;
        for (var node : nodes) {
            double far = square(x - node[0]) + square(y - node[1]) + square(z - node[2]);
            sum += Math.exp(-far / (2 * REACH * REACH));
        }
        return sum;
    }

    private static void slope(float[] image, float[] slope, int stride, double step) {
        for (int v = stride; v < image.length - stride; v++) {
            slope[v] = (float) ((image[v + stride] - image[v - stride]) / (2 * step));
        }
    }

    private float[][] courses() {
        var courses = new float[COMPONENTS][volumes];
        for (int n = 1; n <= NETWORKS.length; n++) {
            double[] hertz = {chance.between(0.01, 0.02), chance.between(0.03, 0.05), chance.between(0.06, 0.08)};
            double[] phase = {chance.between(0, 6.28), chance.between(0, 6.28), chance.between(0, 6.28)};
            for (int t = 0; t < volumes; t++) {
                for (int f = 0; f < hertz.length; f++) {
                    courses[n][t] += (float) Math.sin(2 * Math.PI * hertz[f] * t * REPETITION_TIME_SECONDS + phase[f]);
                }
            }
        }
        physiology(courses);
        movement(courses);
        return courses;
    }

    /// Pulse and breathing fold down to slow waves at this repetition time; the drift rides on the breathing map.
    private void physiology(float[][] courses) {
        double pulse = chance.between(1.2, 1.5);
        double breath = chance.between(0.28, 0.36);
        double drift = chance.gaussian();
        for (int t = 0; t < volumes; t++) {
            double seconds = t * REPETITION_TIME_SECONDS;
            courses[4][t] = (float) Math.sin(2 * Math.PI * pulse * seconds);
            courses[5][t] = (float) (Math.sin(2 * Math.PI * breath * seconds) + 2 * drift * t / volumes);
        }
    }

    /// Millimetres along y and z: a slow walk, with jerks in restless participants.
    private void movement(float[][] courses) {
        double step = participant.restless() ? 0.05 : 0.015;
        double y = 0;
        double z = 0;
        for (int t = 0; t < volumes; t++) {
            double jerk = participant.restless() && chance.happens(0.08) ? 12 : 1;
            y += step * jerk * chance.gaussian();
            z += step * jerk * chance.gaussian();
            courses[6][t] = (float) y;
            courses[7][t] = (float) z;
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
