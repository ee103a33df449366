package org.naohai.governance.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.stream.Stream;
import org.naohai.governance.AuditVerification.Verified;
import org.naohai.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One pass over the whole log: row = seal = leaf on disk, and every checkpoint ever signed = the tree at its size.
///
/// Made while nothing is being sealed, in the transaction whose snapshot it reads; [#run] may take its time.
final class Verification {

    /// rows in memory at a time
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final SealFiles files;
    private final long leaves;
    private final long sealedRows;
    private final Deque<Checkpoint> checkpoints;
    private final SigningKey key;
    private final MerkleTree tree = new MerkleTree();

    Verification(JdbcClient jdbc, SealFiles files, SigningKey key) {
        this.jdbc = jdbc;
        this.files = files;
        this.leaves = files.size();
        this.sealedRows = sealedRows(jdbc);
        this.checkpoints = new ArrayDeque<>(files.checkpoints());
        this.key = key;
    }

    static Refused tampered(String what, String found, String expected) {
        return Refused.of(Refused.Kind.CONFLICT, "AUDIT_TAMPERED", what, found, expected);
    }

    Verified run() {
        int count = checkpoints.size();
        if (count == 0 && sealedRows > 0) {
            throw tampered("checkpoints", "none", "one for each sealing");
        }
        checkpoints.forEach(this::requireSigned);
        try (var onDisk = files.leaves();
                var rows = rows()) {
            rows.forEach(row -> take(row, onDisk));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireComplete();
        return new Verified(tree.size(), count, Base64.getEncoder().encodeToString(tree.root()));
    }

    private Stream<Row> rows() {
        return jdbc
                .sql("select position, leaf_hash, " + Entry.COLUMNS + """

                from governance.audit_seal
                join governance.audit using (audit_id)
                order by position
                """)
                .withFetchSize(FETCH)
                .query((row, number) ->
                        new Row(row.getLong("position"), row.getBytes("leaf_hash"), Entry.of(row, number)))
                .stream();
    }

    private record Row(long position, byte[] sealed, Entry entry) {}

    private void take(Row row, InputStream onDisk) {
        var where = "entry " + tree.size();
        if (row.position() != tree.size()) {
            throw tampered(where, "entry " + row.position(), where);
        }
        if (tree.size() >= leaves) {
            throw tampered(where, "not among the leaves on disk", "a leaf on disk");
        }
        var leaf = next(onDisk);
        if (!Arrays.equals(row.entry().leafHash(), leaf) || !Arrays.equals(row.sealed(), leaf)) {
            throw tampered(where, "another row", "the row that was sealed");
        }
        tree.add(leaf);
        requireCheckpointsHere();
    }

    private static byte[] next(InputStream onDisk) {
        try {
            return onDisk.readNBytes(SealFiles.HASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireCheckpointsHere() {
        while (!checkpoints.isEmpty() && checkpoints.peek().size() <= tree.size()) {
            var checkpoint = checkpoints.remove();
            var root = Base64.getEncoder().encodeToString(tree.root());
            if (checkpoint.size() != tree.size() || !checkpoint.root().equals(root)) {
                throw tampered("checkpoint of " + checkpoint.size() + " entries", "another tree", checkpoint.root());
            }
        }
    }

    private void requireSigned(Checkpoint checkpoint) {
        if (!checkpoint.isSignedBy(key)) {
            throw tampered("checkpoint of " + checkpoint.size() + " entries", "not our signature", SigningKey.NAME);
        }
    }

    private void requireComplete() {
        if (tree.size() != leaves || !checkpoints.isEmpty()) {
            long signed = checkpoints.isEmpty() ? leaves : checkpoints.getLast().size();
            throw tampered("end of the log", tree.size() + " entries", Math.max(signed, leaves) + " entries");
        }
        long unsealedBefore = jdbc.sql("""
                select count(*)
                from governance.audit
                where (xid, audit_id) <= (
                    select xid, audit_id
                    from governance.audit_seal
                    join governance.audit using (audit_id)
                    order by position desc
                    limit 1)
                  and not exists (
                    select 1 from governance.audit_seal where audit_seal.audit_id = audit.audit_id)
                """).query(Long.class).single();
        if (unsealedBefore > 0) {
            throw tampered("rows among the sealed ones", unsealedBefore + " without a seal", "none");
        }
    }

    private static long sealedRows(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from governance.audit_seal")
                .query(Long.class)
                .single();
    }
}
