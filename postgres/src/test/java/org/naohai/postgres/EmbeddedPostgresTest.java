package org.naohai.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.kernel.Refused;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target/programs");

    @TempDir
    Path data;

    @Test
    void rows_survive_a_restart_and_the_server_ends_with_its_owner() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders())) {
            run(postgres, "create table kept (n int)", "insert into kept values (7)");
        }
        assertThat(Postmaster.find(folders().cluster())).isEmpty();
        try (var postgres = EmbeddedPostgres.start(folders())) {
            assertThat(one(postgres.superuser(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void a_server_left_behind_is_stopped_and_replaced_with_the_right_settings() throws Exception {
        var orphan = EmbeddedPostgres.start(folders(), Map.of("work_mem", "5MB"));
        run(orphan, "create table kept (n int)", "insert into kept values (7)");
        orphan.abandon();
        long before = Postmaster.find(folders().cluster()).orElseThrow().processId();
        try (var postgres = EmbeddedPostgres.start(folders())) {
            assertThat(Postmaster.find(folders().cluster()).orElseThrow().processId())
                    .isNotEqualTo(before);
            assertThat(one(postgres.superuser(), "show work_mem")).isEqualTo("16MB");
            assertThat(one(postgres.superuser(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void a_server_that_is_killed_is_started_again_with_what_was_committed() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders())) {
            run(postgres, "create table kept (n int)", "insert into kept values (7)");
            ProcessHandle.of(Postmaster.find(folders().cluster()).orElseThrow().processId())
                    .orElseThrow()
                    .destroyForcibly();
            assertThat(eventually(postgres, "select n from kept")).isEqualTo("7");
        }
    }

    private static String eventually(EmbeddedPostgres postgres, String query) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return one(postgres.superuser(), query);
            } catch (SQLException notYet) {
                if (attempt == 300) {
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }

    @Test
    void a_pid_file_that_names_another_program_does_not_keep_the_server_from_starting() throws Exception {
        EmbeddedPostgres.start(folders()).close();
        var file = folders().cluster().resolve("postmaster.pid");
        Files.writeString(file, ProcessHandle.current().pid() + "\n" + folders().cluster() + "\n");
        try (var postgres = EmbeddedPostgres.start(folders())) {
            assertThat(one(postgres.superuser(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void nobody_reaches_it_by_network_or_without_password() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders())) {
            assertThat(one(postgres.superuser(), "show listen_addresses")).isEmpty();
            var wrong = postgres.superuser().as("postgres", "guess");
            assertThatThrownBy(() -> one(wrong, "select 1")).isInstanceOf(SQLException.class);
            var socket = SocketFolder.of(folders().runtime());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_server_that_may_forget_is_refused() {
        try (var postgres = EmbeddedPostgres.start(folders(), Map.of("fsync", "off"))) {
            var database = Database.prepare(postgres.superuser(), "naohai", Secrets.in(data.resolve("run")));
            assertThatThrownBy(database::durable)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("DATABASE_NOT_DURABLE"));
        }
    }

    @Test
    void roles_own_nothing_and_pass_no_row_security() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders())) {
            var secrets = Secrets.in(data.resolve("run"));
            var database = Database.prepare(postgres.superuser(), "naohai", secrets)
                    .migrated()
                    .durable();
            Database.prepare(postgres.superuser(), "naohai", secrets);
            assertThat(one(database.address(Role.APP), "select current_user")).isEqualTo("naohai_app");
            assertThat(
                            one(
                                    database.address(Role.APP),
                                    "select count(*) from pg_roles where rolname like 'naohai%' and rolname <> 'naohai_worker' and (rolbypassrls or rolsuper)"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> one(database.address(Role.APP), "create schema mine"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_hundred_virtual_threads_may_wait_for_answers_at_once() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders(), Map.of("max_connections", "60"))) {
            long start = System.nanoTime();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var waits = java.util.stream.IntStream.range(0, 40)
                        .mapToObj(i -> threads.submit(() -> one(postgres.superuser(), "select pg_sleep(1)")))
                        .toList();
                for (var wait : waits) {
                    wait.get();
                }
            }
            assertThat(System.nanoTime() - start).isLessThan(12_000_000_000L);
        }
    }

    @Test
    void a_very_long_data_path_gets_its_socket_elsewhere() throws Exception {
        var deep = data.resolve("d".repeat(60)).resolve("e".repeat(60));
        var folders = new EmbeddedPostgres.Folders(
                PROGRAMS, deep.resolve("runtime"), deep.resolve("pg"), deep.resolve("run"), deep.resolve("log"));
        try (var postgres = EmbeddedPostgres.start(folders)) {
            assertThat(one(postgres.superuser(), "select 1")).isEqualTo("1");
        } finally {
            Files.deleteIfExists(SocketFolder.of(folders.runtime()));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "only root can become nobody")
    void root_without_user_namespaces_runs_it_as_nobody() throws Exception {
        var open = Files.createTempDirectory(Path.of("/tmp"), "naohai-nobody");
        try (var postgres =
                EmbeddedPostgres.start(EmbeddedPostgres.Folders.below(open), Map.of(), Programs::asNobody)) {
            assertThat(one(postgres.superuser(), "select 1")).isEqualTo("1");
            assertThat(Files.getAttribute(open.resolve("postgres"), "unix:uid")).isEqualTo(65534);
        } finally {
            try (var paths = Files.walk(open)) {
                paths.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    @Test
    void one_data_folder_has_one_server() {
        var file = data.resolve("run/lock");
        try (var lock = FolderLock.take(file)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(file))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("SECOND_INSTANCE"));
        }
        FolderLock.take(file).close();
    }

    private EmbeddedPostgres.Folders folders() {
        return new EmbeddedPostgres.Folders(
                PROGRAMS, data.resolve("runtime"), data.resolve("pg"), data.resolve("run"), data.resolve("log"));
    }

    private static void run(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = postgres.superuser().dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private static String one(DatabaseAddress address, String query) throws SQLException {
        try (var connection = address.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
