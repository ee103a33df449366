package org.naohai.acquisition.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.naohai.acquisition.journal.Spool;
import org.naohai.acquisition.store.QuarantinedFile;
import org.naohai.kernel.Ids;
import org.naohai.lake.DataFolder;
import org.naohai.lake.Disk;
import org.naohai.lake.KeyFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The bytes of what waits for a decision: each file in a spool of its own, whose key dies with it.
@Component
public class QuarantineStore {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final SecretKey master;

    @Autowired
    QuarantineStore(DataFolder data) throws IOException {
        this(data, "quarantine");
    }

    /// - **name** of the folder below the data folder
    public QuarantineStore(DataFolder data, String name) throws IOException {
        this.folder = Files.createDirectories(data.path().resolve(name));
        this.master = KeyFile.loadOrCreate(data.path().resolve("keys/journal.key"));
    }

    /// Copies the bytes in; durable once the unit is [#complete].
    public QuarantinedFile keep(UUID quarantineId, int number, String path, String sha256, InputStream bytes)
            throws IOException {
        var name = number + ".spool";
        long size = write(quarantineId, name, bytes);
        return new QuarantinedFile(path, size, sha256, name);
    }

    /// Copies the bytes into a spool of their own in the unit's folder; its name. Durable once the unit is
    /// [#complete].
    public String keep(UUID quarantineId, InputStream bytes) throws IOException {
        var name = Ids.next() + ".spool";
        write(quarantineId, name, bytes);
        return name;
    }

    private long write(UUID quarantineId, String name, InputStream bytes) throws IOException {
        var file = folderOf(quarantineId).resolve(name);
        Files.deleteIfExists(file);
        var spool = Spool.create(file, master);
        long size = 0;
        try (var writer = spool.writer(0)) {
            var buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                writer.write(buffer, 0, n);
                size += n;
            }
            writer.sync();
        } catch (IOException e) {
            destroy(quarantineId);
            throw e;
        }
        return size;
    }

    /// Returns when the files of a unit are found again after a power cut.
    public void complete(UUID quarantineId) throws IOException {
        Disk.syncFolder(folderOf(quarantineId));
        Disk.syncFolder(folder);
    }

    public List<UUID> units() throws IOException {
        try (var folders = Files.list(folder)) {
            return folders.map(one -> UUID.fromString(String.valueOf(one.getFileName())))
                    .toList();
        }
    }

    /// Units whose folder was last changed before a time.
    public List<UUID> keptBefore(Instant time) throws IOException {
        try (var folders = Files.list(folder)) {
            return folders.filter(one ->
                            Instant.ofEpochMilli(one.toFile().lastModified()).isBefore(time))
                    .map(one -> UUID.fromString(String.valueOf(one.getFileName())))
                    .toList();
        }
    }

    public SeekableByteChannel channel(UUID quarantineId, QuarantinedFile file) throws IOException {
        return channel(quarantineId, file.spool());
    }

    public SeekableByteChannel channel(UUID quarantineId, String spool) throws IOException {
        return Spool.open(folderOf(quarantineId).resolve(spool), master).channel();
    }

    /// Destroys one spool of a unit.
    public void destroy(UUID quarantineId, String spool) throws IOException {
        Spool.destroy(folderOf(quarantineId).resolve(spool), master);
    }

    public void destroy(UUID quarantineId) throws IOException {
        var mine = folderOf(quarantineId);
        if (!Files.isDirectory(mine)) {
            return;
        }
        try (var files = Files.list(mine)) {
            for (var file : files.toList()) {
                Spool.destroy(file, master);
            }
        }
        Files.delete(mine);
    }

    private Path folderOf(UUID quarantineId) {
        return folder.resolve(quarantineId.toString());
    }
}
