package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.lake.Room;
import org.naohai.testkit.SharedData;

/// A disk that fills up under a real server: it is said what to do, what was acknowledged is kept, and the import
/// goes on when there is room again. Needs root, for a disk of its own.
class DiskFullTest {

    private static final long MEBIBYTE = 1L << 20;
    private static final long DISK = 1_900 * MEBIBYTE;
    private static final long SEGMENT = 32 * MEBIBYTE;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SEED = 20261122;

    @TempDir
    private Path folder;

    private final Random chance = new Random(SEED);
    private final List<String> told = new ArrayList<>();

    static {
        System.setProperty("naohai.home", SharedData.projectRoot().toString());
    }

    @Test
    @Tag("long")
    void a_full_disk_is_said_and_the_import_goes_on_when_there_is_room() throws Exception {
        try (var disk = LimitedDisk.mount(folder, DISK);
                var server = new Victim(disk.folder().resolve("data"))) {
            server.admin("project.add", Map.of("key", Sending.PROJECT, "title", "Full", "institution", "Suite"), "key");
            var token = server.admin("token.create", Map.of("login", "admin"), "token");
            full_while_files_arrive(disk, server, token);
            full_while_files_are_checked(disk, server, token);
            full_for_the_database(disk, server, token);
            System.out.println("LONG | full disk | seed " + SEED + " | " + String.join("; ", told)
                    + " | nothing acknowledged lost, all completed");
        }
    }

    private void full_while_files_arrive(LimitedDisk disk, Victim server, String token) throws Exception {
        var tree = tree("arriving", 60);
        var sending = new Sending(server.url(), token, "arriving", tree);
        disk.leave(Room.RESERVE + SEGMENT + 90 * MEBIBYTE);
        requireRefused(sending, "The disk is full", "Free space");
        sending.answersIn("zh");
        requireRefused(sending, "磁盘空间不足", "释放空间");
        assertThat(sending.acknowledged()).isNotEmpty();
        assertThat(sending.received()).containsAll(sending.acknowledged());
        assertThat(disk.free()).as("left to the database").isGreaterThan(Room.RESERVE - SEGMENT);
        assertThat(server.admin("token.create", Map.of("login", "admin"), "token"))
                .isNotBlank();
        assertThat(sending.get("/api/v1/search?limit=1").path("items").isArray())
                .isTrue();
        disk.giveBack();
        sending.send();
        Agreement.check(server, sending, tree);
        told.add("while files arrive: 507 in both languages, record and search go on");
    }

    private static void requireRefused(Sending sending, String title, String fix) {
        var refused = catchThrowableOfType(Sending.Answered.class, sending::send);
        assertThat(refused).as("the disk is full").isNotNull();
        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.body()).contains("LAKE_DISK_FULL", title, fix);
    }

    private void full_while_files_are_checked(LimitedDisk disk, Victim server, String token) throws Exception {
        var tree = tree("checked", 30);
        var sending = new Sending(server.url(), token, "checked", tree);
        disk.leave(Room.RESERVE + SEGMENT + 84 * MEBIBYTE);
        assertThat(catchThrowableOfType(IOException.class, sending::send)).hasMessageContaining("failed");
        var intake = sending.get("/api/v1/intakes/" + sending.intake());
        assertThat(intake.path("state").asString()).isEqualTo("failed");
        var problem = intake.path("problems").path(0);
        assertThat(problem.path("code").asString()).isEqualTo("LAKE_DISK_FULL");
        assertThat(problem.path("fix").path("zh").asString()).contains("释放空间");
        assertThat(problem.path("fix").path("en").asString()).contains("Free space");
        disk.giveBack();
        sending.send();
        assertThat(sending.posted()).as("files sent, none twice").isEqualTo(tree.size());
        Agreement.check(server, sending, tree);
        told.add("while files are checked: the import fails with its problem, goes on without a file sent again");
    }

    private void full_for_the_database(LimitedDisk disk, Victim server, String token) throws Exception {
        var tree = tree("database", 2);
        var sending = new Sending(server.url(), token, "database", tree);
        sending.sendFiles();
        disk.leave(24 * MEBIBYTE);
        fillLog(server);
        untilAnswered(sending, 507);
        var refused = catchThrowableOfType(Sending.Answered.class, sending::send);
        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.body()).contains("LAKE_DISK_FULL");
        long start = System.nanoTime();
        disk.giveBack();
        untilAnswered(sending, 200);
        told.add("PostgreSQL without room for its log: 507, back %.0f s after there is room"
                .formatted((System.nanoTime() - start) / 1e9));
        assertThat(sending.received()).containsAll(sending.acknowledged());
        sending.send();
        assertThat(sending.posted()).as("files sent, none twice").isEqualTo(tree.size());
        Agreement.check(server, sending, tree);
        assertThat(server.admin("audit.verify", Map.of(), "entries")).isNotEqualTo("0");
    }

    /// Writes to the log of the database until it has no room: then PostgreSQL stops, and cannot start.
    private static void fillLog(Victim server) throws IOException {
        try (var database = Agreement.connect(server.data(), "postgres");
                var statement = database.createStatement()) {
            for (int mebibytes = 0; mebibytes < 6_000; mebibytes++) {
                statement.execute("select pg_logical_emit_message(false, 'long', repeat('0123456789abcdef', 65536))");
            }
        } catch (SQLException stopped) {
            System.out.println("PostgreSQL without room: " + stopped.getMessage());
            return;
        }
        throw new AssertionError("6 GB of log fit on a disk of 2 GB");
    }

    private static void untilAnswered(Sending sending, int wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int status = 0; status != wanted; ) {
            assertThat(System.nanoTime())
                    .as("until %d is answered, last %d", wanted, status)
                    .isLessThan(end);
            status = status(sending);
            assertThat(status)
                    .as("a failure of the world is not one of the program")
                    .isNotEqualTo(500);
            Thread.sleep(500);
        }
    }

    /// 0 where nobody answers.
    private static int status(Sending sending) throws InterruptedException {
        try {
            sending.get("/api/v1/projects");
            return 200;
        } catch (Sending.Answered answered) {
            return answered.status();
        } catch (IOException nobody) {
            return 0;
        }
    }

    /// The large files come last, so that small ones are acknowledged before the disk is full.
    private SortedMap<String, byte[]> tree(String name, int mebibytes) {
        var tree = Trees.small(name, 2_000, chance);
        for (int i = 1; i <= 2; i++) {
            var large = new byte[(int) (mebibytes * MEBIBYTE)];
            chance.nextBytes(large);
            tree.put("z/large-" + i + ".bin", large);
        }
        return tree;
    }
}
