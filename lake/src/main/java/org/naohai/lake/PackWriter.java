package org.naohai.lake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.naohai.lake.ObjectRows.Row;

/// Writes one pack: members are stored, not deflated, so that each is one ranged read of the file. Owned by
/// one thread.
final class PackWriter implements AutoCloseable {

    /// 1980-01-01T00:00:00Z, the least that ZIP knows: the same members make the same bytes.
    private static final long EPOCH = 315_532_800_000L;

    final UUID id;
    final Path file;
    private final StagedFile staged;
    private final ZipArchiveOutputStream zip;
    private int members;
    private boolean closed;
    /// what is in the file is not what was added
    private boolean broken;

    /// One of many that are open at a time: small, and by the page cache.
    PackWriter(UUID id, Path file) throws IOException {
        this(id, file, StagedFile.createCached(file));
    }

    PackWriter(UUID id, Path file, StagedFile staged) {
        this.id = id;
        this.file = file;
        this.staged = staged;
        this.zip = new ZipArchiveOutputStream(new Staging(staged));
        zip.setUseZip64(Zip64Mode.AsNeeded);
    }

    /// The offset of the member's first byte in the file.
    long add(String sha256, byte[] bytes) throws IOException {
        return add(sha256, List.of(ByteBuffer.wrap(bytes)), bytes.length);
    }

    /// - **pieces** of heap memory, one after the other
    long add(String sha256, List<ByteBuffer> pieces, long size) throws IOException {
        var crc = new CRC32();
        pieces.forEach(piece -> crc.update(piece.duplicate()));
        var entry = new ZipArchiveEntry(sha256);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc.getValue());
        entry.setTime(EPOCH);
        if (broken) {
            throw new IOException("the pack is not whole");
        }
        broken = true;
        zip.putArchiveEntry(entry);
        long offset = staged.size();
        for (var piece : pieces) {
            zip.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
        }
        zip.closeArchiveEntry();
        broken = false;
        members++;
        return offset;
    }

    /// Copies members of another pack; their rows here.
    List<Row> copy(List<Row> members, Path pack) throws IOException {
        var copied = new ArrayList<Row>();
        try (var from = FileChannel.open(pack, StandardOpenOption.READ)) {
            for (var row : members) {
                var bytes = ByteBuffer.allocate(Math.toIntExact(row.size()));
                Sealed.readFully(new SliceChannel(from, row.offset(), row.size()), bytes);
                copied.add(new Row(row.sha256(), row.size(), "pack", id, add(row.sha256(), bytes.array())));
            }
        }
        return copied;
    }

    int members() {
        return members;
    }

    long bytes() {
        return staged.size();
    }

    /// Ends the file; where that fails, whoever asks again hears so again.
    @Override
    public void close() throws IOException {
        if (broken) {
            throw new IOException("the pack is not whole");
        }
        if (!closed) {
            broken = true;
            try (staged) {
                zip.close();
                staged.end();
            }
            closed = true;
            broken = false;
        }
    }

    /// Leaves the file as it is.
    void abandon() throws IOException {
        broken = true;
        staged.close();
    }

    /// A file as ZIP writes it.
    private static final class Staging extends OutputStream {
        private final StagedFile file;

        Staging(StagedFile file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(bytes, from, length);
        }

        @Override
        public void write(int one) throws IOException {
            file.write(new byte[] {(byte) one}, 1);
        }
    }
}
