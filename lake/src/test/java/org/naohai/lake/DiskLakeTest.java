package org.naohai.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.lake.Lake.AtRest;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lake on a disk, and disks that lie.
class DiskLakeTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static long seed;

    @TempDir
    private Path data;

    private final JdbcClient jdbc = DATABASE.jdbc(Role.WORKER);
    private DiskLake lake;

    @BeforeEach
    void open() {
        lake = new DiskLake(data, jdbc);
    }

    @Test
    void the_same_bytes_put_twice_are_one_object() throws IOException {
        var bytes = bytes(2_000_000);
        var first = lake.put(bytes, AtRest.PLAIN);
        assertThat(lake.put(bytes, AtRest.PLAIN)).isEqualTo(first);
        assertThat(filesBelow("lake")).hasSize(1);
        assertThat(lake.open(first.sha256()).readAllBytes()).isEqualTo(bytes);
        assertThat(lake.present(List.of(first.sha256(), "ab".repeat(32)))).isEqualTo(Set.of(first.sha256()));
    }

    @Test
    void bytes_that_turn_out_to_identify_are_sealed_and_no_plain_copy_is_left() throws IOException {
        var bytes = ("Zanthippe Quillfeather " + seed++).getBytes(StandardCharsets.UTF_8);
        var plain = lake.put(bytes, AtRest.PLAIN);
        assertThat(lake.put(bytes, AtRest.SEALED).atRest()).isEqualTo(AtRest.SEALED);
        assertThat(lake.open(plain.sha256()).readAllBytes()).isEqualTo(bytes);
        for (var file : filesBelow("lake")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Zanthippe");
        }
    }

    @Test
    void packed_objects_are_read_one_by_one_and_two_groups_never_share_a_pack() throws IOException {
        var one = bytes(1000);
        var two = bytes(2000);
        var other = bytes(3000);
        try (var batch = lake.batch()) {
            batch.pack("sub-1", one, Hashes.sha256(one));
            batch.pack("sub-1", two, Hashes.sha256(two));
            batch.pack("sub-2", other, Hashes.sha256(other));
            batch.commit();
        }
        assertThat(filesBelow("lake")).hasSize(2);
        for (var bytes : List.of(one, two, other)) {
            assertThat(lake.open(Hashes.sha256(bytes)).readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void a_torn_pack_gives_no_byte_that_is_not_of_the_object() throws IOException {
        var first = bytes(1000);
        var last = bytes(50_000);
        try (var batch = lake.batch()) {
            batch.pack("sub-3", first, Hashes.sha256(first));
            batch.pack("sub-3", last, Hashes.sha256(last));
            batch.commit();
        }
        var pack = filesBelow("lake").getFirst();
        try (var file = java.nio.channels.FileChannel.open(pack, java.nio.file.StandardOpenOption.WRITE)) {
            file.truncate(20_000);
        }
        assertThat(lake.open(Hashes.sha256(first)).readAllBytes()).isEqualTo(first);
        assertThatThrownBy(() -> {
                    try (var in = lake.open(Hashes.sha256(last))) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void an_object_that_is_gone_is_missing_whether_its_row_or_its_file_is() throws IOException {
        assertThatThrownBy(() -> lake.open("cd".repeat(32))).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> lake.size("cd".repeat(32))).isInstanceOf(ObjectMissing.class);
        var stored = lake.put(bytes(2_000_000), AtRest.PLAIN);
        Files.delete(filesBelow("lake").getFirst());
        assertThatThrownBy(() -> lake.open(stored.sha256())).isInstanceOf(ObjectMissing.class);
    }

    @Test
    void bytes_that_are_not_what_their_digest_says_are_not_taken() throws IOException {
        var bytes = bytes(5000);
        for (var atRest : AtRest.values()) {
            try (var batch = lake.batch()) {
                assertThatThrownBy(
                                () -> batch.add(new ByteArrayInputStream(bytes), "ef".repeat(32), bytes.length, atRest))
                        .isInstanceOf(LakeBatch.HashMismatch.class);
            }
        }
        try (var batch = lake.batch()) {
            assertThatThrownBy(() -> batch.pack("sub-4", bytes, "ef".repeat(32)))
                    .isInstanceOf(LakeBatch.HashMismatch.class);
        }
        assertThat(lake.exists("ef".repeat(32))).isFalse();
    }

    @Test
    void what_is_staged_and_not_committed_is_nowhere() throws IOException {
        var bytes = bytes(5000);
        try (var batch = lake.batch()) {
            batch.add(new ByteArrayInputStream(bytes), Hashes.sha256(bytes), bytes.length, AtRest.PLAIN);
            var small = bytes(100);
            batch.pack("sub-5", small, Hashes.sha256(small));
        }
        assertThat(lake.exists(Hashes.sha256(bytes))).isFalse();
        assertThat(filesBelow("lake")).isEmpty();
    }

    @Test
    void a_sealed_object_that_was_altered_is_not_read() throws IOException {
        var stored = lake.put(bytes(200_000), AtRest.SEALED);
        var file = filesBelow("lake").getFirst();
        var altered = Files.readAllBytes(file);
        altered[altered.length / 2] ^= 1;
        Files.write(file, altered);
        assertThatThrownBy(() -> {
                    try (var in = lake.open(stored.sha256())) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(seed++).nextBytes(bytes);
        return bytes;
    }

    private List<Path> filesBelow(String folder) throws IOException {
        try (var files = Files.walk(data.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
