package org.naohai.acquisition.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import org.naohai.lake.Disk;

/// One file of the journal: pre-zeroed, so that a synced write into it needs no metadata, and recycled.
///
/// - **header** 4,096 bytes: magic `NHJ1`, algorithm (int 1 = AES-256-GCM), epoch (long), intake (2 longs),
///   sequence (int), the segment's own key under the journal's ([Aes#WRAPPED] bytes), CRC32C of all before
/// - **record** length (int), CRC32C (int) over epoch, offset and sealed bytes, then the sealed bytes; nonce =
///   offset. Records of an earlier epoch lie behind the newest one; the epoch in the checksum keeps them apart
/// - **end** the first record that does not verify: a torn tail was never acknowledged
final class Segment implements AutoCloseable {

    static final int BYTES = 32 << 20;
    static final int HEADER = 4096;
    private static final int MAGIC = 0x4E484A31;
    private static final int RECORD_HEADER = 8;
    /// What a record needs beside its plain bytes.
    static final int OVERHEAD = RECORD_HEADER + Aes.TAG;
    /// where the header says whose it is: after magic, algorithm and epoch
    private static final int OWNER = 2 * Integer.BYTES + Long.BYTES;

    private final FileChannel file;
    private final Path path;
    private final UUID intake;
    private final int sequence;
    private final long epoch;
    private final SecretKey key;
    private int end = HEADER;

    private Segment(FileChannel file, Path path, UUID intake, int sequence, long epoch, SecretKey key) {
        this.file = file;
        this.path = path;
        this.intake = intake;
        this.sequence = sequence;
        this.epoch = epoch;
        this.key = key;
    }

    /// Writes a new header with a new key over a zeroed or recycled file.
    static Segment begin(Path path, UUID intake, int sequence, SecretKey master) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long epoch = ByteBuffer.wrap(Aes.random(Long.BYTES)).getLong();
        var key = Aes.freshKey();
        var header = ByteBuffer.allocate(HEADER)
                .putInt(MAGIC)
                .putInt(1)
                .putLong(epoch)
                .putLong(intake.getMostSignificantBits())
                .putLong(intake.getLeastSignificantBits())
                .putInt(sequence)
                .put(Aes.wrap(master, key));
        header.putInt(checksum(0, 0, header.array(), header.position()));
        write(file, 0, header.clear());
        return new Segment(file, path, intake, sequence, epoch, key);
    }

    /// Opens what an earlier process left; empty for a file whose header is not (or no longer) one.
    static Optional<Segment> reopen(Path path, SecretKey master) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining() && file.read(header, header.position()) >= 0) {}
        header.flip();
        if (header.limit() < HEADER || header.getInt() != MAGIC || header.getInt() != 1) {
            file.close();
            return Optional.empty();
        }
        long epoch = header.getLong();
        var intake = new UUID(header.getLong(), header.getLong());
        int sequence = header.getInt();
        var wrapped = new byte[Aes.WRAPPED];
        header.get(wrapped);
        int covered = header.position();
        if (header.getInt() != checksum(0, 0, header.array(), covered)) {
            file.close();
            return Optional.empty();
        }
        return Optional.of(new Segment(file, path, intake, sequence, epoch, Aes.unwrap(master, wrapped)));
    }

    /// Whether no header was ever written, or its key is destroyed.
    static boolean isBlank(Path path) throws IOException {
        return Arrays.equals(header(path), new byte[HEADER]);
    }

    /// Whose a damaged segment is, as far as its header can be believed.
    static UUID owner(Path path) throws IOException {
        var header = ByteBuffer.wrap(header(path)).position(OWNER);
        return new UUID(header.getLong(), header.getLong());
    }

    /// Zeros where the file is shorter.
    private static byte[] header(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Arrays.copyOf(in.readNBytes(HEADER), HEADER);
        }
    }

    boolean fits(int plainLength) {
        return end + RECORD_HEADER + plainLength + Aes.TAG <= BYTES;
    }

    /// The offset to read it by; not durable before [#sync].
    int append(byte[] plain) throws IOException {
        int offset = end;
        var sealed = Aes.seal(key, offset, ByteBuffer.wrap(plain));
        var record = ByteBuffer.allocate(RECORD_HEADER + sealed.length)
                .putInt(sealed.length)
                .putInt(checksum(epoch, offset, sealed, sealed.length))
                .put(sealed)
                .flip();
        write(file, offset, record);
        end = offset + RECORD_HEADER + sealed.length;
        return offset;
    }

    /// The same for a head and a body, by a buffer that the caller uses again.
    ///
    /// - **buffer** room for both and [#OVERHEAD]
    int append(byte[] head, ByteBuffer body, byte[] buffer) throws IOException {
        int offset = end;
        int length = Aes.seal(key, offset, head, body, buffer, RECORD_HEADER);
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(16).putLong(epoch).putLong(offset).flip());
        crc.update(buffer, RECORD_HEADER, length);
        ByteBuffer.wrap(buffer).putInt(length).putInt((int) crc.getValue());
        write(file, offset, ByteBuffer.wrap(buffer, 0, RECORD_HEADER + length));
        end = offset + RECORD_HEADER + length;
        return offset;
    }

    /// fdatasync: the file's size never changes.
    void sync() throws IOException {
        file.force(false);
    }

    byte[] read(int offset) throws IOException {
        return readVerified(offset).orElseThrow(() -> new IOException("journal record does not verify"));
    }

    /// Calls back for each whole record in order and stops at the first that does not verify.
    void replay(BiConsumer<Integer, byte[]> found) throws IOException {
        for (var one = readVerified(end); one.isPresent(); one = readVerified(end)) {
            found.accept(end, one.get());
            end += RECORD_HEADER + one.get().length + Aes.TAG;
        }
    }

    private Optional<byte[]> readVerified(int offset) throws IOException {
        var head = ByteBuffer.allocate(RECORD_HEADER);
        if (offset + RECORD_HEADER > BYTES || file.read(head, offset) < RECORD_HEADER) {
            return Optional.empty();
        }
        int length = head.flip().getInt();
        int expected = head.getInt();
        if (length < Aes.TAG || length > BYTES - offset - RECORD_HEADER) {
            return Optional.empty();
        }
        var sealed = ByteBuffer.allocate(length);
        while (sealed.hasRemaining() && file.read(sealed, offset + RECORD_HEADER + (long) sealed.position()) >= 0) {}
        if (sealed.hasRemaining() || checksum(epoch, offset, sealed.array(), length) != expected) {
            return Optional.empty();
        }
        return Optional.of(Aes.open(key, offset, sealed.flip()));
    }

    Path path() {
        return path;
    }

    UUID intake() {
        return intake;
    }

    int sequence() {
        return sequence;
    }

    /// Destroys the key, and with it every record.
    void destroy() throws IOException {
        write(file, 0, ByteBuffer.allocate(HEADER));
        file.force(false);
        file.close();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static int checksum(long epoch, long offset, byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(16).putLong(epoch).putLong(offset).flip());
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void write(FileChannel file, long at, ByteBuffer bytes) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }

    /// Makes a file of zeros that are really on disk, so that later writes only overwrite.
    static void preallocate(Path path) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocateDirect(1 << 20);
            for (int written = 0; written < BYTES; written += zeros.capacity()) {
                Disk.writeFully(file, zeros.clear());
            }
            file.force(true);
        }
    }
}
