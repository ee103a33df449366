package org.naohai.quality.imaging;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Parts a volume into head and air without a segmentation.
///
/// 1. Otsu's threshold (1979) over 256 bins up to the 99.8th percentile
/// 2. of what lies above, the largest connected part (6 neighbours): the object
/// 3. filled along lines: what is bracketed by the object on at least two of three axes is head; grown by two
///    voxels, the rest is air
final class HeadMask {

    private static final int BINS = 256;
    private static final int GROWN_BY = 2;
    private static final int NEIGHBOURS = 6;

    private final Grid grid;
    private final BitSet object;
    private final BitSet air;

    private HeadMask(Grid grid, BitSet object, BitSet air) {
        this.grid = grid;
        this.object = object;
        this.air = air;
    }

    static HeadMask of(Grid grid) {
        double threshold = otsu(grid);
        var above = new BitSet(grid.count());
        for (int i = 0; i < grid.count(); i++) {
            if (grid.values[i] > threshold) {
                above.set(i);
            }
        }
        var object = largestPart(grid, above);
        var head = filled(grid, object);
        for (int i = 0; i < GROWN_BY; i++) {
            head = grown(grid, head);
        }
        head.flip(0, grid.count());
        return new HeadMask(grid, object, head);
    }

    BitSet object() {
        return object;
    }

    BitSet air() {
        return air;
    }

    double objectShare() {
        return object.cardinality() / (double) grid.count();
    }

    static double otsu(Grid grid) {
        var quantiles = Quantiles.of(grid.values, grid.count(), i -> true);
        double low = quantiles.at(0);
        double high = quantiles.at(0.998);
        if (!(high > low)) {
            return low;
        }
        var histogram = new long[BINS];
        for (int i = 0; i < grid.count(); i++) {
            int bin = (int) ((grid.values[i] - low) / (high - low) * BINS);
            histogram[Math.clamp(bin, 0, BINS - 1)]++;
        }
        return low + (high - low) * (bestSplit(histogram, grid.count()) + 1) / BINS;
    }

    private static int bestSplit(long[] histogram, int total) {
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += bin * (double) histogram[bin];
        }
        double below = 0;
        long count = 0;
        double best = -1;
        int split = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            count += histogram[bin];
            below += bin * (double) histogram[bin];
            if (count > 0 && count < total) {
                double apart = below / count - (all - below) / (total - count);
                double between = count * (double) (total - count) * apart * apart;
                if (between > best) {
                    best = between;
                    split = bin;
                }
            }
        }
        return split;
    }

    /// Floods every part once to count it, then the largest one again to keep it.
    private static BitSet largestPart(Grid grid, BitSet above) {
        var left = (BitSet) above.clone();
        int remaining = above.cardinality();
        int largest = 0;
        int seed = -1;
        for (int voxel = left.nextSetBit(0); voxel >= 0 && remaining > largest; voxel = left.nextSetBit(voxel)) {
            int count = flood(grid, left, null, voxel);
            remaining -= count;
            if (count > largest) {
                largest = count;
                seed = voxel;
            }
        }
        var part = new BitSet(grid.count());
        if (seed >= 0) {
            flood(grid, (BitSet) above.clone(), part, seed);
        }
        return part;
    }

    /// Takes the connected part of `seed` out of `left`, into `part` where one is given; returns its size.
    private static int flood(Grid grid, BitSet left, @Nullable BitSet part, int seed) {
        int plane = grid.stride(2);
        var queue = new int[1 << 8];
        int size = 1;
        int count = 0;
        queue[0] = seed;
        left.clear(seed);
        while (size > 0) {
            int voxel = queue[--size];
            if (part != null) {
                part.set(voxel);
            }
            count++;
            if (size + NEIGHBOURS > queue.length) {
                queue = java.util.Arrays.copyOf(queue, 2 * queue.length);
            }
            int i = voxel % grid.nx;
            int j = voxel / grid.nx % grid.ny;
            int k = voxel / plane;
            size += i > 0 ? take(left, voxel - 1, queue, size) : 0;
            size += i + 1 < grid.nx ? take(left, voxel + 1, queue, size) : 0;
            size += j > 0 ? take(left, voxel - grid.nx, queue, size) : 0;
            size += j + 1 < grid.ny ? take(left, voxel + grid.nx, queue, size) : 0;
            size += k > 0 ? take(left, voxel - plane, queue, size) : 0;
            size += k + 1 < grid.nz ? take(left, voxel + plane, queue, size) : 0;
        }
        return count;
    }

    /// Moves a voxel from what is left to the queue; how many were moved.
    private static int take(BitSet left, int voxel, int[] queue, int at) {
        if (!left.get(voxel)) {
            return 0;
        }
        left.clear(voxel);
        queue[at] = voxel;
        return 1;
    }

    static int neighbour(Grid grid, int voxel, int axis, int direction) {
        int at = grid.coordinate(voxel, axis) + direction;
        return at < 0 || at >= grid.size(axis) ? -1 : voxel + direction * grid.stride(axis);
    }

    private static BitSet filled(Grid grid, BitSet object) {
        var votes = new byte[grid.count()];
        for (int axis = 0; axis < 3; axis++) {
            int second = (axis + 1) % 3;
            int third = (axis + 2) % 3;
            for (int u = 0; u < grid.size(second); u++) {
                for (int v = 0; v < grid.size(third); v++) {
                    int start = u * grid.stride(second) + v * grid.stride(third);
                    vote(object, votes, start, grid.stride(axis), grid.size(axis));
                }
            }
        }
        var head = new BitSet(grid.count());
        for (int i = 0; i < votes.length; i++) {
            if (votes[i] >= 2) {
                head.set(i);
            }
        }
        head.or(object);
        return head;
    }

    private static void vote(BitSet object, byte[] votes, int start, int stride, int length) {
        int first = 0;
        while (first < length && !object.get(start + first * stride)) {
            first++;
        }
        int last = length - 1;
        while (last > first && !object.get(start + last * stride)) {
            last--;
        }
        for (int i = first; i <= last; i++) {
            votes[start + i * stride]++;
        }
    }

    /// By one voxel along each axis; whole stretches of a row at once.
    static BitSet grown(Grid grid, BitSet set) {
        var grown = (BitSet) set.clone();
        int plane = grid.stride(2);
        for (int row = 0; row < grid.count(); row += grid.nx) {
            int end = row + grid.nx;
            int j = row / grid.nx % grid.ny;
            int k = row / plane;
            for (int from = set.nextSetBit(row); from >= 0 && from < end; ) {
                int to = Math.min(end, set.nextClearBit(from));
                grown.set(Math.max(row, from - 1), Math.min(end, to + 1));
                if (j > 0) {
                    grown.set(from - grid.nx, to - grid.nx);
                }
                if (j + 1 < grid.ny) {
                    grown.set(from + grid.nx, to + grid.nx);
                }
                if (k > 0) {
                    grown.set(from - plane, to - plane);
                }
                if (k + 1 < grid.nz) {
                    grown.set(from + plane, to + plane);
                }
                from = set.nextSetBit(to);
            }
        }
        return grown;
    }
}
