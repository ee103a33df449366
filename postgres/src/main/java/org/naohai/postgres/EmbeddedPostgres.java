package org.naohai.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL beside the server: our own start, because the binaries' usual starter is neither durable nor private.
///
/// - a server that outlived its JVM is found by `postmaster.pid` and stopped first: it may run with old settings
/// - the caller holds the lock of the data folder ([FolderLock]), so no living JVM uses that server
/// - a server that dies under a living JVM is started again, with the log of what was committed
/// - **closing** is a fast shutdown: clients are ended, a checkpoint is written
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final int STARTS = 30;

    private final Programs programs;
    private final Folders folders;
    private final DatabaseAddress address;
    private final Thread watch;

    private EmbeddedPostgres(Programs programs, Folders folders, DatabaseAddress address) {
        this.programs = programs;
        this.folders = folders;
        this.address = address;
        this.watch = Thread.ofVirtual().name("postgres-watch").start(this::watch);
    }

    /// - **programs** unpacked, may be shared · **runtime** the socket · **cluster** the data · **secrets** passwords
    public record Folders(Path programs, Path runtime, Path cluster, Path secrets, Path log) {

        public Folders {
            programs = programs.toAbsolutePath().normalize();
            runtime = runtime.toAbsolutePath().normalize();
            cluster = cluster.toAbsolutePath().normalize();
            secrets = secrets.toAbsolutePath().normalize();
            log = log.toAbsolutePath().normalize();
        }

        /// As a server lays out its data folder.
        public static Folders below(Path data) {
            var runtime = data.resolve("runtime");
            return new Folders(runtime, runtime, data.resolve("postgres"), data.resolve("run"), data.resolve("log"));
        }
    }

    public static EmbeddedPostgres start(Folders folders) {
        return start(folders, Map.of());
    }

    /// - **changed** settings that differ from the durable ones: for tests, which then see the server refuse
    public static EmbeddedPostgres start(Folders folders, Map<String, String> changed) {
        return start(folders, changed, Programs::in);
    }

    static EmbeddedPostgres start(Folders folders, Map<String, String> changed, Function<Path, Programs> howToRun) {
        try {
            FreeSpace.require(folders.cluster());
            makePrivate(folders);
            var programs = howToRun.apply(PostgresBinaries.unpack(folders.programs()));
            var password = Secrets.in(folders.secrets()).password(SUPERUSER);
            stopOrphan(programs, folders);
            createCluster(programs, folders);
            var socket = SocketFolder.of(folders.runtime());
            programs.own(socket);
            writeSettings(programs, folders, socket, changed);
            startServer(programs, folders);
            return new EmbeddedPostgres(programs, folders, DatabaseAddress.ofSocket(socket, SUPERUSER, password));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL starts", e);
        }
    }

    /// As the superuser; only to create roles and databases.
    public DatabaseAddress superuser() {
        return address;
    }

    /// Stops a server whose JVM is dead and whose data nobody wants; ends at once when there is none.
    public static void stopLeftBehind(Path cluster) {
        Postmaster.find(cluster.toAbsolutePath().normalize())
                .flatMap(orphan -> ProcessHandle.of(orphan.processId()))
                .ifPresent(process -> {
                    process.destroy();
                    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
                });
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(WATCH_EVERY);
                if (Postmaster.find(folders.cluster()).isEmpty()) {
                    LOG.atError().log("database is gone, started again");
                    startAgain();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Forgets the server as a killed JVM would.
    void abandon() {
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain() throws InterruptedException {
        try {
            startServer(programs, folders);
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("database does not start, tried again");
        }
    }

    @Override
    public void close() {
        abandon();
        if (Postmaster.find(folders.cluster()).isPresent()) {
            stop(programs, folders);
            LOG.atInfo().log("database stopped");
        }
    }

    private static void makePrivate(Folders folders) throws IOException {
        for (var folder : List.of(folders.runtime(), folders.secrets(), folders.log())) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void stopOrphan(Programs programs, Folders folders) {
        Postmaster.find(folders.cluster()).ifPresent(orphan -> {
            LOG.atWarn().addKeyValue("processId", orphan.processId()).log("database left behind by a killed server");
            stop(programs, folders);
        });
    }

    private static void stop(Programs programs, Folders folders) {
        programs.run(
                folders.log().resolve("postgres-stop.log"),
                "pg_ctl",
                "stop",
                "-D",
                folders.cluster().toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                "60");
    }

    /// Made beside and renamed: a cluster that a kill left half made is never taken for one.
    private static void createCluster(Programs programs, Folders folders) throws IOException {
        if (Files.exists(folders.cluster().resolve("PG_VERSION"))) {
            return;
        }
        var beside = folders.cluster().resolveSibling("postgres.new");
        delete(beside);
        programs.own(beside);
        var password = Secrets.in(folders.secrets()).file(SUPERUSER);
        var readable =
                Files.copy(password, folders.runtime().resolve("initdb-password"), StandardCopyOption.REPLACE_EXISTING);
        try {
            programs.ownFile(readable);
            programs.run(
                    folders.log().resolve("postgres-create.log"),
                    "initdb",
                    "-D",
                    beside.toString(),
                    "--username=" + SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + readable,
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--no-instructions");
        } finally {
            Files.delete(readable);
        }
        Files.deleteIfExists(folders.cluster());
        Files.move(beside, folders.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void writeSettings(Programs programs, Folders folders, Path socket, Map<String, String> changed)
            throws IOException {
        var configuration = folders.cluster().resolve("postgresql.conf");
        var authentication = folders.cluster().resolve("pg_hba.conf");
        Files.writeString(configuration, ClusterSettings.configuration(socket, changed));
        Files.writeString(authentication, ClusterSettings.HOST_BASED_AUTHENTICATION);
        programs.ownFile(configuration);
        programs.ownFile(authentication);
    }

    /// While a process of a killed server still uses the cluster, PostgreSQL refuses to start; that ends by itself.
    private static void startServer(Programs programs, Folders folders) throws IOException, InterruptedException {
        var log = folders.log().resolve("postgres.log");
        for (int attempt = 1; ; attempt++) {
            try {
                programs.run(log, "pg_ctl", "start", "-D", folders.cluster().toString(), "-w", "-t", "60");
                break;
            } catch (RuntimeException e) {
                if (attempt == STARTS || !Files.readString(log).contains("is still in use")) {
                    throw e;
                }
                Thread.sleep(WATCH_EVERY);
            }
        }
        LOG.atInfo().addKeyValue("version", PostgresBinaries.version()).log("database started");
    }
}
