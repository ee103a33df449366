package org.naohai.viewer.derive;

import org.naohai.formats.imaging.RasGrid;
import org.naohai.formats.imaging.Slab;

/// The first volume in at most 64³ voxels, each the mean of a block of the image, in RAS order.
final class CoarseVolume {

    static final int MOST = 64;

    private final RasGrid grid;
    private final int[] factor = new int[3];
    private final int[] count = new int[3];
    private final int[] stride = new int[3];
    private final double[] sums;
    private final int[] taken;

    CoarseVolume(RasGrid grid) {
        this.grid = grid;
        int cells = 1;
        for (int world = 0; world < 3; world++) {
            factor[world] = Math.toIntExact(Math.max(1, Math.ceilDiv(grid.size(world), (long) MOST)));
            count[world] = Math.toIntExact(Math.ceilDiv(grid.size(world), (long) factor[world]));
            stride[world] = cells;
            cells *= count[world];
        }
        sums = new double[cells];
        taken = new int[cells];
    }

    /// A row of voxels along stored axis 0, beginning at index `first`.
    void row(Slab slab, int from, long first, int length, long j, long k) {
        int across = grid.worldAxis(0);
        int base = cell(grid.worldAxis(1), j) + cell(grid.worldAxis(2), k);
        int step = factor[across];
        int direction = grid.ascending(across) ? stride[across] : -stride[across];
        long place = grid.place(across, first);
        int cell = base + cell(across, first);
        // how many voxels of the row still belong to the first cell
        int left = grid.ascending(across) ? step - (int) (place % step) : (int) (place % step) + 1;
        for (int i = 0; i < length; cell += direction, left = step) {
            int end = Math.min(length, i + left);
            double sum = 0;
            int finite = 0;
            for (; i < end; i++) {
                double value = slab.value(from + i);
                if (Double.isFinite(value)) {
                    sum += value;
                    finite++;
                }
            }
            sums[cell] += sum;
            taken[cell] += finite;
        }
    }

    private int cell(int world, long index) {
        return (int) (grid.place(world, index) / factor[world]) * stride[world];
    }

    /// Voxels of the image in one of these, along a world axis.
    int factor(int world) {
        return factor[world];
    }

    int count(int world) {
        return count[world];
    }

    /// Right fastest, then anterior, then superior; NaN where no finite voxel came.
    float[] values() {
        var values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = taken[i] == 0 ? Float.NaN : (float) (sums[i] / taken[i]);
        }
        return values;
    }
}
