package org.naohai.formats.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PyramidWriterTest {

    private static final int CHUNK = 64;

    @TempDir
    private Path folder;

    @Test
    void every_voxel_comes_back_from_shards_that_are_no_multiple_of_chunks() throws IOException {
        var volume = noise(ZarrType.INT16, 70, 65, 130, 1);
        var group = write("odd", volume, 1);
        var array = document(group.resolve("0"));
        assertThat(array.path("shape").toString()).isEqualTo("[130,65,70]");
        assertThat(array.path("chunk_grid")
                        .path("configuration")
                        .path("chunk_shape")
                        .toString())
                .isEqualTo("[192,128,128]");
        for (int i = 0; i < 20_000; i++) {
            int x = i * 31 % 70;
            int y = i * 17 % 65;
            int z = i * 13 % 130;
            assertThat(read(group.resolve("0"), volume, x, y, z)).isEqualTo(volume.get(volume.index(x, y, z)));
        }
    }

    @Test
    void coarser_levels_are_means_until_one_fits_into_a_chunk() throws IOException {
        var volume = noise(ZarrType.FLOAT32, 130, 3, 5, 2);
        var group = write("means", volume, 1);
        assertThat(group.resolve("1")).exists();
        assertThat(group.resolve("2")).exists();
        assertThat(group.resolve("3")).doesNotExist();
        var coarse = new VoxelStore(ZarrType.FLOAT32, new int[] {65, 2, 3}, MemorySegment.NULL);
        double sum = 0;
        for (int z = 0; z < 2; z++) {
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    sum += volume.get(volume.index(x, y, z));
                }
            }
        }
        assertThat((float) read(group.resolve("1"), coarse, 0, 0, 0)).isEqualTo((float) (sum / 8));
        double edge = (volume.get(volume.index(0, 2, 4)) + volume.get(volume.index(1, 2, 4))) / 2;
        assertThat((float) read(group.resolve("1"), coarse, 0, 1, 2)).isEqualTo((float) edge);
        var second = document(group)
                .path("attributes")
                .path("ome")
                .path("multiscales")
                .path(0)
                .path("datasets")
                .path(1)
                .path("coordinateTransformations");
        assertThat(second.path(0).path("scale").toString()).isEqualTo("[6.0,4.0,2.0]");
        assertThat(second.path(1).path("translation").toString()).isEqualTo("[1.5,1.0,0.5]");
    }

    @Test
    void volumes_over_time_lie_apart() throws IOException {
        var first = noise(ZarrType.UINT8, 5, 5, 5, 3);
        var second = noise(ZarrType.UINT8, 5, 5, 5, 4);
        var writer = new PyramidWriter(folder.resolve("time"), image(first, 2));
        writer.write(0, first);
        writer.write(1, second);
        writer.finish(Map.of());
        var array = document(folder.resolve("time/0"));
        assertThat(array.path("shape").toString()).isEqualTo("[2,5,5,5]");
        assertThat(array.path("dimension_names").toString()).isEqualTo("[\"t\",\"z\",\"y\",\"x\"]");
        assertThat(Files.readAllBytes(folder.resolve("time/0/c/0/0/0/0")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("time/0/c/1/0/0/0")));
    }

    @Test
    void the_same_image_gives_the_same_bytes() throws IOException {
        var one = write("one", noise(ZarrType.INT16, 70, 40, 30, 5), 1);
        var other = write("other", noise(ZarrType.INT16, 70, 40, 30, 5), 1);
        try (var files = Files.walk(one)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(other.resolve(one.relativize(file)))
                        .as(file.toString())
                        .hasSameBinaryContentAs(file);
            }
        }
    }

    private Path write(String name, VoxelStore volume, int volumes) throws IOException {
        var to = folder.resolve(name);
        var writer = new PyramidWriter(to, image(volume, volumes));
        writer.write(0, volume);
        writer.finish(Map.of());
        return to;
    }

    private static PyramidWriter.Image image(VoxelStore volume, int volumes) {
        return new PyramidWriter.Image(volume.type(), volume.size(), volumes, new double[] {1, 2, 3}, 2);
    }

    /// Pure noise fills whole values, so that some chunks do not shrink.
    private static VoxelStore noise(ZarrType type, int x, int y, int z, long seed) {
        var size = new int[] {x, y, z};
        var bytes = new byte[(int) VoxelStore.bytes(type, size)];
        var store = new VoxelStore(type, size, MemorySegment.ofArray(bytes));
        var random = new Random(seed);
        for (long i = 0; i < (long) x * y * z; i++) {
            store.set(i, type == ZarrType.FLOAT32 ? random.nextGaussian() : random.nextInt(256));
        }
        return store;
    }

    private static JsonNode document(Path array) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(array.resolve("zarr.json")));
    }

    private static double read(Path array, VoxelStore like, int x, int y, int z) throws IOException {
        var shape = document(array).path("chunk_grid").path("configuration").path("chunk_shape");
        int sx = shape.path(2).asInt() / CHUNK;
        int sy = shape.path(1).asInt() / CHUNK;
        int sz = shape.path(0).asInt() / CHUNK;
        int cx = x / CHUNK;
        int cy = y / CHUNK;
        int cz = z / CHUNK;
        int number = (cz % sz * sy + cy % sy) * sx + cx % sx;
        var plain =
                ShardReading.chunk(array.resolve("c/" + cz / sz + "/" + cy / sy + "/" + cx / sx), sx * sy * sz, number);
        var chunk = new VoxelStore(like.type(), new int[] {CHUNK, CHUNK, CHUNK}, MemorySegment.ofArray(plain));
        return chunk.get(chunk.index(x % CHUNK, y % CHUNK, z % CHUNK));
    }
}
