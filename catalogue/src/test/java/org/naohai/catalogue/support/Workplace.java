package org.naohai.catalogue.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.naohai.catalogue.Catalogue;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Item;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Institution;
import org.naohai.collaboration.Project;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Reach;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.governance.Views;
import org.naohai.kernel.Ids;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Text;
import org.naohai.lake.Lake;
import org.naohai.postgres.Role;
import org.naohai.quality.Quality;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A catalogue on a database of its own, with two projects of two institutions, and people who see one, both or none.
public final class Workplace implements AutoCloseable {

    public final UUID kids = Ids.next();
    public final UUID sleep = Ids.next();
    private final FakeScopes scopes = new FakeScopes();
    /// The data folder.
    public final Path data = folder();

    private final TestDatabase database = TestDatabase.fresh();
    public final DataSource workerSource = database.dataSource(Role.WORKER);
    public final DataSource appSource = database.dataSource(Role.APP);
    public final JdbcClient worker = JdbcClient.create(workerSource);
    private final JdbcClient app = JdbcClient.create(appSource);
    private final TransactionTemplate workerTransactions =
            new TransactionTemplate(new DataSourceTransactionManager(workerSource));
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(appSource));
    private final List<String> audited = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public Workplace(String... topics) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("naohai.data", data.toString())));
        context.registerBean(
                "workerDataSource", DataSource.class, () -> workerSource, b -> b.setAutowireCandidate(true));
        context.registerBean("dataSource", DataSource.class, () -> appSource, b -> b.setPrimary(true));
        context.registerBean("workerJdbc", JdbcClient.class, () -> worker);
        context.registerBean("jdbc", JdbcClient.class, () -> app, b -> b.setPrimary(true));
        context.registerBean("workerTransactions", TransactionTemplate.class, () -> workerTransactions);
        context.registerBean("transactions", TransactionTemplate.class, () -> transactions, b -> b.setPrimary(true));
        context.registerBean(Scopes.class, () -> scopes);
        context.registerBean(Collaboration.class, this::collaboration);
        context.registerBean(AuditLog.class, () -> (action, object, details) -> audited.add(action + " " + object));
        context.registerBean(Views.class, () -> new Views(context.getBean(AuditLog.class)));
        context.registerBean(org.naohai.governance.Access.class, ReachOfWhoAsks::new);
        context.registerBean(
                org.naohai.governance.Grants.class,
                () -> new org.naohai.governance.Grants(app, transactions, event -> {}));
        context.registerBean(Quality.class, FakeQuality::new);
        context.registerBean(Lake.class, MemoryLake::new);
        context.scan(Arrays.stream(topics)
                .map(topic -> "org.naohai.catalogue." + topic)
                .toArray(String[]::new));
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public List<String> audited() {
        return List.copyOf(audited);
    }

    public Catalogue.Registered register(UUID project, String dataset, Units... units) {
        return register(new Registration(Ids.next(), project, dataset, null, items(units), List.of(), List.of()));
    }

    public Catalogue.Registered register(Registration registration) {
        return inBackground(() -> get(Catalogue.class).register(registration));
    }

    public static List<Item> items(Units... units) {
        return Arrays.stream(units).map(Units::item).toList();
    }

    public <T> T inBackground(Callable<T> work) {
        return workerTransactions.execute(status -> call(work));
    }

    /// Runs the work in the name of a reader of these projects, as a request would.
    public <T> T asReaderOf(List<UUID> projects, Callable<T> work) {
        var read = scopes.of(projects);
        return as(new Reach(read, read, Set.of(), Set.of()), work);
    }

    public <T> T asOwnerOf(List<UUID> projects, Callable<T> work) {
        var read = scopes.of(projects);
        return as(new Reach(read, read, read, read), work);
    }

    public <T> T as(Reach reach, Callable<T> work) {
        var actor = new Actor(Ids.next(), "someone", false, reach, "trace");
        try {
            return ScopedValue.where(Acting.WHO, actor)
                    .call(() -> transactions.execute(status -> {
                        setting("naohai.discover", reach.discover());
                        setting("naohai.read", reach.read());
                        setting("naohai.own", reach.own());
                        return call(work);
                    }));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public Set<Integer> scopesOf(UUID project) {
        return scopes.of(List.of(project));
    }

    /// What the owner of the tables does now and then.
    public void maintain(String sql) {
        database.jdbc(Role.OWNER).sql(sql).update();
    }

    private void setting(String name, Set<Integer> scopeIds) {
        var array = scopeIds.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        app.sql("select set_config(:name, :value, true)")
                .param("name", name)
                .param("value", array)
                .query(String.class)
                .single();
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Answers what the catalogue asks; everything else is not of this test.
    private Collaboration collaboration() {
        var hospital = new Institution(Ids.next(), "site-1", new Text("一号中心", "Site 1"));
        var university = new Institution(Ids.next(), "site-2", new Text("二号中心", "Site 2"));
        var projects = Map.of(
                kids, new Project(kids, "KIDS", new Text("儿童注意力队列", "Childhood attention"), hospital.id()),
                sleep, new Project(sleep, "SLEEP", new Text("睡眠研究", "Sleep study"), university.id()));
        return (Collaboration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Collaboration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "findProject" ->
                        projects.values().stream()
                                .filter(one -> one.id().equals(arguments[0])
                                        || one.key().equals(arguments[0]))
                                .findFirst();
                    case "getInstitution" -> hospital.id().equals(arguments[0]) ? hospital : university;
                    case "listMembers" -> List.of();
                    case "listInstitutions" -> List.of(hospital, university);
                    case "listProjects" -> List.copyOf(projects.values());
                    case "findInstitution" ->
                        Stream.of(hospital, university)
                                .filter(one -> one.key().equals(arguments[0]))
                                .findFirst();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/workplaces")), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /// Interned in memory, as the real ones are in the database. What was bound stays what one may do.
    private static final class ReachOfWhoAsks implements org.naohai.governance.Access {
        @Override
        public Reach reach(UUID personId) {
            return Acting.who().reach();
        }

        @Override
        public boolean decide(UUID personId, Action action, org.naohai.governance.ScopeKey scope) {
            return true;
        }
    }

    private static final class FakeScopes implements Scopes {
        private final List<ScopeKey> keys = new ArrayList<>();

        @Override
        public synchronized int intern(ScopeKey key) {
            if (!keys.contains(key)) {
                keys.add(key);
            }
            return keys.indexOf(key) + 1;
        }

        @Override
        public synchronized ScopeKey get(int scopeId) {
            return keys.get(scopeId - 1);
        }

        synchronized Set<Integer> of(List<UUID> projects) {
            return keys.stream()
                    .filter(key -> projects.contains(key.projectId()) && key.access() != AccessLevel.OPEN)
                    .map(this::intern)
                    .collect(Collectors.toSet());
        }
    }

    /// Knows two metrics and assesses nothing.
    private static final class FakeQuality implements Quality {
        @Override
        public org.naohai.quality.Assessment assess(org.naohai.formats.Unit unit, org.naohai.formats.FileTree files) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CrossCheck> crossCheck(List<org.naohai.quality.Assessment> assessments) {
            return List.of();
        }

        @Override
        public List<MetricDefinition> metricDefinitions() {
            return List.of(new MetricDefinition(
                    "snr",
                    org.naohai.kernel.Domain.IMAGING,
                    new Text("信噪比", "Signal-to-noise ratio"),
                    "",
                    new Text("信号均值除以背景标准差", "mean of the signal over the deviation of the background"),
                    "test",
                    MetricDefinition.Direction.HIGHER_IS_BETTER));
        }
    }
}
