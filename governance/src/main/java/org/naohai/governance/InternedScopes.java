package org.naohai.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Domain;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// [Scopes] in `governance.scope`, all of them in memory as well: some tens per project, never changed.
///
/// A new scope is committed at once, in a transaction of its own: whoever rolls back leaves only an unused number.
@Service
public class InternedScopes implements Scopes {

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Map<ScopeKey, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, ScopeKey> keys = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    public InternedScopes(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        readAll();
    }

    @Override
    public int intern(ScopeKey key) {
        var known = ids.get(key);
        return known != null ? known : remember(key, alone.execute(status -> findOrInsert(key)));
    }

    @Override
    public ScopeKey get(int scopeId) {
        var key = keys.get(scopeId);
        if (key == null) {
            readAll();
            key = keys.get(scopeId);
        }
        if (key == null) {
            throw new IllegalArgumentException("no scope " + scopeId);
        }
        return key;
    }

    /// All scopes there are.
    Map<ScopeKey, Integer> all() {
        return Map.copyOf(ids);
    }

    /// Grows with every new scope.
    long generation() {
        return generation.get();
    }

    private int findOrInsert(ScopeKey key) {
        return find(key).or(() -> insert(key)).or(() -> find(key)).orElseThrow();
    }

    private Optional<Integer> find(ScopeKey key) {
        return jdbc.sql("""
                select scope_id
                from governance.scope
                where project_id = :project and access = :access
                  and domain is not distinct from :domain and identifying = :identifying
                  and dataset_id is not distinct from :dataset
                """)
                .param("project", key.projectId())
                .param("access", key.access().key())
                .param("domain", domain(key), java.sql.Types.VARCHAR)
                .param("identifying", key.identifying())
                .param("dataset", key.datasetId(), java.sql.Types.OTHER)
                .query(Integer.class)
                .optional();
    }

    private Optional<Integer> insert(ScopeKey key) {
        return jdbc.sql("""
                insert into governance.scope (project_id, access, domain, identifying, dataset_id)
                values (:project, :access, :domain, :identifying, :dataset)
                on conflict do nothing
                returning scope_id
                """)
                .param("project", key.projectId())
                .param("access", key.access().key())
                .param("domain", domain(key), java.sql.Types.VARCHAR)
                .param("identifying", key.identifying())
                .param("dataset", key.datasetId(), java.sql.Types.OTHER)
                .query(Integer.class)
                .optional();
    }

    private void readAll() {
        jdbc.sql("select scope_id, project_id, access, domain, identifying, dataset_id from governance.scope")
                .query((row, number) -> remember(key(row), row.getInt("scope_id")))
                .list();
    }

    private int remember(ScopeKey key, int id) {
        keys.put(id, key);
        if (ids.put(key, id) == null) {
            generation.incrementAndGet();
        }
        return id;
    }

    private static ScopeKey key(ResultSet row) throws SQLException {
        var domain = row.getString("domain");
        return new ScopeKey(
                row.getObject("project_id", UUID.class),
                AccessLevel.ofKey(row.getString("access")),
                domain == null ? null : Domain.ofKey(domain),
                row.getBoolean("identifying"),
                row.getObject("dataset_id", UUID.class));
    }

    private static @Nullable String domain(ScopeKey key) {
        return key.domain() == null ? null : key.domain().key();
    }
}
