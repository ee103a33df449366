package org.naohai.quality.imaging;

import java.util.Arrays;
import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VolumePass;

/// Keeps the first volume, thinned evenly on every axis where it has more than 2²⁴ voxels; grows with what arrives.
final class FirstVolumePass implements VolumePass {

    private static final long MOST = 1L << 24;

    private final VolumeHeader header;
    private final long step;
    private final int[] size = new int[3];
    private float[] values = new float[1 << 16];
    private int filled;

    FirstVolumePass(VolumeHeader header) {
        this.header = header;
        step = leastStep();
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = (int) thinned(axis, step);
        }
    }

    /// By halving: a header may claim 2⁵⁷ voxels along one axis.
    private long leastStep() {
        long least = 1;
        long most = Math.max(header.size(0), Math.max(header.size(1), header.size(2)));
        while (least < most) {
            long middle = (least + most) >>> 1;
            if (thinned(0, middle) * thinned(1, middle) * thinned(2, middle) > MOST) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    private long thinned(int axis, long step) {
        return (header.size(axis) + step - 1) / step;
    }

    @Override
    public void accept(Slab slab) {
        if (slab.volume() != 0) {
            return;
        }
        for (int i = 0; i < slab.length(); i++) {
            if (step == 1 || kept(slab.offset() + i)) {
                add(slab.value(i));
            }
        }
    }

    private boolean kept(long voxel) {
        long i = voxel % header.size(0);
        long j = voxel / header.size(0) % header.size(1);
        long k = voxel / header.size(0) / header.size(1);
        return i % step == 0 && j % step == 0 && k % step == 0;
    }

    private void add(double value) {
        if (filled == values.length) {
            values = Arrays.copyOf(values, (int) Math.min(2L * values.length, (long) size[0] * size[1] * size[2]));
        }
        values[filled++] = Double.isFinite(value) ? (float) value : 0;
    }

    @Override
    public List<DerivedObject> finish() {
        return List.of();
    }

    /// Null-free: a volume that never became complete has no volume to measure.
    boolean complete() {
        return filled == (long) size[0] * size[1] * size[2];
    }

    Grid grid() {
        var sizes = header.voxelSizeMm();
        return new Grid(
                values, size[0], size[1], size[2], sizes.get(0) * step, sizes.get(1) * step, sizes.get(2) * step, step);
    }
}
