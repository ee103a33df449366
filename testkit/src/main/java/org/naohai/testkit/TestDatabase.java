package org.naohai.testkit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.naohai.postgres.Database;
import org.naohai.postgres.EmbeddedPostgres;
import org.naohai.postgres.Role;
import org.naohai.postgres.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A fresh database with the migrations of every module on the test's class path.
///
/// One PostgreSQL per JVM, started at the first use below `target/` and stopped at the end; each database is a copy of
/// a migrated template (some 0.1 s). Not durable, for speed: it goes past the check that the server makes.
///
/// ```java
/// private static final TestDatabase DATABASE = TestDatabase.fresh();
/// var jdbc = DATABASE.jdbc(Role.WORKER);
/// ```
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "template_migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Database database;
    private final Map<Role, HikariDataSource> pools = new ConcurrentHashMap<>();

    private TestDatabase(Database database) {
        this.database = database;
    }

    public static TestDatabase fresh() {
        var name = "test_" + NUMBER.incrementAndGet();
        Shared.INSTANCE.execute("create database " + name + " owner naohai_owner template " + TEMPLATE);
        return new TestDatabase(Shared.INSTANCE.template.named(name));
    }

    public Database database() {
        return database;
    }

    /// A small pool, the same at every call: signing in to the database costs some 10 ms.
    public DataSource dataSource(Role role) {
        return pools.computeIfAbsent(role, this::pool);
    }

    private HikariDataSource pool(Role role) {
        var pool = new HikariDataSource();
        pool.setDataSource(database.dataSource(role));
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    public JdbcClient jdbc(Role role) {
        return JdbcClient.create(dataSource(role));
    }

    /// Gives its connections back; two hundred are all that the tests of a JVM have together.
    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    /// The PostgreSQL that all tests of this JVM share.
    private static final class Shared {

        static final Shared INSTANCE = new Shared();

        final EmbeddedPostgres postgres;
        final Database template;

        Shared() {
            var target = SharedData.projectRoot().resolve("target/testkit");
            var folder = target.resolve("jvm-" + ProcessHandle.current().pid());
            deleteOfDeadJvms(target);
            postgres = EmbeddedPostgres.start(
                    new EmbeddedPostgres.Folders(
                            target.resolve("programs"),
                            folder.resolve("runtime"),
                            folder.resolve("pg"),
                            folder.resolve("run"),
                            folder.resolve("log")),
                    settings(folder));
            template = Database.prepare(postgres.superuser(), TEMPLATE, Secrets.in(folder.resolve("run")))
                    .migrated();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                delete(folder);
            }));
        }

        void execute(String statement) {
            try (var connection = postgres.superuser().dataSource().getConnection();
                    var one = connection.createStatement()) {
                one.execute(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Map<String, String> settings(Path folder) {
            return Map.of(
                    "fsync", "off", "full_page_writes", "off", "shared_buffers", "64MB", "max_connections", "200");
        }

        private static void deleteOfDeadJvms(Path target) {
            try {
                Files.createDirectories(target);
                try (var folders = Files.newDirectoryStream(target, "jvm-*")) {
                    folders.forEach(Shared::deleteIfDead);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void deleteIfDead(Path folder) {
            var process = Long.parseLong(folder.getFileName().toString().substring("jvm-".length()));
            if (ProcessHandle.of(process).isEmpty()) {
                EmbeddedPostgres.stopLeftBehind(folder.resolve("pg"));
                delete(folder);
            }
        }

        private static void delete(Path folder) {
            try (var paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
