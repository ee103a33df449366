package org.naohai.formats.zarr;

import java.lang.foreign.Arena;
import java.util.Arrays;

/// The next coarser level: each voxel the mean of the finite ones of up to 2 × 2 × 2, rounded where the type is
/// whole.
final class Halving {

    private final VoxelStore fine;
    private final VoxelStore coarse;
    private final double[] row;
    /// finite values in each sum
    private final int[] count;

    private Halving(VoxelStore fine, VoxelStore coarse) {
        this.fine = fine;
        this.coarse = coarse;
        this.row = new double[2 * coarse.size()[0]];
        this.count = new int[row.length];
    }

    static VoxelStore of(VoxelStore fine, Arena arena) {
        var size = size(fine.size());
        var coarse = new VoxelStore(fine.type(), size, arena.allocate(VoxelStore.bytes(fine.type(), size)));
        new Halving(fine, coarse).run();
        return coarse;
    }

    static int[] size(int[] fine) {
        return Arrays.stream(fine).map(one -> Math.ceilDiv(one, 2)).toArray();
    }

    private void run() {
        for (int z = 0; z < coarse.size()[2]; z++) {
            for (int y = 0; y < coarse.size()[1]; y++) {
                gather(2 * y, 2 * z);
                write(coarse.index(0, y, z));
            }
        }
    }

    /// Sums up to four rows of the finer level.
    private void gather(int y0, int z0) {
        Arrays.fill(row, 0);
        Arrays.fill(count, 0);
        for (int z = z0; z < Math.min(z0 + 2, fine.size()[2]); z++) {
            for (int y = y0; y < Math.min(y0 + 2, fine.size()[1]); y++) {
                add(fine.index(0, y, z), fine.size()[0]);
            }
        }
    }

    /// One loop for each type: nothing is decided within.
    private void add(long from, int length) {
        var voxels = fine.voxels();
        switch (fine.type()) {
            case INT16 -> {
                for (int i = 0; i < length; i++) {
                    row[i] += voxels.get(VoxelStore.SHORT, 2 * (from + i));
                    count[i]++;
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < length; i++) {
                    float value = voxels.get(VoxelStore.FLOAT, 4 * (from + i));
                    if (Float.isFinite(value)) {
                        row[i] += value;
                        count[i]++;
                    }
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    row[i] += fine.get(from + i);
                    count[i]++;
                }
            }
        }
    }

    private void write(long to) {
        boolean whole = coarse.type() != ZarrType.FLOAT32;
        for (int x = 0; x < coarse.size()[0]; x++) {
            int finite = count[2 * x] + count[2 * x + 1];
            double mean = finite == 0 ? Double.NaN : (row[2 * x] + row[2 * x + 1]) / finite;
            coarse.set(to + x, whole ? Math.rint(mean) : mean);
        }
    }
}
