package org.naohai.governance;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// [AuditLog] into `governance.audit`, through the connection of the transaction that is under way.
@Service
public class StoredAuditLog implements AuditLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient application;
    private final JdbcClient worker;
    private final DataSource workerDataSource;

    public StoredAuditLog(
            JdbcClient application,
            @Qualifier("workerJdbc") JdbcClient worker,
            @Qualifier("workerDataSource") DataSource workerDataSource) {
        this.application = application;
        this.worker = worker;
        this.workerDataSource = workerDataSource;
    }

    @Override
    public void record(String action, String object, Map<String, ?> details) {
        var actor = Acting.WHO.isBound() ? Acting.WHO.get() : null;
        connection()
                .sql("""
                insert into governance.audit (person_id, login, action, object, project_id, details, trace_id)
                values (:person, :login, :action, :object, :project, :details, :trace)
                """)
                .param("person", actor == null ? uuid(details.get("by")) : actor.personId(), java.sql.Types.OTHER)
                .param("login", actor == null ? null : actor.login(), java.sql.Types.VARCHAR)
                .param("action", action)
                .param("object", object)
                .param("project", uuid(details.get("project")), java.sql.Types.OTHER)
                .param("details", JSON.writeValueAsString(details))
                .param("trace", actor == null ? null : actor.traceId(), java.sql.Types.VARCHAR)
                .update();
    }

    private JdbcClient connection() {
        return TransactionSynchronizationManager.hasResource(workerDataSource) ? worker : application;
    }

    private static @Nullable UUID uuid(@Nullable Object value) {
        return value instanceof UUID id ? id : null;
    }
}
