package org.naohai.acquisition.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.pipeline.IntakeProcessor;
import org.naohai.acquisition.receive.Receiver;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.StoredCollaboration;
import org.naohai.governance.AuditLog;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Text;
import org.naohai.lake.DataFolder;
import org.naohai.lake.DiskLake;
import org.naohai.lake.Hashes;
import org.naohai.lake.Lake;
import org.naohai.postgres.Role;
import org.naohai.quality.Quality;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Intake with lake, vault and catalogue on a database and a data folder of its own; quality control by
/// plain words.
public final class Workshop implements AutoCloseable {

    public final UUID project;
    public final Path data;
    public final JdbcClient worker;
    public final JdbcClient vault;
    public final List<String> audited = new java.util.concurrent.CopyOnWriteArrayList<>();
    /// What happens when an action is written to the audit log.
    public volatile Consumer<String> onAudit = action -> {};
    private final Map<String, Map<String, ?>> auditDetails = new java.util.concurrent.ConcurrentHashMap<>();
    private final TestDatabase database;
    private final Consumer<AnnotationConfigApplicationContext> more;
    private AnnotationConfigApplicationContext context;

    public Workshop(Path data) {
        this(data, context -> {});
    }

    /// - **more** beans and packages that a test needs besides
    public Workshop(Path data, Consumer<AnnotationConfigApplicationContext> more) {
        this.data = data;
        this.more = more;
        this.database = TestDatabase.fresh();
        this.worker = database.jdbc(Role.WORKER);
        this.vault = database.jdbc(Role.VAULT);
        this.context = started();
        this.project = newProject();
    }

    /// Stops as a killed process would leave the disk, and starts again.
    public void restart() {
        context.close();
        context = started();
    }

    /// Stops everything that writes: the data folder stays as it is.
    public void pause() {
        context.close();
    }

    private AnnotationConfigApplicationContext started() {
        var fresh = new AnnotationConfigApplicationContext();
        var workerSource = database.dataSource(Role.WORKER);
        var appSource = database.dataSource(Role.APP);
        fresh.registerBean("workerDataSource", DataSource.class, () -> workerSource, Workshop::keptOpen);
        fresh.registerBean("dataSource", DataSource.class, () -> appSource, bean -> {
            bean.setPrimary(true);
            keptOpen(bean);
        });
        fresh.registerBean("workerJdbc", JdbcClient.class, () -> worker);
        fresh.registerBean("vaultJdbc", JdbcClient.class, () -> vault);
        fresh.registerBean("jdbc", JdbcClient.class, () -> JdbcClient.create(appSource), bean -> bean.setPrimary(true));
        fresh.registerBean("workerTransactions", TransactionTemplate.class, () -> template(workerSource));
        fresh.registerBean(
                "transactions", TransactionTemplate.class, () -> template(appSource), bean -> bean.setPrimary(true));
        fresh.registerBean(DataFolder.class, () -> new DataFolder(data));
        fresh.registerBean(Lake.class, () -> new DiskLake(data, JdbcClient.create(workerSource)));
        fresh.registerBean(Journal.class, this::journalAgain);
        fresh.registerBean(Scopes.class, FakeScopes::new);
        fresh.registerBean(
                Collaboration.class,
                () -> new StoredCollaboration(JdbcClient.create(appSource), template(appSource), event -> {}));
        fresh.registerBean(AuditLog.class, () -> (action, object, details) -> {
            onAudit.accept(action);
            audited.add(action);
            auditDetails.put(action, details);
        });
        fresh.registerBean(Quality.class, PlainWords::new);
        fresh.registerBean(InstanceJournal.class, this::instanceJournalAgain);
        fresh.registerBean(Sandbox.class, () -> new Sandbox(Sandbox.Unsandboxed.REFUSED));
        fresh.register(ScannerParts.class);
        fresh.scan(
                "org.naohai.catalogue.register",
                "org.naohai.catalogue.outbox",
                "org.naohai.acquisition.folder",
                "org.naohai.acquisition.pipeline",
                "org.naohai.acquisition.store",
                "org.naohai.acquisition.vault",
                "org.naohai.acquisition.quarantine");
        more.accept(fresh);
        fresh.refresh();
        return fresh;
    }

    private static void keptOpen(org.springframework.beans.factory.config.BeanDefinition bean) {
        ((org.springframework.beans.factory.support.AbstractBeanDefinition) bean).setDestroyMethodName("");
    }

    private Journal journalAgain() {
        try {
            return new Journal(data);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private InstanceJournal instanceJournalAgain() {
        try {
            return new InstanceJournal(data);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static TransactionTemplate template(DataSource source) {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /// Changes the database as nobody but a test would.
    public void alter(String sql) {
        database.jdbc(Role.OWNER).sql(sql).update();
    }

    /// What was last written to the audit log of an action.
    public Map<String, ?> details(String action) {
        return auditDetails.getOrDefault(action, Map.of());
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// Opens an intake and sends files, path → text; not committed.
    public UUID send(String dataset, Map<String, String> files) throws IOException {
        var intake = get(IntakeRows.class)
                .open(new IntakeRows.Beginning(
                        project,
                        1,
                        dataset,
                        Hashes.sha256().digest(dataset.getBytes(StandardCharsets.UTF_8)),
                        null,
                        Ids.next(),
                        "ana"));
        var receiver = new Receiver(get(Journal.class).of(intake.id()));
        for (var file : files.entrySet()) {
            var bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            receiver.receive(file.getKey(), new java.io.ByteArrayInputStream(bytes), bytes.length);
        }
        receiver.acknowledge();
        return intake.id();
    }

    public void link(UUID intake, String name, String table) throws IOException {
        var journal = get(Journal.class).of(intake);
        journal.append(new Entry.Linking(name, table.getBytes(StandardCharsets.UTF_8)));
        journal.sync();
    }

    public Intake commit(UUID id) {
        get(IntakeRows.class).move(id, State.RECEIVING, State.PROCESSING);
        get(IntakeProcessor.class).submit(id);
        return finished(id);
    }

    public Intake finished(UUID id) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            var intake = get(IntakeRows.class).get(id);
            if (intake.state() == State.DONE || intake.state() == State.FAILED) {
                return intake;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException(
                "import does not end: " + get(IntakeRows.class).get(id));
    }

    public Intake imported(String dataset, Map<String, String> files) throws IOException {
        return commit(send(dataset, files));
    }

    public List<String> texts(String sql) {
        return worker.sql(sql).query(String.class).list();
    }

    /// Whether a text lies readable anywhere below the data folder.
    public List<Path> filesHolding(String text) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1)
                        .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                    found.add(data.relativize(file));
                }
            }
        } catch (NoSuchFileException | UncheckedIOException moved) {
            return filesHolding(text); // housekeeping took a file away meanwhile: everything once more
        }
        return found;
    }

    private UUID newProject() {
        var collaboration = get(Collaboration.class);
        var institution = collaboration.addInstitution("SITE", new Text("一院", "Site"));
        return collaboration
                .addProject("KIDS", new Text("儿童", "Kids"), institution.id())
                .id();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static final class FakeScopes implements Scopes {
        private final Map<ScopeKey, Integer> numbers = new HashMap<>();

        @Override
        public synchronized int intern(ScopeKey key) {
            return numbers.computeIfAbsent(key, one -> numbers.size() + 1);
        }

        @Override
        public synchronized ScopeKey get(int scopeId) {
            return numbers.entrySet().stream()
                    .filter(entry -> entry.getValue() == scopeId)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
        }
    }
}
