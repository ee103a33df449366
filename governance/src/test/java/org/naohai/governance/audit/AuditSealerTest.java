package org.naohai.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.governance.StoredAuditLog;
import org.naohai.kernel.Refused;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class AuditSealerTest {

    @TempDir
    Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = database.jdbc(Role.OWNER);
    private AuditSealer sealer;

    @BeforeEach
    void ten_entries_in_three_sealings() {
        sealer = sealer(data);
        sealer.resume();
        for (int i = 0; i < 10; i++) {
            audit().record("dataset.read", "dataset:" + i, Map.of("n", i));
            if (i % 4 == 3) {
                sealer.sealSome();
            }
        }
        sealer.sealSome();
    }

    @Test
    void an_honest_log_verifies_also_after_a_restart() {
        assertThat(sealer.verify().entries()).isEqualTo(10);
        assertThat(sealer.verify().checkpoints()).isEqualTo(3);
        var again = sealer(data);
        again.resume();
        audit().record("dataset.read", "dataset:more", Map.of());
        again.sealSome();
        assertThat(again.verify().entries()).isEqualTo(11);
        assertThat(again.sealed().entries()).isEqualTo(11);
    }

    @Test
    void a_changed_byte_is_found() {
        owner.sql("update governance.audit set details = '{\"n\": 5}' where object = 'dataset:4'")
                .update();
        assertTampered("entry 4");
    }

    @Test
    void a_changed_byte_with_its_seal_adjusted_is_found() {
        owner.sql("update governance.audit set action = 'x' where object = 'dataset:4'")
                .update();
        var hash = owner.sql("select " + Entry.COLUMNS + " from governance.audit where object = 'dataset:4'")
                .query(Entry::of)
                .single();
        owner.sql("update governance.audit_seal set leaf_hash = ? where audit_id = ?")
                .param(hash.leafHash())
                .param(hash.auditId())
                .update();
        assertTampered("entry 4");
    }

    @Test
    void a_dropped_row_is_found() {
        drop("dataset:3");
        assertTampered("entry 3");
    }

    @Test
    void a_dropped_row_with_its_successors_moved_up_is_found() {
        drop("dataset:3");
        owner.sql("update governance.audit_seal set position = position + 100 where position > 3")
                .update();
        owner.sql("update governance.audit_seal set position = position - 101 where position > 3")
                .update();
        assertTampered("entry 3");
    }

    @Test
    void a_cut_tail_is_found_and_nothing_more_is_sealed() {
        drop("dataset:9");
        drop("dataset:8");
        assertTampered("end of the log");
        assertThatThrownBy(() -> sealer(data).resume()).isInstanceOf(Refused.class);
    }

    @Test
    void a_cut_tail_with_the_leaves_cut_as_well_is_found() throws Exception {
        drop("dataset:9");
        var leaves = data.resolve("audit/leaves");
        var bytes = Files.readAllBytes(leaves);
        Files.write(leaves, java.util.Arrays.copyOf(bytes, bytes.length - 32));
        assertTampered("end of the log");
    }

    @Test
    void a_reorder_is_found() {
        owner.sql("update governance.audit_seal set position = 100 where position = 2")
                .update();
        owner.sql("update governance.audit_seal set position = 2 where position = 5")
                .update();
        owner.sql("update governance.audit_seal set position = 5 where position = 100")
                .update();
        assertTampered("entry 2");
    }

    @Test
    void a_chain_computed_anew_is_found_by_the_earlier_checkpoints() throws Exception {
        owner.sql("update governance.audit set details = '{}' where object = 'dataset:4'")
                .update();
        var hashes = owner.sql("select " + Entry.COLUMNS + " from governance.audit order by xid, audit_id")
                .query(Entry::of)
                .list();
        for (var entry : hashes) {
            owner.sql("update governance.audit_seal set leaf_hash = ? where audit_id = ?")
                    .param(entry.leafHash())
                    .param(entry.auditId())
                    .update();
        }
        Files.delete(data.resolve("audit/leaves"));
        new SealFiles(data.resolve("audit"))
                .append(hashes.stream().map(Entry::leafHash).toList());
        assertTampered("checkpoint of 8 entries");
    }

    @Test
    void a_chain_signed_with_another_key_is_found() throws Exception {
        Files.delete(data.resolve("keys/audit.key"));
        var other = sealer(data);
        assertThatThrownBy(other::verify).isInstanceOf(Refused.class).hasMessageContaining("not our signature");
    }

    @Test
    void an_unsealed_row_put_among_the_sealed_ones_is_found() {
        owner.sql("delete from governance.audit_seal where position = 9").update();
        owner.sql("""
                insert into governance.audit (xid, action, object, details)
                select xid, 'x', 'y', '{}' from governance.audit where object = 'dataset:0'
                """).update();
        assertThatThrownBy(sealer::verify).isInstanceOf(Refused.class);
    }

    @Test
    void a_crash_between_database_and_files_is_made_good() throws Exception {
        var leaves = data.resolve("audit/leaves");
        var bytes = Files.readAllBytes(leaves);
        Files.write(leaves, java.util.Arrays.copyOf(bytes, 8 * 32));
        var checkpoints = Files.readAllLines(data.resolve("audit/checkpoints"));
        Files.write(data.resolve("audit/checkpoints"), checkpoints.subList(0, 16));
        var again = sealer(data);
        again.resume();
        assertThat(again.verify().entries()).isEqualTo(10);
    }

    @Test
    void what_a_crash_left_half_written_is_cut_off_before_the_next_is_appended() throws Exception {
        Files.write(data.resolve("audit/leaves"), new byte[5], StandardOpenOption.APPEND);
        Files.writeString(data.resolve("audit/checkpoints"), "naohai/audit\n10\nAb", StandardOpenOption.APPEND);
        var again = sealer(data);
        again.resume();
        audit().record("dataset.read", "dataset:more", Map.of());
        again.sealSome();
        assertThat(again.verify().entries()).isEqualTo(11);
        assertThat(again.verify().checkpoints()).isEqualTo(4);
    }

    @Test
    void zeros_that_a_power_cut_left_at_the_end_are_written_anew() throws Exception {
        var leaves = data.resolve("audit/leaves");
        var bytes = Files.readAllBytes(leaves);
        java.util.Arrays.fill(bytes, 9 * 32, 10 * 32, (byte) 0);
        Files.write(leaves, bytes);
        Files.write(data.resolve("audit/checkpoints"), new byte[300], StandardOpenOption.APPEND);
        var again = sealer(data);
        again.resume();
        assertThat(again.verify().entries()).isEqualTo(10);
    }

    @Test
    void a_torn_end_does_not_hide_a_changed_leaf() throws Exception {
        var leaves = data.resolve("audit/leaves");
        var bytes = java.util.Arrays.copyOf(Files.readAllBytes(leaves), 10 * 32 + 7);
        bytes[6 * 32] ^= 1;
        Files.write(leaves, bytes);
        var again = sealer(data);
        again.resume();
        assertThatThrownBy(again::verify)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().field()).isEqualTo("entry 6"));
    }

    @Test
    void what_is_sealed_is_told_and_sealing_goes_on_while_a_verification_runs() throws Exception {
        var held = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var source = database.dataSource(Role.AUDIT);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(source) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (status.isReadOnly()) {
                    waiting.countDown();
                    await(held);
                }
                super.doCommit(status);
            }
        });
        var busy = new AuditSealer(data, JdbcClient.create(source), transactions);
        busy.resume();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var verified = threads.submit(busy::verify);
            await(waiting);
            audit().record("dataset.read", "dataset:meanwhile", Map.of());
            var others = threads.submit(() -> {
                busy.sealSome();
                return busy.sealed().entries();
            });
            assertThat(others.get(20, TimeUnit.SECONDS)).isEqualTo(11);
            held.countDown();
            assertThat(verified.get(20, TimeUnit.SECONDS).entries()).isEqualTo(10);
        } finally {
            held.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_key_is_made_whole_or_not_at_all() throws Exception {
        var file = data.resolve("other/audit.key");
        Files.createDirectories(file.getParent());
        var made = SigningKey.in(file).verifierKey();
        assertThat(SigningKey.in(file).verifierKey()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> SigningKey.in(file)).hasMessageContaining("put the backup back");
    }

    @Test
    void files_that_cannot_be_written_for_a_while_are_completed_afterwards() throws Exception {
        var folder = data.resolve("audit");
        var aside = Files.move(folder, data.resolve("aside"));
        Files.writeString(folder, "in the way");
        audit().record("dataset.read", "dataset:more", Map.of());
        assertThatThrownBy(sealer::sealSome).isInstanceOf(UncheckedIOException.class);
        Files.delete(folder);
        Files.move(aside, folder);
        audit().record("dataset.read", "dataset:still-more", Map.of());
        sealer.sealSome();
        assertThat(sealer.verify().entries()).isEqualTo(12);
    }

    @Test
    void the_application_can_neither_read_nor_change_the_log() {
        for (var statement : List.of(
                "select * from governance.audit",
                "update governance.audit set action = 'x'",
                "delete from governance.audit",
                "insert into governance.audit_seal values (99, 1, '')")) {
            assertThatThrownBy(() -> database.jdbc(Role.APP).sql(statement).update())
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        }
    }

    @Test
    void a_row_that_commits_late_is_sealed_after_those_before_it() {
        var late = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource(Role.APP)));
        var jdbc = JdbcClient.create(((DataSourceTransactionManager) late.getTransactionManager()).getDataSource());
        late.executeWithoutResult(status -> {
            new StoredAuditLog(jdbc, jdbc, database.dataSource(Role.WORKER)).record("late", "l", Map.of());
            audit().record("early", "e", Map.of());
            sealer.sealSome();
        });
        sealer.sealSome();
        assertThat(sealer.verify().entries()).isEqualTo(12);
    }

    @Test
    void the_tree_has_the_roots_of_rfc_6962() {
        var tree = new MerkleTree();
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        tree.add(MerkleTree.leaf(new byte[0]));
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        tree.add(MerkleTree.leaf(new byte[] {0}));
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    private void assertTampered(String where) {
        assertThatThrownBy(sealer::verify).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo("AUDIT_TAMPERED");
            assertThat(refused.problem().field()).isEqualTo(where);
        });
    }

    private void drop(String object) {
        owner.sql(
                        "delete from governance.audit_seal where audit_id = (select audit_id from governance.audit where object = ?)")
                .param(object)
                .update();
        owner.sql("delete from governance.audit where object = ?").param(object).update();
    }

    private StoredAuditLog audit() {
        return new StoredAuditLog(
                database.jdbc(Role.APP), database.jdbc(Role.WORKER), database.dataSource(Role.WORKER));
    }

    private AuditSealer sealer(Path folder) {
        var source = database.dataSource(Role.AUDIT);
        return new AuditSealer(
                folder, JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
    }
}
