package org.naohai.acquisition.dicom.board;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.store.Json;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.StoredCollaboration;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Reach;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Text;
import org.naohai.lake.DataFolder;
import org.naohai.lake.DiskLake;
import org.naohai.lake.Lake;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The board on a database of its own, filled as the archive fills it, and people who look.
final class BoardWorkshop implements AutoCloseable {

    private static final Reach NOTHING = new Reach(Set.of(), Set.of(), Set.of(), Set.of());

    final UUID kids;
    final UUID adults;
    final List<String> audited = new CopyOnWriteArrayList<>();
    final JdbcClient worker;
    private final Map<String, Actor> people = new HashMap<>();
    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    BoardWorkshop(Path data) {
        worker = database.jdbc(Role.WORKER);
        started(data);
        var collaboration = get(Collaboration.class);
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
        var source = database.dataSource(Role.WORKER);
        context.registerBean("workerJdbc", JdbcClient.class, () -> worker);
        context.registerBean("vaultJdbc", JdbcClient.class, () -> database.jdbc(Role.VAULT));
        context.registerBean("workerTransactions", TransactionTemplate.class, () -> template(source));
        context.registerBean(DataFolder.class, () -> new DataFolder(data));
        context.registerBean(Lake.class, () -> new DiskLake(data, JdbcClient.create(source)));
        context.registerBean(
                Collaboration.class, () -> new StoredCollaboration(JdbcClient.create(app), template(app), event -> {}));
        context.registerBean(
                AuditLog.class, () -> (action, object, details) -> audited.add(action + " " + details.get("project")));
        context.scan(
                "org.naohai.acquisition.dicom.board",
                "org.naohai.acquisition.dicom.route",
                "org.naohai.acquisition.vault");
        context.registerBean(Scopes.class, OneEach::new);
        context.register(Record.class);
        context.refresh();
    }

    /// The record of the archive, without its pages.
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "org.naohai.catalogue.dicom",
            excludeFilters =
                    @Filter(type = FilterType.REGEX, pattern = "org\\.naohai\\.catalogue\\.dicom\\.[a-z]+\\..*"))
    static class Record {}

    /// A number for each scope.
    private static final class OneEach implements Scopes {
        private final List<ScopeKey> known = new CopyOnWriteArrayList<>();

        @Override
        public synchronized int intern(ScopeKey key) {
            if (!known.contains(key)) {
                known.add(key);
            }
            return known.indexOf(key) + 1;
        }

        @Override
        public ScopeKey get(int scopeId) {
            return known.get(scopeId - 1);
        }
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
            get(Collaboration.class).setMember(project, id, role);
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Actor who(String login) {
        return Objects.requireNonNull(people.get(login));
    }

    /// As somebody; what is thrown comes as it is.
    <T> T as(String login, Callable<T> asked) throws Exception {
        return ScopedValue.where(Acting.WHO, who(login)).call(asked::call);
    }

    /// - **secondsAgo** when its last image came · **closed** whether the archive is done with it
    record Arrival(
            String way,
            String ae,
            String state,
            @Nullable String cause,
            @Nullable UUID project,
            int secondsAgo,
            boolean closed) {

        static Arrival of(String ae, @Nullable UUID project) {
            return new Arrival("dimse", ae, "archived", null, project, 5, true);
        }

        Arrival going() {
            return new Arrival(way, ae, "arriving", cause, project, secondsAgo, false);
        }

        Arrival by(String other) {
            return new Arrival(other, ae, state, cause, project, secondsAgo, closed);
        }

        Arrival ago(int seconds) {
            return new Arrival(way, ae, state, cause, project, seconds, closed);
        }

        Arrival held(String why) {
            return new Arrival(way, ae, "held", why, project, secondsAgo, closed);
        }

        Arrival state(String other) {
            return new Arrival(way, ae, other, cause, project, secondsAgo, closed);
        }
    }

    UUID arrived(Arrival one) {
        var id = Ids.next();
        worker.sql("""
                        insert into acquisition.dicom_arrival (arrival_id, study_hash, way, calling_ae, state, cause,
                               project_id, dataset_name, subject_label, session, study_uid, evidence_cipher, instances,
                               first_at, last_at, closed_at)
                        values (:id, :hash, :way, :ae, :state, :cause, :project::uuid, 'scans', 'sub-10', '01', :study,
                                '\\x00', 100, now() - make_interval(secs => :ago + 60), now() - make_interval(secs => :ago),
                                case when :closed then now() end)
                        """)
                .param("id", id)
                .param("hash", id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .param("way", one.way())
                .param("ae", one.ae())
                .param("state", one.state())
                .param("cause", one.cause(), java.sql.Types.VARCHAR)
                .param("project", one.project() == null ? null : one.project().toString(), java.sql.Types.VARCHAR)
                .param("study", "2.25." + Math.abs(id.getLeastSignificantBits()))
                .param("ago", one.secondsAgo())
                .param("closed", one.closed())
                .update();
        return id;
    }

    /// A series of it; arriving where no problems are said.
    void series(UUID arrival, int number, String description, @Nullable List<Problem> problems) {
        var light = problems == null ? Light.GREY : Light.of(problems);
        worker.sql("""
                        insert into acquisition.dicom_arrival_series (arrival_id, series_hash, series_uid, modality, number,
                               description, state, light, instances, problems)
                        values (:arrival, decode(md5(:number::text), 'hex'), :uid, 'MR', :number, :description, :state,
                                :light, 50, :problems::jsonb)
                        """)
                .param("arrival", arrival)
                .param("number", number)
                .param("uid", "2.25." + Math.abs(arrival.getMostSignificantBits()) + number)
                .param("description", description)
                .param("state", problems == null ? "arriving" : "complete")
                .param("light", light.key())
                .param("problems", Json.of(problems == null ? List.of() : problems))
                .update();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
