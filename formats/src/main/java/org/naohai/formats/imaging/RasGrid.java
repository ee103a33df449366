package org.naohai.formats.imaging;

import java.util.Arrays;

/// The voxels of an image counted to the right, to the front and upwards (RAS+), whatever order they are stored in: a
/// lossless permutation and mirroring, nothing is resampled.
///
/// World axes are 0 right, 1 anterior, 2 superior, after [Affine#closestAxes].
public final class RasGrid {

    private static final int AXES = 3;

    private final VolumeHeader header;
    private final int[] stored;
    private final boolean[] ascending = new boolean[AXES];
    private final Affine affine;

    public RasGrid(VolumeHeader header) {
        this.header = header;
        this.stored = header.affine().closestAxes();
        for (int world = 0; world < AXES; world++) {
            ascending[world] = header.affine().ascending(world);
        }
        this.affine = turned();
    }

    public long size(int world) {
        return header.size(stored[world]);
    }

    public double voxelSizeMm(int world) {
        return header.voxelSizeMm().get(stored[world]);
    }

    /// The voxel axis, as it is stored, that runs along a world axis.
    public int storedAxis(int world) {
        return stored[world];
    }

    /// The world axis that a stored voxel axis runs along.
    public int worldAxis(int axis) {
        int world = 0;
        while (stored[world] != axis) {
            world++;
        }
        return world;
    }

    /// Whether the stored index grows along the world axis.
    public boolean ascending(int world) {
        return ascending[world];
    }

    /// Where on a world axis the stored index lies.
    public long place(int world, long index) {
        return ascending[world] ? index : size(world) - 1 - index;
    }

    /// From indices of this grid to mm.
    public Affine affine() {
        return affine;
    }

    private Affine turned() {
        var cells = new double[AXES * (AXES + 1)];
        for (int row = 0; row < AXES; row++) {
            double origin = header.affine().at(row, AXES);
            for (int world = 0; world < AXES; world++) {
                double step = header.affine().at(row, stored[world]);
                cells[row * (AXES + 1) + world] = ascending[world] ? step : -step;
                origin += ascending[world] ? 0 : step * (size(world) - 1);
            }
            cells[row * (AXES + 1) + AXES] = origin;
        }
        return new Affine(cells);
    }

    @Override
    public String toString() {
        return header.affine().orientation() + Arrays.toString(stored);
    }
}
