package org.naohai.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.lake.Lake.AtRest;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DiskBatchTest {

    private static final int SUBJECTS = 1_500;
    private static final int LARGE_OBJECTS = 6;

    @TempDir
    private Path data;

    private JdbcClient worker;
    private JdbcClient owner;
    private DiskLake lake;

    @BeforeEach
    void start() {
        var database = TestDatabase.fresh();
        worker = database.jdbc(Role.WORKER);
        owner = database.jdbc(Role.OWNER);
        lake = new DiskLake(data, worker);
    }

    @Test
    void files_held_open_do_not_grow_with_the_number_of_subjects() throws IOException {
        long before = openFiles();
        try (var batch = lake.batch()) {
            for (int subject = 0; subject < SUBJECTS; subject++) {
                pack(batch, subject, 0);
            }
            assertThat(openFiles() - before).isLessThan(DiskBatch.OPEN_PACKS + 64L);
            batch.commit();
        }
        assertThat(openFiles() - before).isLessThan(64);
        assertThat(count("select count(*) from lake.pack")).isEqualTo(SUBJECTS);
        assertThat(read(SUBJECTS - 1, 0)).isEqualTo(content(SUBJECTS - 1, 0));
    }

    @Test
    void a_subject_that_comes_back_shares_its_packs_with_nobody() throws IOException {
        try (var batch = lake.batch()) {
            for (int visit = 0; visit < 2; visit++) {
                for (int subject = 0; subject < 2 * DiskBatch.OPEN_PACKS; subject++) {
                    pack(batch, subject, visit);
                }
            }
            batch.commit();
        }
        assertThat(count("select count(*) from lake.object")).isEqualTo(4L * DiskBatch.OPEN_PACKS);
        assertThat(count("select max(members) from lake.pack")).isEqualTo(1);
        for (int subject = 0; subject < 2 * DiskBatch.OPEN_PACKS; subject++) {
            assertThat(read(subject, 0)).isEqualTo(content(subject, 0));
            assertThat(read(subject, 1)).isEqualTo(content(subject, 1));
        }
    }

    @Test
    void what_is_not_committed_leaves_no_file_behind() throws IOException {
        try (var batch = lake.batch()) {
            for (int subject = 0; subject < 2 * DiskBatch.OPEN_PACKS; subject++) {
                pack(batch, subject, 0);
            }
        }
        try (var left = java.nio.file.Files.walk(data.resolve("lake"))) {
            assertThat(left.filter(java.nio.file.Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_pack_that_was_filled_beside_outlives_a_commit_that_fails() throws IOException {
        var pack = lake.pack();
        var bytes = content(1, 0);
        pack.add(List.of(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8))));
        for (var missing : List.of("lake.object", "lake.pack")) {
            owner.sql("alter table " + missing + " rename to away").update();
            try (var batch = lake.batch()) {
                batch.take(pack);
                assertThatThrownBy(batch::commit).isInstanceOf(DataAccessException.class);
            }
            owner.sql("alter table lake.away rename to " + missing.substring(5)).update();
        }
        try (var batch = lake.batch()) {
            batch.take(pack);
            batch.commit();
        }
        assertThat(read(1, 0)).isEqualTo(bytes);
        assertThat(filesBelowLake()).isEqualTo(1);
    }

    @Test
    void large_objects_are_copied_behind_and_all_there_after_the_commit() throws IOException {
        try (var batch = lake.batch()) {
            for (int i = 0; i < 2 * LARGE_OBJECTS; i++) {
                var bytes = large(i % LARGE_OBJECTS); // each of them twice
                var atRest = AtRest.values()[i % 2];
                addBehind(batch, bytes, Hashes.sha256(bytes), atRest);
            }
            batch.commit();
        }
        for (int i = 0; i < LARGE_OBJECTS; i++) {
            var stored = lake.find(Hashes.sha256(large(i))).orElseThrow();
            assertThat(stored.atRest()).isEqualTo(AtRest.values()[i % 2]);
            try (var in = lake.open(stored.sha256())) {
                assertThat(in.readAllBytes()).isEqualTo(large(i));
            }
        }
        assertThat(filesBelowLake()).isEqualTo(LARGE_OBJECTS);
    }

    @Test
    void one_large_object_that_is_not_what_its_hash_says_fails_the_commit_of_all() throws IOException {
        for (var atRest : AtRest.values()) {
            try (var batch = lake.batch()) {
                pack(batch, 1, 0);
                addBehind(batch, large(1), Hashes.sha256(large(1)), atRest);
                addBehind(batch, large(2), "ef".repeat(32), atRest);
                assertThatThrownBy(batch::commit).isInstanceOf(LakeBatch.HashMismatch.class);
            }
            assertThat(lake.exists(Hashes.sha256(large(1)))).isFalse();
            assertThat(lake.exists("ef".repeat(32))).isFalse();
            assertThat(filesBelowLake()).isZero();
        }
    }

    @Test
    void a_source_that_cannot_be_read_fails_the_commit_as_it_failed() throws IOException {
        try (var batch = lake.batch()) {
            batch.addBehind(
                    () -> {
                        throw new java.nio.file.NoSuchFileException("spool");
                    },
                    "ab".repeat(32),
                    1,
                    AtRest.PLAIN);
            assertThatThrownBy(batch::commit).isInstanceOf(java.nio.file.NoSuchFileException.class);
        }
        assertThat(filesBelowLake()).isZero();
    }

    @Test
    @Timeout(30)
    void a_batch_that_is_given_up_breaks_off_its_copies_and_leaves_no_file() throws IOException {
        long before = openFiles();
        try (var batch = lake.batch()) {
            for (int i = 0; i < LARGE_OBJECTS; i++) {
                batch.addBehind(Endless::new, "%064x".formatted(i), Long.MAX_VALUE, AtRest.PLAIN);
            }
        }
        assertThat(filesBelowLake()).isZero();
        assertThat(openFiles() - before).isLessThan(8);
    }

    /// Zeros without end.
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return length;
        }
    }

    private static void addBehind(LakeBatch batch, byte[] bytes, String sha256, AtRest atRest) throws IOException {
        batch.addBehind(() -> new ByteArrayInputStream(bytes), sha256, bytes.length, atRest);
    }

    private static byte[] large(int seed) {
        var bytes = new byte[LakeBatch.PACKED_BYTES + 17];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private long filesBelowLake() throws IOException {
        try (var left = java.nio.file.Files.walk(data.resolve("lake"))) {
            return left.filter(java.nio.file.Files::isRegularFile).count();
        }
    }

    @Test
    void a_volume_that_cannot_be_synced_is_an_error() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Volume.canSync(), "no syncfs here");
        Volume.sync(data);
        assertThatThrownBy(() -> Volume.sync(data.resolve("absent"))).isInstanceOf(IOException.class);
    }

    private static void pack(LakeBatch batch, int subject, int visit) throws IOException {
        var bytes = content(subject, visit).getBytes(StandardCharsets.UTF_8);
        batch.pack("sub-" + subject, bytes, Hashes.sha256(bytes));
    }

    private static String content(int subject, int visit) {
        return "subject " + subject + ", visit " + visit;
    }

    private String read(int subject, int visit) throws IOException {
        var sha256 = Hashes.sha256(content(subject, visit).getBytes(StandardCharsets.UTF_8));
        try (var in = lake.open(sha256)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long count(String sql) {
        return worker.sql(sql).query(Long.class).single();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
