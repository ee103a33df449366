package org.naohai.governance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.naohai.collaboration.PeopleChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Who may read which controlled dataset without a role in its project: given by its owners, taken back by them, and
/// in force with the next request.
@Service
public class Grants {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    public Grants(JdbcClient jdbc, TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /// - **reason** why the person may read it, in the owner's words
    public record Grant(UUID datasetId, UUID personId, UUID projectId, String reason, UUID by, Instant at) {}

    public Set<UUID> datasetsOf(UUID personId) {
        return Set.copyOf(jdbc.sql("select dataset_id from governance.dataset_grant where person_id = :person")
                .param("person", personId)
                .query(UUID.class)
                .list());
    }

    public List<Grant> ofDataset(UUID datasetId) {
        return jdbc.sql("""
                select dataset_id, person_id, project_id, reason, granted_by, granted_at
                from governance.dataset_grant
                where dataset_id = :dataset
                order by granted_at, person_id
                """)
                .param("dataset", datasetId)
                .query((row, number) -> new Grant(
                        row.getObject("dataset_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("project_id", UUID.class),
                        row.getString("reason"),
                        row.getObject("granted_by", UUID.class),
                        row.getObject("granted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Whether it is new; who has one already keeps it.
    public boolean add(UUID datasetId, UUID projectId, UUID personId, String reason, UUID by) {
        return changed("""
                insert into governance.dataset_grant (dataset_id, person_id, project_id, reason, granted_by)
                values (:dataset, :person, :project, :reason, :by)
                on conflict (dataset_id, person_id) do nothing
                """, datasetId, personId, projectId, reason, by);
    }

    /// Whether there was one to take back.
    public boolean revoke(UUID datasetId, UUID personId) {
        return changed("""
                delete from governance.dataset_grant
                where dataset_id = :dataset and person_id = :person
                """, datasetId, personId, null, null, null);
    }

    private boolean changed(
            String sql,
            UUID datasetId,
            UUID personId,
            @org.jspecify.annotations.Nullable UUID projectId,
            @org.jspecify.annotations.Nullable String reason,
            @org.jspecify.annotations.Nullable UUID by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            int rows = jdbc.sql(sql)
                    .param("dataset", datasetId)
                    .param("person", personId)
                    .param("project", projectId)
                    .param("reason", reason)
                    .param("by", by)
                    .update();
            events.publishEvent(new PeopleChanged());
            return rows == 1;
        }));
    }
}
