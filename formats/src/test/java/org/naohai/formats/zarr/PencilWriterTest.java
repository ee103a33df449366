package org.naohai.formats.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PencilWriterTest {

    private static final int SIDE = 4;

    @TempDir
    private Path folder;

    @Test
    void the_course_of_every_voxel_is_in_one_chunk() throws IOException {
        var size = new int[] {21, 18, 5};
        int times = 7;
        var image = new PyramidWriter.Image(ZarrType.INT16, size, times, new double[] {3, 3, 4}, 2);
        int voxels = size[0] * size[1] * size[2];
        var all = new VoxelStore(
                ZarrType.INT16,
                new int[] {size[0], size[1], size[2] * times},
                MemorySegment.ofArray(new byte[2 * voxels * times]));
        for (int i = 0; i < voxels * times; i++) {
            all.set(i, i * 37 % 32_000);
        }
        PencilWriter.write(folder.resolve("courses"), image, all.voxels());
        for (int z = 0; z < size[2]; z++) {
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    for (int t = 0; t < times; t += 3) {
                        assertThat(read(x, y, z, t, times)).isEqualTo(all.get(all.index(x, y, t * size[2] + z)));
                    }
                }
            }
        }
    }

    @Test
    void one_volume_has_no_course() {
        var image = new PyramidWriter.Image(ZarrType.INT16, new int[] {4, 4, 4}, 1, new double[] {1, 1, 1}, 0);
        assertThat(PencilWriter.fits(image)).isFalse();
    }

    private double read(int x, int y, int z, int t, int times) throws IOException {
        var shard = folder.resolve("courses/c/0/" + z / 16 + "/" + y / 16 + "/" + x / 16);
        int number = (z % 16 / SIDE * SIDE + y % 16 / SIDE) * SIDE + x % 16 / SIDE;
        var plain = ShardReading.chunk(shard, 64, number);
        var chunk = new VoxelStore(ZarrType.INT16, new int[] {SIDE, SIDE, SIDE * times}, MemorySegment.ofArray(plain));
        return chunk.get(chunk.index(x % SIDE, y % SIDE, t * SIDE + z % SIDE));
    }
}
