package org.naohai.demo.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;
import org.naohai.demo.cast.Visit;

/// A T1-weighted scan: tissue contrast, receive bias, echoes of movement along the phase axis, Rician noise.
public final class Structural {

    private static final float NOISE = 2.8f;

    private final Head head;
    private final Participant participant;
    private final Chance chance;
    private final Grid grid;

    public Structural(Participant participant, Visit visit, long seed) {
        this.head = new Head(participant, visit.ageYears(), seed);
        this.participant = participant;
        this.chance = Chance.of(seed, "T1w", participant.label(), visit.session());
        var leftward = participant.site() == Site.BEILING;
        var large = participant.showcase() && "1".equals(visit.session());
        int size = large ? 192 : participant.number() % 2 == 0 && "1".equals(visit.session()) ? 84 : 80;
        this.grid = Grid.cube(size, 198.0 / size, leftward);
    }

    public double voxelMillimetres() {
        return grid.dx();
    }

    public void write(Path file) throws IOException {
        var signal = signal();
        if (participant.restless()) {
            shake(signal);
        }
        try (var nifti = new NiftiFile(file, grid, 1, 0)) {
            nifti.write(noisy(signal));
        }
    }

    private float[] signal() {
        var signal = new float[grid.voxels()];
        var tissue = new float[Tissue.COUNT];
        double tilt = chance.between(-0.08, 0.08);
        double dome = chance.between(0.10, 0.20);
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            double z = grid.z(k);
            for (int j = 0; j < grid.ny(); j++) {
                double y = grid.y(j);
                for (int i = 0; i < grid.nx(); i++) {
                    double x = grid.x(i);
                    head.sample(x, y, z, grid.dx(), tissue);
                    double bias = 1
                            - dome
                            + dome * (x * x + y * y + (z - 10) * (z - 10)) / 7000
                            + tilt * x / 80
                            + 0.0011 * (z + 10);
                    signal[at++] = (float) (Contrast.t1w(tissue) * bias);
                }
            }
        }
        return signal;
    }

    /// Movement between the lines of k-space: weaker copies of the head along the phase axis, of either sign.
    private void shake(float[] signal) {
        int copies = 4;
        double strength = chance.between(0.025, 0.05);
        var line = new float[grid.ny()];
        int[] shift = new int[copies];
        double[] weight = new double[copies];
        for (int c = 0; c < copies; c++) {
            shift[c] = (int) Math.round(grid.ny() * chance.between(0.03, 0.25)) * (c % 2 == 0 ? 1 : -1);
            weight[c] = strength * (c < 2 ? 1 : -0.8);
        }
        for (int k = 0; k < grid.nz(); k++) {
            for (int i = 0; i < grid.nx(); i++) {
                echo(signal, line, (k * grid.ny()) * grid.nx() + i, shift, weight);
            }
        }
    }

    private void echo(float[] signal, float[] line, int first, int[] shift, double[] weight) {
        int n = grid.ny();
        for (int j = 0; j < n; j++) {
            line[j] = signal[first + j * grid.nx()];
        }
        for (int j = 0; j < n; j++) {
            double sum = line[j];
            for (int c = 0; c < shift.length; c++) {
                sum += weight[c] * line[Math.floorMod(j + shift[c], n)];
            }
            signal[first + j * grid.nx()] = (float) Math.max(0, sum);
        }
    }

    private short[] noisy(float[] signal) {
        var voxels = new short[signal.length];
        float sigma = NOISE * (participant.restless() ? 1.3f : 1);
        for (int i = 0; i < signal.length; i++) {
            voxels[i] = rician(signal[i], sigma, chance);
        }
        return voxels;
    }

    /// Magnitude of a signal with Gaussian noise in both receive channels (Gudbjartsson & Patz 1995).
    static short rician(float signal, float sigma, Chance chance) {
        float real = signal + sigma * chance.grain();
        float imaginary = sigma * chance.grain();
        return (short) (Math.sqrt(real * real + imaginary * imaginary) + 0.5f);
    }
}
