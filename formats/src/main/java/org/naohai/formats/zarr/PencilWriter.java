package org.naohai.formats.zarr;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Writes volumes over time so that the course of one voxel is one short read: chunks of 4 × 4 × 4 voxels with all
/// their time points, in shards of 16 × 16 × 16; edges are filled up with zeros.
public final class PencilWriter {

    private static final int SIDE = 4;
    private static final int SHARD = 16;
    private static final long MOST_AT_ONCE = 256L << 20;

    private final PyramidWriter.Image image;
    private final MemorySegment volumes;
    /// one shard: chunk after chunk, each time after time
    private final byte[] block;

    private PencilWriter(PyramidWriter.Image image, MemorySegment volumes) {
        this.image = image;
        this.volumes = volumes;
        this.block = new byte[(int) shardBytes(image)];
    }

    /// Whether a shard fits into the memory that it is gathered in.
    public static boolean fits(PyramidWriter.Image image) {
        return image.volumes() > 1 && shardBytes(image) <= MOST_AT_ONCE;
    }

    private static long shardBytes(PyramidWriter.Image image) {
        return (long) SHARD * SHARD * SHARD * image.volumes() * image.type().bytes();
    }

    /// - **folder** does not exist yet · **volumes** one behind the other, first axis fastest, little endian
    public static void write(Path folder, PyramidWriter.Image image, MemorySegment volumes) throws IOException {
        Files.createDirectories(folder);
        new PencilWriter(image, volumes).run(folder);
        ArrayDocument.of(
                        List.of(image.volumes(), image.size()[2], image.size()[1], image.size()[0]),
                        List.of(image.volumes(), SHARD, SHARD, SHARD),
                        List.of(image.volumes(), SIDE, SIDE, SIDE),
                        image.type())
                .write(folder);
    }

    private void run(Path folder) throws IOException {
        var size = image.size();
        for (int z = 0; z < size[2]; z += SHARD) {
            for (int y = 0; y < size[1]; y += SHARD) {
                for (int x = 0; x < size[0]; x += SHARD) {
                    gather(x, y, z);
                    shard(folder.resolve("c/0/" + z / SHARD + "/" + y / SHARD + "/" + x / SHARD));
                }
            }
        }
    }

    private void shard(Path path) throws IOException {
        int chunk = SIDE * SIDE * SIDE * image.volumes() * image.type().bytes();
        var plain = new byte[chunk];
        var shuffled = new byte[chunk];
        var frame = new byte[Blosc.longest(chunk)];
        int chunks = block.length / chunk;
        try (var shard = new ShardWriter(path, chunks)) {
            for (int number = 0; number < chunks; number++) {
                System.arraycopy(block, number * chunk, plain, 0, chunk);
                shard.chunk(number, frame, Blosc.encode(plain, image.type().bytes(), shuffled, frame, 0));
            }
            shard.finish();
        }
    }

    private void gather(int x0, int y0, int z0) {
        Arrays.fill(block, (byte) 0);
        var size = image.size();
        int bytes = image.type().bytes();
        long volume = (long) size[0] * size[1] * size[2] * bytes;
        int a = SHARD / SIDE;
        for (int t = 0; t < image.volumes(); t++) {
            for (int z = z0; z < Math.min(z0 + SHARD, size[2]); z++) {
                for (int y = y0; y < Math.min(y0 + SHARD, size[1]); y++) {
                    long row = t * volume + ((long) (z * size[1] + y) * size[0] + x0) * bytes;
                    int chunkRow = ((z - z0) / SIDE * a + (y - y0) / SIDE) * a;
                    int inChunk = ((t * SIDE + (z - z0) % SIDE) * SIDE + (y - y0) % SIDE) * SIDE;
                    for (int x = x0; x < Math.min(x0 + SHARD, size[0]); x += SIDE) {
                        int chunk = chunkRow + (x - x0) / SIDE;
                        int to = (chunk * SIDE * SIDE * SIDE * image.volumes() + inChunk) * bytes;
                        int length = Math.min(SIDE, size[0] - x) * bytes;
                        MemorySegment.copy(
                                volumes, ValueLayout.JAVA_BYTE, row + (long) (x - x0) * bytes, block, to, length);
                    }
                }
            }
        }
    }
}
