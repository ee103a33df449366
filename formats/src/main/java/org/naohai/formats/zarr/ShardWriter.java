package org.naohai.formats.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.CRC32C;

/// One shard: its chunks one behind the other, then the index of offsets and lengths in C order (missing ones all ones)
/// and its CRC32C.
///
/// - **source** Zarr v3, `sharding_indexed`
final class ShardWriter implements AutoCloseable {

    private final FileChannel file;
    private final ByteBuffer index;
    private long at;

    ShardWriter(Path path, int chunks) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        index = ByteBuffer.allocate(chunks * 2 * Long.BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (index.remaining() >= Long.BYTES) {
            index.putLong(-1);
        }
    }

    void chunk(int number, byte[] frame, int length) throws IOException {
        write(ByteBuffer.wrap(frame, 0, length));
        index.putLong(number * 2 * Long.BYTES, at);
        index.putLong(number * 2 * Long.BYTES + Long.BYTES, length);
        at += length;
    }

    void finish() throws IOException {
        int entries = index.capacity() - Integer.BYTES;
        var crc = new CRC32C();
        crc.update(index.array(), 0, entries);
        index.putInt(entries, (int) crc.getValue());
        write(index.position(0).limit(index.capacity()));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
