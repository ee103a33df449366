package org.naohai.acquisition.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.naohai.acquisition.journal.Spool;
import org.naohai.acquisition.store.QuarantinedFile;
import org.naohai.lake.DataFolder;
import org.naohai.lake.KeyFile;
import org.springframework.stereotype.Component;

/// The bytes of what waits for a decision: each file in a spool of its own, whose key dies with it.
@Component
public class QuarantineStore {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final SecretKey master;

    QuarantineStore(DataFolder data) throws IOException {
        this.folder = Files.createDirectories(data.path().resolve("quarantine"));
        this.master = KeyFile.loadOrCreate(data.path().resolve("keys/journal.key"));
    }

    /// Copies the bytes in; durable on return.
    public QuarantinedFile keep(UUID quarantineId, int number, String path, String sha256, InputStream bytes)
            throws IOException {
        var name = number + ".spool";
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
        return new QuarantinedFile(path, size, sha256, name);
    }

    public SeekableByteChannel channel(UUID quarantineId, QuarantinedFile file) throws IOException {
        return Spool.open(folderOf(quarantineId).resolve(file.spool()), master).channel();
    }

    public void destroy(UUID quarantineId) throws IOException {
        var mine = folderOf(quarantineId);
        if (!Files.isDirectory(mine)) {
            return;
        }
        try (var files = Files.list(mine)) {
            for (var file : files.toList()) {
                Spool.open(file, master).destroy();
            }
        }
        Files.delete(mine);
    }

    /// Destroys what belongs to none of these: a crash came between the bytes and their row, or between a decision and
    /// the end of the bytes. Only before anything is put in.
    public void sweep(Set<UUID> waiting) throws IOException {
        try (var folders = Files.list(folder)) {
            for (var one : folders.toList()) {
                if (!waiting.contains(UUID.fromString(String.valueOf(one.getFileName())))) {
                    destroyTorn(one);
                }
            }
        }
    }

    /// A spool whose header never reached the disk has no key to destroy.
    private void destroyTorn(Path mine) throws IOException {
        try (var files = Files.list(mine)) {
            for (var file : files.toList()) {
                try {
                    Spool.open(file, master).destroy();
                } catch (IOException torn) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.delete(mine);
    }

    private Path folderOf(UUID quarantineId) {
        return folder.resolve(quarantineId.toString());
    }
}
