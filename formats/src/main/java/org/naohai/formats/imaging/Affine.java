package org.naohai.formats.imaging;

import java.util.Arrays;
import java.util.List;

/// A voxel-to-world map: row-major 3×4, voxel `(i, j, k, 1)` to world `(x, y, z)` in mm, RAS+.
public final class Affine {

    private static final int ROWS = 3;
    private static final int COLUMNS = 4;
    private static final String POSITIVE = "RAS";
    private static final String NEGATIVE = "LPI";

    private final double[] cells;

    /// - **cells** 12 numbers, row by row
    public Affine(double... cells) {
        if (cells.length != ROWS * COLUMNS) {
            throw new IllegalArgumentException("an affine has 12 cells, not " + cells.length);
        }
        this.cells = cells.clone();
    }

    public static Affine scaling(double x, double y, double z) {
        return new Affine(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
    }

    public double at(int row, int column) {
        return cells[row * COLUMNS + column];
    }

    public List<Double> cells() {
        return Arrays.stream(cells).boxed().toList();
    }

    public boolean finite() {
        return Arrays.stream(cells).allMatch(Double::isFinite);
    }

    public double determinant() {
        return at(0, 0) * (at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1))
                - at(0, 1) * (at(1, 0) * at(2, 2) - at(1, 2) * at(2, 0))
                + at(0, 2) * (at(1, 0) * at(2, 1) - at(1, 1) * at(2, 0));
    }

    /// Length in mm of one step along a voxel axis.
    public double voxelSizeMm(int axis) {
        return Math.sqrt(at(0, axis) * at(0, axis) + at(1, axis) * at(1, axis) + at(2, axis) * at(2, axis));
    }

    /// For each world axis (x, y, z) the voxel axis that runs closest to it; each voxel axis is given out once.
    public int[] closestAxes() {
        var axes = new int[] {-1, -1, -1};
        var taken = new boolean[ROWS];
        for (int step = 0; step < ROWS; step++) {
            assignBest(axes, taken);
        }
        return axes;
    }

    /// Whether the voxel index grows with the world coordinate along [#closestAxes].
    public boolean ascending(int worldAxis) {
        return at(worldAxis, closestAxes()[worldAxis]) >= 0;
    }

    /// Three letters: where each voxel axis points, e.g. `RAS`, `LPI`, `PIR`.
    public String orientation() {
        var axes = closestAxes();
        var letters = new char[ROWS];
        for (int world = 0; world < ROWS; world++) {
            letters[axes[world]] = (ascending(world) ? POSITIVE : NEGATIVE).charAt(world);
        }
        return new String(letters);
    }

    private void assignBest(int[] axes, boolean[] taken) {
        int bestWorld = -1;
        int bestVoxel = -1;
        double best = Double.NEGATIVE_INFINITY;
        for (int world = 0; world < ROWS; world++) {
            for (int voxel = 0; voxel < ROWS; voxel++) {
                double cosine = cosine(world, voxel);
                if (axes[world] < 0 && !taken[voxel] && cosine > best) {
                    best = cosine;
                    bestWorld = world;
                    bestVoxel = voxel;
                }
            }
        }
        axes[bestWorld] = bestVoxel;
        taken[bestVoxel] = true;
    }

    private double cosine(int world, int voxel) {
        double length = voxelSizeMm(voxel);
        double cosine = Math.abs(at(world, voxel)) / length;
        return Double.isFinite(cosine) ? cosine : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine affine && Arrays.equals(cells, affine.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells);
    }
}
