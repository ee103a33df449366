package org.naohai.formats.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Reads shards as any reader would: index at the end, checksum, frame, shuffle.
final class ShardReading {

    private ShardReading() {}

    /// The plain bytes of one chunk.
    static byte[] chunk(Path path, int chunks, int number) throws IOException {
        var shard = Files.readAllBytes(path);
        int entries = chunks * 16;
        var index = ByteBuffer.wrap(shard, shard.length - entries - 4, entries + 4)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        var crc = new CRC32C();
        crc.update(shard, shard.length - entries - 4, entries);
        assertThat(index.getInt(entries)).isEqualTo((int) crc.getValue());
        int offset = (int) index.getLong(16 * number);
        int length = (int) index.getLong(16 * number + 8);
        return plain(Arrays.copyOfRange(shard, offset, offset + length));
    }

    private static byte[] plain(byte[] frame) {
        var header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int plain = header.getInt(4);
        assertThat(header.getInt(12)).isEqualTo(frame.length);
        if ((frame[2] & 0x02) != 0) {
            return Arrays.copyOfRange(frame, 16, frame.length);
        }
        int start = header.getInt(16);
        int packed = header.getInt(start);
        var shuffled = Zstd.decompress(Arrays.copyOfRange(frame, start + 4, start + 4 + packed), plain);
        int bytes = frame[3];
        var out = new byte[plain];
        for (int i = 0; i < plain; i++) {
            out[i] = shuffled[i % bytes * (plain / bytes) + i / bytes];
        }
        return out;
    }
}
