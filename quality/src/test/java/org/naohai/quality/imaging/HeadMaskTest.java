package org.naohai.quality.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole stretches at once against one voxel after the other.
class HeadMaskTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0.5", "7, 5, 3, 0.2", "64, 3, 9, 0.02", "65, 4, 4, 0.7", "13, 17, 11, 1"})
    void a_set_grows_by_the_neighbours_of_each_voxel(int nx, int ny, int nz, double share) {
        var grid = new Grid(new float[nx * ny * nz], nx, ny, nz, 1, 1, 1, 1);
        var set = random(grid, share);
        var expected = (BitSet) set.clone();
        set.stream().forEach(voxel -> neighbours(grid, voxel).forEach(expected::set));
        assertThat(HeadMask.grown(grid, set)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"9, 8, 7, 0.3", "40, 5, 6, 0.25", "21, 22, 23, 0.28"})
    void the_object_is_the_largest_connected_part(int nx, int ny, int nz, double share) {
        var values = new float[nx * ny * nz];
        var grid = new Grid(values, nx, ny, nz, 1, 1, 1, 1);
        var above = random(grid, share);
        above.stream().forEach(voxel -> values[voxel] = 1_000);
        var object = HeadMask.of(grid).object();
        assertThat(object).isEqualTo(part(grid, above, object.nextSetBit(0)));
        above.stream()
                .forEach(voxel ->
                        assertThat(part(grid, above, voxel).cardinality()).isLessThanOrEqualTo(object.cardinality()));
    }

    private static BitSet random(Grid grid, double share) {
        var random = new Random(grid.count());
        var set = new BitSet(grid.count());
        for (int voxel = 0; voxel < grid.count(); voxel++) {
            set.set(voxel, random.nextDouble() < share);
        }
        return set;
    }

    private static BitSet part(Grid grid, BitSet above, int seed) {
        var part = new BitSet();
        var queue = new ArrayDeque<Integer>();
        part.set(seed);
        queue.add(seed);
        while (!queue.isEmpty()) {
            for (int next : neighbours(grid, queue.remove()).toArray()) {
                if (above.get(next) && !part.get(next)) {
                    part.set(next);
                    queue.add(next);
                }
            }
        }
        return part;
    }

    private static java.util.stream.IntStream neighbours(Grid grid, int voxel) {
        return java.util.stream.IntStream.range(0, 6)
                .map(way -> HeadMask.neighbour(grid, voxel, way / 2, way % 2 == 0 ? -1 : 1))
                .filter(next -> next >= 0);
    }
}
