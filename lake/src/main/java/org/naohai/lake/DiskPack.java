package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.kernel.Ids;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Lake.StoredObject;
import org.naohai.lake.ObjectRows.Row;

/// A pack in a staging folder of its own.
final class DiskPack implements LakePack {

    private final Path folder;
    private final PackWriter writer;
    private final Room room;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private boolean settled;

    DiskPack(Path staging) throws IOException {
        var id = Ids.next();
        folder = Files.createDirectories(staging.resolve("pack-" + id));
        room = new Room(folder);
        var file = folder.resolve(id + ".zip");
        writer = new PackWriter(id, file, StagedFile.createShared(file));
    }

    @Override
    public StoredObject add(List<ByteBuffer> pieces) throws IOException {
        var digest = Hashes.sha256();
        long size = 0;
        for (var piece : pieces) {
            digest.update(piece.duplicate());
            size += piece.remaining();
        }
        var sha256 = HexFormat.of().formatHex(digest.digest());
        if (!rows.containsKey(sha256)) {
            room.take(size);
            long offset = writer.add(sha256, pieces, size);
            rows.put(sha256, new Row(sha256, size, "pack", writer.id, offset));
        }
        return new StoredObject(sha256, size, AtRest.PLAIN);
    }

    @Override
    public int members() {
        return rows.size();
    }

    /// Ends the file; the same again after a commit that failed.
    Finished finish() throws IOException {
        writer.close();
        return new Finished(
                writer.file,
                new ObjectRows.Pack(writer.id, writer.members(), writer.bytes()),
                List.copyOf(rows.values()));
    }

    /// A batch put it into its place.
    void settled() throws IOException {
        settled = true;
        Files.deleteIfExists(folder);
    }

    record Finished(Path file, ObjectRows.Pack pack, List<Row> rows) {}

    @Override
    public void close() {
        if (settled) {
            return;
        }
        try {
            writer.abandon();
            Files.deleteIfExists(writer.file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }
}
