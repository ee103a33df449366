package org.naohai.demo.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Visit;

/// A diffusion scan: one volume without weighting and twelve directions at b = 1000 s/mm², from a tensor
/// field whose fibres run across in the callosum, upwards in the corona radiata and forwards elsewhere
/// (Basser 1994: S = S0 exp(-b gᵀDg)).
public final class Diffusion {

    private static final int DIRECTIONS = 12;
    private static final double B = 1000;
    private static final float NOISE = 5;
    /// Diffusivities in mm²/s: along and across fibres, grey matter, water.
    private static final double ALONG = 1.6e-3;
    private static final double ACROSS = 0.4e-3;
    private static final double GREY = 0.85e-3;
    private static final double WATER = 3.0e-3;

    private final Head head;
    private final Chance chance;
    private final Grid grid;

    public Diffusion(Participant participant, Visit visit, long seed) {
        this.head = new Head(participant, visit.ageYears(), seed);
        this.chance = Chance.of(seed, "dwi", participant.label(), visit.session());
        int size = participant.showcase() ? 56 : 40;
        this.grid =
                new Grid(size, size, size / 2, 210.0 / size, 210.0 / size, 270.0 / size, new double[] {0, -8, 4}, true);
    }

    /// Writes the image and, beside it, its `.bval` and `.bvec` as FSL reads them.
    public void write(Path file) throws IOException {
        var directions = directions();
        try (var nifti = new NiftiFile(file, grid, DIRECTIONS + 1, 6.4)) {
            var points = points();
            for (var direction : directions) {
                nifti.write(volume(points, direction));
            }
        }
        var stem = file.getFileName().toString().replace(".nii.gz", "");
        var values = IntStream.rangeClosed(0, DIRECTIONS).mapToObj(i -> i == 0 ? "0" : "1000");
        text(file.resolveSibling(stem + ".bval"), values.collect(Collectors.joining(" ")) + "\n");
        var rows = IntStream.range(0, 3)
                .mapToObj(axis -> java.util.Arrays.stream(directions)
                        .map(g -> String.format(Locale.ROOT, "%.6f", g[axis]))
                        .collect(Collectors.joining(" ", "", "\n")));
        text(file.resolveSibling(stem + ".bvec"), rows.collect(Collectors.joining()));
    }

    /// Twelve directions spread over the half sphere by the golden angle; the first entry is the
    /// unweighted volume.
    private static double[][] directions() {
        var directions = new double[DIRECTIONS + 1][3];
        for (int i = 0; i < DIRECTIONS; i++) {
            double z = (i + 0.5) / DIRECTIONS;
            double turn = Math.PI * (3 - Math.sqrt(5)) * i;
            double ring = Math.sqrt(1 - z * z);
            directions[i + 1] = new double[] {ring * Math.cos(turn), ring * Math.sin(turn), z};
        }
        return directions;
    }

    /// For each voxel: S0, share of white matter, grey matter and water, and the fibre direction.
    private float[][] points() {
        var points = new float[grid.voxels()][];
        var tissue = new float[Tissue.COUNT];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double x = grid.x(i);
                    double z = grid.z(k);
                    head.sample(x, grid.y(j), z, 1.2 * grid.dx(), tissue);
                    double across = Math.exp(-(x * x) / 400 - (z - 22) * (z - 22) / 90);
                    double up = Math.exp(-(Math.abs(x) - 25) * (Math.abs(x) - 25) / 160);
                    double forward = 0.45;
                    double norm = Math.sqrt(across * across + up * up + forward * forward);
                    points[at++] = new float[] {
                        Contrast.spinEchoEpi(tissue),
                        tissue[Tissue.WHITE.ordinal()],
                        tissue[Tissue.CSF.ordinal()],
                        (float) (across / norm),
                        (float) (forward / norm),
                        (float) (up / norm)
                    };
                }
            }
        }
        return points;
    }

    private short[] volume(float[][] points, double[] g) {
        var voxels = new short[points.length];
        double weighted = g[0] == 0 && g[1] == 0 && g[2] == 0 ? 0 : B;
        for (int v = 0; v < voxels.length; v++) {
            var p = points[v];
            double cosine = p[3] * g[0] + p[4] * g[1] + p[5] * g[2];
            double fibre = ACROSS + (ALONG - ACROSS) * cosine * cosine;
            double rest = 1 - p[1] - p[2];
            double decay = p[1] * Math.exp(-weighted * fibre)
                    + p[2] * Math.exp(-weighted * WATER)
                    + rest * Math.exp(-weighted * GREY);
            voxels[v] = Structural.rician((float) (p[0] * decay), NOISE, chance);
        }
        return voxels;
    }

    private static void text(Path file, String content) throws IOException {
        Files.writeString(file, content, StandardCharsets.US_ASCII);
    }
}
