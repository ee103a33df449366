package org.naohai.acquisition.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.quarantine`.
@Component
public class QuarantineRows {

    private static final String COLUMNS = """
            quarantine_id, intake_id, project_id, scope_id, dataset_name, path, kind, size, files::text as files,
            problems::text as problems, at
            """;

    private final JdbcClient jdbc;
    private final JdbcClient worker;

    QuarantineRows(JdbcClient jdbc, @Qualifier("workerJdbc") JdbcClient worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /// A unit that waits for a decision.
    public record Waiting(
            UUID id,
            UUID intakeId,
            UUID projectId,
            int scopeId,
            String datasetName,
            String path,
            String kind,
            long size,
            List<QuarantinedFile> files,
            List<Problem> problems,
            Instant at) {}

    public boolean waits(UUID projectId, String datasetName, String path, byte[] contentHash) {
        return worker.sql("""
                        select count(*)
                        from acquisition.quarantine
                        where project_id = :project and dataset_name = :name and path = :path
                          and content_hash = :hash and decision is null
                        """)
                        .param("project", projectId)
                        .param("name", datasetName)
                        .param("path", path)
                        .param("hash", contentHash)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void insert(Waiting one, byte[] contentHash) {
        worker.sql("""
                        insert into acquisition.quarantine (quarantine_id, intake_id, project_id, scope_id,
                               dataset_name, path, kind, size, content_hash, files, problems)
                        values (:id, :intake, :project, :scope, :name, :path, :kind, :size, :hash, :files::jsonb,
                                :problems::jsonb)
                        on conflict (project_id, dataset_name, path, content_hash) where decision is null do nothing
                        """)
                .param("id", one.id())
                .param("intake", one.intakeId())
                .param("project", one.projectId())
                .param("scope", one.scopeId())
                .param("name", one.datasetName())
                .param("path", one.path())
                .param("kind", one.kind())
                .param("size", one.size())
                .param("hash", contentHash)
                .param("files", Json.of(one.files()))
                .param("problems", Json.of(one.problems()))
                .update();
    }

    /// What waits, newest first, of the given scopes, before an id.
    public List<Waiting> list(Collection<Integer> scopes, @Nullable UUID projectId, @Nullable UUID before, int limit) {
        return jdbc
                .sql("select " + COLUMNS + """
                        from acquisition.quarantine
                        where scope_id = any(:mine) and decision is null
                          and (:project::uuid is null or project_id = :project::uuid)
                          and (:before::uuid is null or quarantine_id < :before::uuid)
                        order by quarantine_id desc
                        limit :limit
                        """)
                .param("mine", scopes.toArray(Integer[]::new))
                .param("project", projectId == null ? null : projectId.toString(), Types.VARCHAR)
                .param("before", before == null ? null : before.toString(), Types.VARCHAR)
                .param("limit", limit)
                .query(QuarantineRows::waiting)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    public long count(Collection<Integer> scopes) {
        return jdbc.sql("""
                        select count(*)
                        from acquisition.quarantine
                        where scope_id = any(:mine) and decision is null
                        """)
                .param("mine", scopes.toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    /// As the worker: the caller decides whether it may be shown.
    public Optional<Waiting> find(UUID id) {
        return worker.sql("select " + COLUMNS + """
                        from acquisition.quarantine
                        where quarantine_id = :id and decision is null
                        """)
                .param("id", id)
                .query(QuarantineRows::waiting)
                .optional();
    }

    /// What of an import waits; for background work.
    public List<Waiting> ofIntake(UUID intakeId) {
        return worker
                .sql("select " + COLUMNS + """
                        from acquisition.quarantine
                        where intake_id = :intake and decision is null
                        order by quarantine_id
                        """)
                .param("intake", intakeId)
                .query(QuarantineRows::waiting)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Those of the given units that wait for a decision.
    public Set<UUID> waiting(Collection<UUID> ids) {
        return worker.sql("""
                        select quarantine_id
                        from acquisition.quarantine
                        where quarantine_id = any(:ids) and decision is null
                        """).param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }

    /// Whether it was still waiting.
    public boolean decide(UUID id, String decision, String reason, UUID by) {
        return worker.sql("""
                        update acquisition.quarantine
                        set decision = :decision, reason = :reason, decided_by = :by, decided_at = now()
                        where quarantine_id = :id and decision is null
                        """)
                        .param("id", id)
                        .param("decision", decision)
                        .param("reason", reason)
                        .param("by", by)
                        .update()
                == 1;
    }

    public void problems(UUID id, List<Problem> problems) {
        worker.sql("""
                        update acquisition.quarantine
                        set problems = :problems::jsonb
                        where quarantine_id = :id and decision is null
                        """).param("id", id).param("problems", Json.of(problems)).update();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("quarantine_id", UUID.class),
                row.getObject("intake_id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getInt("scope_id"),
                row.getString("dataset_name"),
                row.getString("path"),
                row.getString("kind"),
                row.getLong("size"),
                Json.files(row.getString("files")),
                Json.problems(row.getString("problems")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
