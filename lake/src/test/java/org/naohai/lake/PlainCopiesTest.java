package org.naohai.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.lake.Lake.AtRest;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bytes that identify lie sealed and nowhere plain, whatever came first and wherever a crash came.
class PlainCopiesTest {

    private static final String NAME = "Zanthippe Quillfeather";
    private static final byte[] IDENTIFYING = NAME.getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "a scan of nobody".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path data;

    private JdbcClient worker;
    private DiskLake lake;

    @BeforeEach
    void open() {
        worker = TestDatabase.fresh().jdbc(Role.WORKER);
        lake = new DiskLake(data, worker);
    }

    @Test
    void what_is_packed_and_then_sealed_in_one_batch_leaves_its_pack() throws IOException {
        try (var batch = lake.batch()) {
            pack(batch, IDENTIFYING);
            pack(batch, OTHER);
            add(batch, AtRest.SEALED);
            batch.commit();
        }
        assertOnlySealed();
        assertThat(read(OTHER)).isEqualTo(OTHER);
        assertThat(worker.sql("select members from lake.pack")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void sealed_wins_over_plain_in_either_order() throws IOException {
        for (var order : new AtRest[][] {{AtRest.PLAIN, AtRest.SEALED}, {AtRest.SEALED, AtRest.PLAIN}}) {
            open();
            try (var batch = lake.batch()) {
                add(batch, order[0]);
                add(batch, order[1]);
                batch.commit();
            }
            assertOnlySealed();
        }
    }

    @Test
    void what_another_import_sealed_meanwhile_is_not_added_plain() throws IOException {
        try (var packing = lake.batch();
                var adding = lake.batch()) {
            pack(packing, IDENTIFYING);
            pack(packing, OTHER);
            add(adding, AtRest.PLAIN);
            lake.put(IDENTIFYING, AtRest.SEALED);
            packing.commit();
            adding.commit();
        }
        assertOnlySealed();
        assertThat(read(OTHER)).isEqualTo(OTHER);
    }

    @Test
    void plain_files_that_a_crash_left_are_deleted_and_nothing_else() throws IOException {
        lake.put(IDENTIFYING, AtRest.SEALED);
        var plain = data.resolve("lake/objects/sha256")
                .resolve(sha256().substring(0, 2))
                .resolve(sha256());
        Files.createDirectories(plain.getParent());
        Files.write(plain, IDENTIFYING);
        Files.write(data.resolve("lake/packs/" + UUID.randomUUID() + ".zip"), IDENTIFYING);
        lake.put(OTHER, AtRest.PLAIN);
        try (var batch = lake.batch()) {
            pack(batch, "packed".getBytes(StandardCharsets.UTF_8));
            batch.commit();
        }
        new DiskLake(data, worker).sweep();
        assertOnlySealed();
        assertThat(read(OTHER)).isEqualTo(OTHER);
        assertThat(read("packed".getBytes(StandardCharsets.UTF_8))).hasSize(6);
    }

    @Test
    void a_pack_whose_member_moved_before_a_crash_is_written_anew_without_it() throws IOException {
        try (var batch = lake.batch()) {
            pack(batch, IDENTIFYING);
            pack(batch, OTHER);
            batch.commit();
        }
        worker.sql("""
                update lake.object
                set place = 'sealed', pack_id = null, pack_offset = null, identifying = true
                where sha256 = decode(?, 'hex')
                """).param(sha256()).update();
        new DiskLake(data, worker).sweep();
        assertThat(holdingTheName()).isZero();
        assertThat(read(OTHER)).isEqualTo(OTHER);
    }

    @Test
    void a_pack_that_a_running_import_has_just_put_in_place_is_not_touched() throws IOException {
        var running = Files.write(data.resolve("lake/packs/" + UUID.randomUUID() + ".zip"), OTHER);
        lake.sweep();
        assertThat(running).exists();
    }

    private static void pack(LakeBatch batch, byte[] bytes) throws IOException {
        batch.pack("sub-1", bytes, Hashes.sha256(bytes));
    }

    private static void add(LakeBatch batch, AtRest atRest) throws IOException {
        batch.add(new ByteArrayInputStream(IDENTIFYING), sha256(), IDENTIFYING.length, atRest);
    }

    private static String sha256() {
        return Hashes.sha256(IDENTIFYING);
    }

    private byte[] read(byte[] bytes) throws IOException {
        try (var in = lake.open(Hashes.sha256(bytes))) {
            return in.readAllBytes();
        }
    }

    private void assertOnlySealed() throws IOException {
        assertThat(lake.find(sha256())).map(Lake.StoredObject::atRest).contains(AtRest.SEALED);
        assertThat(read(IDENTIFYING)).isEqualTo(IDENTIFYING);
        assertThat(holdingTheName()).isZero();
    }

    private long holdingTheName() throws IOException {
        long found = 0;
        try (var files = Files.walk(data.resolve("lake"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found += Files.readString(file, StandardCharsets.ISO_8859_1).contains(NAME) ? 1 : 0;
            }
        }
        return found;
    }
}
