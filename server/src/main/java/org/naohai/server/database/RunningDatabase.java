package org.naohai.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.postgres.Database;
import org.naohai.postgres.DatabaseAddress;
import org.naohai.postgres.EmbeddedPostgres;
import org.naohai.postgres.FolderLock;
import org.naohai.postgres.Secrets;
import org.naohai.server.NaohaiSettings;

/// The database of this process, migrated and checked for durability; ours is stopped with the process.
final class RunningDatabase implements AutoCloseable {

    private static final String NAME = "naohai";

    private final FolderLock lock;
    private final @Nullable EmbeddedPostgres embedded;
    private final Database database;

    private RunningDatabase(FolderLock lock, @Nullable EmbeddedPostgres embedded, Database database) {
        this.lock = lock;
        this.embedded = embedded;
        this.database = database;
    }

    static RunningDatabase start(NaohaiSettings settings) {
        makePrivate(settings.data());
        var lock = FolderLock.take(settings.run().resolve("lock"));
        var url = settings.database().url();
        var embedded = url == null ? EmbeddedPostgres.start(EmbeddedPostgres.Folders.below(settings.data())) : null;
        var superuser = embedded != null ? embedded.superuser() : DatabaseAddress.ofUrl(String.valueOf(url));
        try {
            var database = Database.prepare(superuser, NAME, Secrets.in(settings.run()))
                    .durable()
                    .migrated();
            return new RunningDatabase(lock, embedded, database);
        } catch (RuntimeException e) {
            stop(embedded);
            throw e;
        }
    }

    /// Nobody else on this machine may read what is here, whatever the folder lies in.
    private static void makePrivate(Path data) {
        try {
            for (var name : List.of("", "run", "log", "keys", "audit", "journal", "lake", "quarantine", "index")) {
                var folder = Files.createDirectories(data.resolve(name));
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the data folder", e);
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        stop(embedded);
        lock.close();
    }

    private static void stop(@Nullable EmbeddedPostgres embedded) {
        if (embedded != null) {
            embedded.close();
        }
    }
}
