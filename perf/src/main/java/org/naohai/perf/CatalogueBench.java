package org.naohai.perf;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.naohai.catalogue.Catalogue;
import org.naohai.catalogue.Registration;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Institution;
import org.naohai.collaboration.Project;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Text;
import org.naohai.lake.Lake;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The catalogue on a database of its own, with as many projects as are asked for; what it asks of other domains is
/// answered from memory.
final class CatalogueBench implements AutoCloseable {

    final HikariDataSource source;
    final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Map<ScopeKey, Integer> scopes = new java.util.LinkedHashMap<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    CatalogueBench(Path data, String... topics) {
        var database = TestDatabase.fresh();
        source = pool(database.dataSource(Role.WORKER));
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("bench", Map.of("naohai.data", data.toString())));
        context.registerBean("workerDataSource", DataSource.class, () -> source);
        context.registerBean("workerJdbc", JdbcClient.class, () -> jdbc);
        context.registerBean(Scopes.class, Interned::new);
        context.registerBean(Collaboration.class, CatalogueBench::collaboration);
        context.registerBean(Lake.class, CatalogueBench::emptyLake);
        for (var topic : topics) {
            context.scan("org.naohai.catalogue." + topic);
        }
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    void register(Registration registration) {
        transactions.executeWithoutResult(status -> {
            var unused = get(Catalogue.class).register(registration);
        });
    }

    TransactionTemplate transactions() {
        return transactions;
    }

    java.util.Set<Integer> scopesOf(UUID project) {
        return scopes.entrySet().stream()
                .filter(scope -> scope.getKey().projectId().equals(project))
                .map(Map.Entry::getValue)
                .collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }

    private static HikariDataSource pool(DataSource source) {
        var settings = new HikariConfig();
        settings.setDataSource(source);
        settings.setMaximumPoolSize(4);
        return new HikariDataSource(settings);
    }

    private static Collaboration collaboration() {
        var institution = new Institution(Ids.next(), "site", new Text("中心", "Site"));
        return (Collaboration) Proxy.newProxyInstance(
                CatalogueBench.class.getClassLoader(),
                new Class<?>[] {Collaboration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "findProject" -> Optional.of(project(arguments[0], institution));
                    case "getInstitution" -> institution;
                    case "findInstitution" -> Optional.of(institution);
                    default -> List.of();
                });
    }

    private static Project project(Object idOrKey, Institution institution) {
        var key = String.valueOf(idOrKey);
        var id = idOrKey instanceof UUID uuid ? uuid : Ids.next();
        return new Project(id, key, new Text("项目 " + key, "Project " + key), institution.id());
    }

    private static Lake emptyLake() {
        return (Lake) Proxy.newProxyInstance(
                CatalogueBench.class.getClassLoader(),
                new Class<?>[] {Lake.class},
                (proxy, method, arguments) -> false);
    }

    /// Numbers in the order of asking.
    private final class Interned implements Scopes {
        @Override
        public synchronized int intern(ScopeKey key) {
            scopes.putIfAbsent(key, scopes.size() + 1);
            return java.util.Objects.requireNonNull(scopes.get(key));
        }

        @Override
        public ScopeKey get(int scopeId) {
            return scopes.entrySet().stream()
                    .filter(scope -> scope.getValue() == scopeId)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
