package org.naohai.formats.zarr;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;

/// Writes one volume as an array of chunks of 64³ in shards of at most 256³; edges are filled up with zeros.
final class LevelWriter {

    static final int CHUNK = 64;
    private static final int MOST_A_SHARD = 4;

    private final VoxelStore level;
    private final int[] chunks = new int[3];
    private final int[] aShard = new int[3];
    private final byte[] plain;
    private final byte[] shuffled;
    private final byte[] frame;

    LevelWriter(VoxelStore level) {
        this.level = level;
        for (int axis = 0; axis < 3; axis++) {
            chunks[axis] = Math.ceilDiv(level.size()[axis], CHUNK);
            aShard[axis] = shardShape(level.size())[axis] / CHUNK;
        }
        plain = new byte[CHUNK * CHUNK * CHUNK * level.type().bytes()];
        shuffled = new byte[plain.length];
        frame = new byte[Blosc.longest(plain.length)];
    }

    /// Voxels of a shard along each axis, first axis first.
    static int[] shardShape(int[] size) {
        return Arrays.stream(size)
                .map(one -> Math.min(Math.ceilDiv(one, CHUNK), MOST_A_SHARD) * CHUNK)
                .toArray();
    }

    /// - **prefix** of the names of the shards: `{prefix}/{z}/{y}/{x}`
    void write(Path prefix) throws IOException {
        for (int z = 0; z < chunks[2]; z += aShard[2]) {
            for (int y = 0; y < chunks[1]; y += aShard[1]) {
                for (int x = 0; x < chunks[0]; x += aShard[0]) {
                    var path = prefix.resolve(z / aShard[2] + "/" + y / aShard[1] + "/" + x / aShard[0]);
                    shard(path, x, y, z);
                }
            }
        }
    }

    private void shard(Path path, int x0, int y0, int z0) throws IOException {
        try (var shard = new ShardWriter(path, aShard[0] * aShard[1] * aShard[2])) {
            int number = 0;
            for (int z = z0; z < z0 + aShard[2]; z++) {
                for (int y = y0; y < y0 + aShard[1]; y++) {
                    for (int x = x0; x < x0 + aShard[0]; x++, number++) {
                        if (x < chunks[0] && y < chunks[1] && z < chunks[2]) {
                            gather(x * CHUNK, y * CHUNK, z * CHUNK);
                            shard.chunk(
                                    number,
                                    frame,
                                    Blosc.encode(plain, level.type().bytes(), shuffled, frame, 0));
                        }
                    }
                }
            }
            shard.finish();
        }
    }

    private void gather(int x0, int y0, int z0) {
        var size = level.size();
        int bytes = level.type().bytes();
        int across = Math.min(CHUNK, size[0] - x0) * bytes;
        if (across < CHUNK * bytes || y0 + CHUNK > size[1] || z0 + CHUNK > size[2]) {
            Arrays.fill(plain, (byte) 0);
        }
        for (int z = z0; z < Math.min(z0 + CHUNK, size[2]); z++) {
            for (int y = y0; y < Math.min(y0 + CHUNK, size[1]); y++) {
                long from = level.index(x0, y, z) * bytes;
                int to = ((z - z0) * CHUNK + y - y0) * CHUNK * bytes;
                MemorySegment.copy(level.voxels(), ValueLayout.JAVA_BYTE, from, plain, to, across);
            }
        }
    }
}
