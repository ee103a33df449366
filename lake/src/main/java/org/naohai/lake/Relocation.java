package org.naohai.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.naohai.kernel.Ids;
import org.naohai.lake.ObjectRows.Row;

/// Bytes that lay plain and turn out to be identifying: the sealed copy takes over and no plain one stays
/// behind.
final class Relocation {

    /// Held while files and rows of one commit, or of one thing left over, change together: whether bytes lie plain
    /// or sealed is decided by one at a time.
    final Lock settling = new ReentrantLock();

    private final Layout layout;
    private final ObjectRows rows;

    Relocation(Layout layout, ObjectRows rows) {
        this.layout = layout;
        this.rows = rows;
    }

    /// The new objects are in place on disk already.
    void unseat(Collection<Row> added) throws IOException {
        var sealed = added.stream().filter(Row::identifying).toList();
        if (sealed.isEmpty()) {
            return;
        }
        var here = rows.present(sealed.stream().map(Row::sha256).toList());
        var plain = sealed.stream()
                .filter(row -> here.contains(row.sha256()))
                .map(row -> rows.find(row.sha256()).orElseThrow())
                .filter(row -> !row.identifying())
                .toList();
        if (plain.isEmpty()) {
            return;
        }
        var names = new HashSet<>(plain.stream().map(Row::sha256).toList());
        rows.move(sealed.stream().filter(row -> names.contains(row.sha256())).toList());
        for (var row : plain) {
            if (row.pack() == null) {
                Files.deleteIfExists(layout.loose(row.sha256()));
            } else {
                rewritePack(row.pack(), names);
            }
        }
    }

    /// Copies the members that may stay to a pack of their own and drops the old one.
    void rewritePack(UUID old, Set<String> without) throws IOException {
        var staying = rows.inPack(old).stream()
                .filter(row -> !without.contains(row.sha256()))
                .toList();
        if (!staying.isEmpty()) {
            rows.move(copied(staying, layout.pack(old)));
        }
        rows.deletePack(old);
        Files.deleteIfExists(layout.pack(old));
    }

    private List<Row> copied(List<Row> staying, java.nio.file.Path old) throws IOException {
        var id = Ids.next();
        List<Row> moved;
        Files.createDirectories(layout.staging());
        var staged = layout.staging().resolve(id + ".zip");
        try (var writer = new PackWriter(id, staged)) {
            moved = writer.copy(staying, old);
        }
        Disk.sync(staged);
        Disk.rename(staged, layout.pack(id));
        Disk.syncFolder(Disk.folderOf(layout.pack(id)));
        rows.insertPacks(List.of(new ObjectRows.Pack(id, moved.size(), Files.size(layout.pack(id)))));
        return moved;
    }
}
