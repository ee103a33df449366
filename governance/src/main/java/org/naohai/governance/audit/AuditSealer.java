package org.naohai.governance.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.naohai.governance.AuditVerification;
import org.naohai.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives the rows of the audit log their order, twice a second, and signs what they amount to.
///
/// Rows are taken in the order (transaction, row), below the oldest transaction still running: later commits can only
/// come after. A transaction that runs long therefore delays the sealing of those after it. The seal is committed
/// first, then the leaf hashes and the checkpoint are written. After a crash, and after a failure (the database is
/// away, the disk full), files and database are compared again and files that were left short completed; nothing more
/// is sealed when the database has lost entries.
@Component
class AuditSealer implements AuditVerification, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshot;
    private final Lock verifying = new ReentrantLock();
    private final SealFiles files;
    private final SigningKey key;
    private final Clock clock = Clock.systemUTC();
    private MerkleTree tree = new MerkleTree();
    private Last last = Last.NONE;
    private volatile @Nullable Checkpoint newest;
    /// Whether tree, files and database are known to agree.
    private boolean sound;

    private volatile @Nullable Thread thread;

    AuditSealer(
            @Value("${naohai.data}") Path data,
            @Qualifier("auditJdbc") JdbcClient jdbc,
            @Qualifier("auditTransactions") TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.snapshot = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.files = new SealFiles(data.resolve("audit"));
        this.key = SigningKey.in(data.resolve("keys").resolve("audit.key"));
        publishKey(data.resolve("audit").resolve("verifier-key"));
    }

    /// The row that was sealed last.
    private record Last(String xid, long auditId) {
        static final Last NONE = new Last("0", 0);
    }

    @Override
    public void start() {
        var started = Thread.ofPlatform().daemon().name("audit-sealer").unstarted(this::work);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        try {
            running.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        try {
            while (thread == Thread.currentThread()) {
                Thread.sleep(sealsSome() ? EVERY : PAUSE_AFTER_FAILURE);
            }
            sealsSome();
        } catch (Refused tampered) {
            LOG.atError().addKeyValue("why", tampered.getMessage()).log("audit log is no longer sealed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it could; what could not be sealed now is sealed later.
    private boolean sealsSome() {
        try {
            sealSome();
            return true;
        } catch (Refused tampered) {
            throw tampered;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("audit log cannot be sealed for the moment; it is tried again");
            return false;
        }
    }

    /// Brings the tree up to the files, and the files up to the database.
    synchronized void resume() {
        sound = false;
        files.cutTorn();
        tree = treeOfFiles();
        var signed = files.checkpoints();
        newest = signed.isEmpty() ? null : signed.getLast();
        long inDatabase = jdbc.sql("select count(*) from governance.audit_seal")
                .query(Long.class)
                .single();
        if (inDatabase < tree.size()) {
            throw Verification.tampered("entries cut off", inDatabase + " entries", tree.size() + " entries");
        }
        var missing = jdbc.sql("""
                select leaf_hash
                from governance.audit_seal
                where position >= :from
                order by position
                """)
                .param("from", tree.size())
                .query((row, number) -> row.getBytes("leaf_hash"))
                .list();
        if (!missing.isEmpty() || sealed().entries() < tree.size()) {
            keep(missing);
        }
        last = lastSealed().orElse(Last.NONE);
        sound = true;
    }

    private MerkleTree treeOfFiles() {
        var grown = new MerkleTree();
        try (var leaves = files.leaves()) {
            for (long left = files.size(); left > 0; left--) {
                grown.add(leaves.readNBytes(SealFiles.HASH));
            }
            return grown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void sealSome() {
        resumeAfterFailure();
        sound = false;
        var taken = seal();
        while (taken == MOST) {
            taken = seal();
        }
        sound = true;
    }

    private void resumeAfterFailure() {
        if (!sound) {
            resume();
        }
    }

    private int seal() {
        List<Entry> entries = transactions.execute(status -> {
            var unsealed = unsealed();
            long position = tree.size();
            for (var entry : unsealed) {
                insert(position++, entry);
            }
            return unsealed;
        });
        if (!entries.isEmpty()) {
            keep(entries.stream().map(Entry::leafHash).toList());
            last = new Last(entries.getLast().xid(), entries.getLast().auditId());
        }
        return entries.size();
    }

    private void keep(List<byte[]> hashes) {
        files.append(hashes);
        hashes.forEach(tree::add);
        var signed = Checkpoint.signed(tree.size(), tree.root(), clock.instant().truncatedTo(ChronoUnit.MILLIS), key);
        files.append(signed);
        newest = signed;
    }

    private List<Entry> unsealed() {
        return jdbc.sql("select " + Entry.COLUMNS + """

                from governance.audit
                where (xid, audit_id) > (:xid::xid8, :id)
                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, audit_id
                limit :most
                """)
                .param("xid", last.xid())
                .param("id", last.auditId())
                .param("most", MOST)
                .query(Entry::of)
                .list();
    }

    private void insert(long position, Entry entry) {
        jdbc.sql("""
                insert into governance.audit_seal (position, audit_id, leaf_hash)
                values (:position, :audit, :hash)
                """)
                .param("position", position)
                .param("audit", entry.auditId())
                .param("hash", entry.leafHash())
                .update();
    }

    private Optional<Last> lastSealed() {
        return jdbc.sql("""
                select xid::text, audit_id
                from governance.audit_seal
                join governance.audit using (audit_id)
                order by position desc
                limit 1
                """)
                .query((row, number) -> new Last(row.getString("xid"), row.getLong("audit_id")))
                .optional();
    }

    /// Sealing goes on meanwhile; one verification at a time, for each holds a connection.
    @Override
    public Verified verify() {
        verifying.lock();
        try {
            return Objects.requireNonNull(
                    snapshot.execute(status -> beginVerification().run()));
        } finally {
            verifying.unlock();
        }
    }

    /// Files and snapshot of one moment.
    private synchronized Verification beginVerification() {
        resumeAfterFailure();
        return new Verification(jdbc, files, key);
    }

    @Override
    public Sealed sealed() {
        var signed = newest;
        return signed == null ? new Sealed(null, 0) : new Sealed(signed.at(), signed.size());
    }

    private void publishKey(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, key.verifierKey() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
