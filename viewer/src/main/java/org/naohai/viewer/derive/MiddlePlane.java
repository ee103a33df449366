package org.naohai.viewer.derive;

import java.util.Arrays;
import org.naohai.formats.imaging.RasGrid;
import org.naohai.formats.imaging.Slab;

/// The plane through the middle of a volume, across one world axis (0 sagittal, 1 coronal, 2 axial).
///
/// Holds at most 256 × 256 samples, whatever size the header claims; larger planes are thinned.
final class MiddlePlane {

    private static final int MOST = 256;
    private static final double THINNEST = 0.15;

    private final int worldAxis;
    private final int fixedAxis;
    private final long fixedIndex;
    private final Side across;
    private final Side up;
    private final float[] samples;
    private boolean seen;

    MiddlePlane(RasGrid grid, int worldAxis) {
        this.worldAxis = worldAxis;
        fixedAxis = grid.storedAxis(worldAxis);
        fixedIndex = grid.place(worldAxis, grid.size(worldAxis) / 2);
        across = Side.of(grid, worldAxis == 0 ? 1 : 0);
        up = Side.of(grid, worldAxis == 2 ? 1 : 2);
        samples = new float[across.count() * up.count()];
        Arrays.fill(samples, Float.NaN);
    }

    /// A row of voxels along axis 0, beginning at index `first`.
    void row(Slab slab, int from, long first, int length, long j, long k) {
        if (fixedAxis == 0) {
            long at = fixedIndex - first;
            if (at >= 0 && at < length) {
                put(fixedIndex, j, k, slab.value(from + (int) at));
            }
        } else if ((fixedAxis == 1 ? j : k) == fixedIndex) {
            for (int i = 0; i < length; i++) {
                put(first + i, j, k, slab.value(from + i));
            }
        }
    }

    private void put(long i, long j, long k, double value) {
        int x = across.position(i, j, k);
        int y = up.position(i, j, k);
        if (x >= 0 && y >= 0) {
            samples[y * across.count() + x] = (float) value;
            seen = true;
        }
    }

    boolean worthShowing() {
        double ratio = widthMm() / heightMm();
        return seen && across.count() > 1 && up.count() > 1 && ratio > THINNEST && ratio < 1 / THINNEST;
    }

    double widthMm() {
        return across.lengthMm();
    }

    double heightMm() {
        return up.lengthMm();
    }

    /// The sample at a place given in parts of the plane's width and height, from its left and lower edge.
    float at(double right, double above) {
        int x = (int) Math.min(across.count() - 1, right * across.count());
        int y = (int) Math.min(up.count() - 1, above * up.count());
        return samples[y * across.count() + x];
    }

    /// Across which world axis it lies.
    int worldAxis() {
        return worldAxis;
    }

    boolean seen() {
        return seen;
    }

    int width() {
        return across.count();
    }

    int height() {
        return up.count();
    }

    /// Voxels of the image from one sample to the next, along its width and its height.
    long stepAcross() {
        return across.step();
    }

    long stepUp() {
        return up.step();
    }

    /// From the left, lower rows first; NaN where nothing came.
    float[] samples() {
        return samples;
    }

    /// One side of the plane: a voxel axis, thinned by `step`, reversed where it descends.
    private record Side(int axis, long size, long step, int count, boolean ascending, double lengthMm) {

        static Side of(RasGrid grid, int world) {
            long size = grid.size(world);
            long step = Math.max(1, (size + MOST - 1) / MOST);
            int count = (int) ((size + step - 1) / step);
            double length = size * Math.max(1e-6, grid.voxelSizeMm(world));
            return new Side(grid.storedAxis(world), size, step, count, grid.ascending(world), length);
        }

        int position(long i, long j, long k) {
            long index = axis == 0 ? i : axis == 1 ? j : k;
            if (index % step != 0) {
                return -1;
            }
            int position = (int) (index / step);
            return ascending ? position : count - 1 - position;
        }
    }
}
