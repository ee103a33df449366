package org.naohai.acquisition.dicom.support;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.catalogue.DicomRecord;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.StoredCollaboration;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Reach;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Text;
import org.naohai.lake.DataFolder;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Routing and inbox on a database of their own, with an archive of plain rows, and people who ask.
public final class InboxWorkshop implements AutoCloseable {

    private static final Reach NOTHING = new Reach(Set.of(), Set.of(), Set.of(), Set.of());

    public final PlainArchive archive;
    public final MemoryDicomRecord record = new MemoryDicomRecord();
    public final UUID kids;
    public final UUID adults;
    public final Map<String, Actor> people = new HashMap<>();
    public final List<String> audited = new CopyOnWriteArrayList<>();
    public final JdbcClient worker;
    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public InboxWorkshop(Path data) {
        worker = database.jdbc(Role.WORKER);
        archive = new PlainArchive(worker);
        started(data);
        var collaboration = context.getBean(Collaboration.class);
        var site = collaboration.addInstitution("SITE", new Text("一院", "Site")).id();
        kids = collaboration.addProject("KIDS", new Text("儿童", "Kids"), site).id();
        adults = collaboration
                .addProject("ADULTS", new Text("成人", "Adults"), site)
                .id();
        person("administrator", null, null);
        person("owner", kids, org.naohai.collaboration.Role.OWNER);
        person("contributor", kids, org.naohai.collaboration.Role.CONTRIBUTOR);
        person("reader", kids, org.naohai.collaboration.Role.READER);
        person("other", adults, org.naohai.collaboration.Role.OWNER);
    }

    private void started(Path data) {
        var app = database.dataSource(Role.APP);
        context.registerBean("workerJdbc", JdbcClient.class, () -> worker);
        context.registerBean("vaultJdbc", JdbcClient.class, () -> database.jdbc(Role.VAULT));
        context.registerBean(
                "workerTransactions", TransactionTemplate.class, () -> template(database.dataSource(Role.WORKER)));
        context.registerBean(DataFolder.class, () -> new DataFolder(data));
        context.registerBean(
                Collaboration.class, () -> new StoredCollaboration(JdbcClient.create(app), template(app), event -> {}));
        context.registerBean(
                AuditLog.class, () -> (action, object, details) -> audited.add(action + " " + details.get("project")));
        context.registerBean(PlainArchive.class, () -> archive);
        context.registerBean(DicomRecord.class, record::record);
        context.scan(
                "org.naohai.acquisition.dicom.route",
                "org.naohai.acquisition.dicom.inbox",
                "org.naohai.acquisition.vault");
        context.refresh();
    }

    private static TransactionTemplate template(DataSource source) {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    private void person(String login, @Nullable UUID project, org.naohai.collaboration.@Nullable Role role) {
        var id = database.jdbc(Role.APP)
                .sql("""
                        insert into collaboration.person (person_id, login, name, administrator)
                        values (:id, :login, :login, :administrator)
                        returning person_id
                        """)
                .param("id", Ids.next())
                .param("login", login)
                .param("administrator", login.equals("administrator"))
                .query(UUID.class)
                .single();
        people.put(login, new Actor(id, login, login.equals("administrator"), NOTHING, "trace"));
        if (project != null && role != null) {
            context.getBean(Collaboration.class).setMember(project, id, role);
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// As somebody; what is thrown comes as it is.
    public <T> T as(String login, Callable<T> asked) throws Exception {
        return ScopedValue.where(Acting.WHO, java.util.Objects.requireNonNull(people.get(login)))
                .call(asked::call);
    }

    public void doing(String login, Doing doing) throws Exception {
        as(login, () -> {
            doing.run();
            return true;
        });
    }

    public interface Doing {
        void run() throws Exception;
    }

    public static Evidence evidence(String patientId, String station) {
        return new Evidence(
                patientId,
                "Zhang^San",
                "20100102",
                "F",
                "1.2.3",
                "20260102",
                "Brain",
                "A1",
                station,
                "北京大学第六医院",
                "SIEMENS",
                List.of("t1_mprage"));
    }

    /// An arrival that waits, with two held series.
    public UUID held(String cause, @Nullable UUID project, Evidence evidence) {
        var id = Ids.next();
        worker.sql("""
                        insert into acquisition.dicom_arrival (arrival_id, study_hash, way, calling_ae, state, cause,
                               project_id, dataset_name, subject_label, evidence_cipher)
                        values (:id, :hash, 'dimse', 'MR1', 'held', :cause, :project::uuid,
                                case when :project::uuid is null then null else 'scans' end,
                                case when :project::uuid is null then null else 'sub-1' end, :evidence)
                        """)
                .param("id", id)
                .param("hash", id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .param("cause", cause)
                .param("project", project == null ? null : project.toString(), java.sql.Types.VARCHAR)
                .param("evidence", get(SealedEvidence.class).seal(id, evidence))
                .update();
        series(id, 1, "held");
        series(id, 2, "held");
        return id;
    }

    public void series(UUID arrival, int number, String state) {
        worker.sql("""
                        insert into acquisition.dicom_arrival_series (arrival_id, series_hash, modality, number, state)
                        values (:id, decode(md5(:id::text || :number), 'hex'), 'MR', :number, :state)
                        """)
                .param("id", arrival)
                .param("number", number)
                .param("state", state)
                .update();
    }

    /// The archived series of an arrival as a study of the record.
    public void study(String uid, UUID project, UUID arrival) {
        record.studies.put(
                uid,
                new DicomRecord.Study(
                        uid, project, "scans", "sub-1", null, 1, "sub-1", "F", "20250102", "", "", "", "Brain"));
        worker.sql("""
                        select series_uid
                        from acquisition.dicom_arrival_series
                        where arrival_id = :id and state = 'complete'
                        """)
                .param("id", arrival)
                .query(String.class)
                .list()
                .forEach(series -> record.series.put(
                        series, new DicomRecord.Series(series, uid, "MR", 1, "T1w", "", "", "", "20250102", "")));
    }

    public List<String> hashes(UUID arrival) {
        return worker.sql("""
                        select encode(series_hash, 'hex')
                        from acquisition.dicom_arrival_series
                        where arrival_id = :id
                        order by number
                        """).param("id", arrival).query(String.class).list();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
