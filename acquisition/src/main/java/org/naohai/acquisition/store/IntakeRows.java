package org.naohai.acquisition.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.Counts;
import org.naohai.acquisition.Intake.State;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.intake`. Writes run as the worker after the caller has decided; lists run as the asking
/// person and carry her scopes.
@Component
public class IntakeRows {

    private static final String COLUMNS = """
            intake_id, project_id, scope_id, dataset_name, dataset_id, link_dataset, state, stage, files, bytes, done,
            accepted, warned, quarantined, unknown, duplicates, started_by, started_by_name, started_at, finished_at
            """;

    private final JdbcClient jdbc;
    private final JdbcClient worker;

    IntakeRows(JdbcClient jdbc, @Qualifier("workerJdbc") JdbcClient worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /// Who begins what.
    public record Beginning(
            UUID projectId,
            int scopeId,
            String datasetName,
            byte[] sourceHash,
            @Nullable String linkDataset,
            UUID by,
            String byName) {}

    /// The open intake of the same person, dataset and source; else the newest that failed, which takes up what it has
    /// received; else a new one.
    public Intake open(Beginning beginning) {
        reopenFailed(beginning);
        var id = worker.sql("""
                        insert into acquisition.intake (intake_id, project_id, scope_id, dataset_name, source_hash,
                               link_dataset, state, started_by, started_by_name)
                        values (:id, :project, :scope, :dataset, :source, :link, 'receiving', :by, :name)
                        on conflict (project_id, dataset_name, source_hash, started_by) where state = 'receiving'
                        do update set link_dataset = excluded.link_dataset
                        returning intake_id
                        """)
                .param("id", Ids.next())
                .param("project", beginning.projectId())
                .param("scope", beginning.scopeId())
                .param("dataset", beginning.datasetName())
                .param("source", beginning.sourceHash())
                .param("link", beginning.linkDataset(), Types.VARCHAR)
                .param("by", beginning.by())
                .param("name", beginning.byName())
                .query(UUID.class)
                .single();
        return get(id);
    }

    private void reopenFailed(Beginning beginning) {
        worker.sql("""
                        update acquisition.intake
                        set state = 'receiving', stage = '', finished_at = null, problems = '[]'
                        where state = 'failed' and intake_id = (
                            select intake_id
                            from acquisition.intake
                            where project_id = :project and dataset_name = :dataset
                              and source_hash = :source and started_by = :by and state in ('receiving', 'failed')
                            order by state = 'receiving' desc, intake_id desc
                            limit 1)
                        """)
                .param("project", beginning.projectId())
                .param("dataset", beginning.datasetName())
                .param("source", beginning.sourceHash())
                .param("by", beginning.by())
                .update();
    }

    /// The newest intake of the same person, dataset and source, in whatever state.
    public Optional<Intake> latest(Beginning beginning) {
        return worker.sql("select " + COLUMNS + """
                        from acquisition.intake
                        where project_id = :project and dataset_name = :dataset
                          and source_hash = :source and started_by = :by
                        order by intake_id desc
                        limit 1
                        """)
                .param("project", beginning.projectId())
                .param("dataset", beginning.datasetName())
                .param("source", beginning.sourceHash())
                .param("by", beginning.by())
                .query(IntakeRows::intake)
                .optional();
    }

    /// As the worker: for background work and for those who decide before they show.
    public Optional<Intake> find(UUID id) {
        return worker.sql("select " + COLUMNS + "from acquisition.intake where intake_id = :id")
                .param("id", id)
                .query(IntakeRows::intake)
                .optional();
    }

    public Intake get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("intake row is gone: " + id));
    }

    public List<UUID> inState(State state) {
        return worker
                .sql("select intake_id from acquisition.intake where state = :state order by intake_id")
                .param("state", state.key())
                .query(UUID.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Newest first, of the given scopes, before an id.
    public List<Intake> list(Collection<Integer> scopes, @Nullable UUID before, int limit) {
        return jdbc
                .sql("select " + COLUMNS + """
                        from acquisition.intake
                        where scope_id = any(:mine) and (:before::uuid is null or intake_id < :before::uuid)
                        order by intake_id desc
                        limit :limit
                        """)
                .param("mine", scopes.toArray(Integer[]::new))
                .param("before", before == null ? null : before.toString(), Types.VARCHAR)
                .param("limit", limit)
                .query(IntakeRows::intake)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    public List<Problem> problems(UUID id) {
        return worker.sql("select problems::text from acquisition.intake where intake_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Json::problems)
                .orElse(List.of());
    }

    /// Whether the intake was in that state and now is in the next one: of two callers one wins.
    public boolean move(UUID id, State from, State to) {
        return worker.sql("""
                        update acquisition.intake
                        set state = :to, finished_at = case when :ends then now() end
                        where intake_id = :id and state = :from
                        """)
                        .param("id", id)
                        .param("from", from.key())
                        .param("to", to.key())
                        .param("ends", to == State.DISCARDED || to == State.FAILED)
                        .update()
                == 1;
    }

    public void progress(UUID id, String stage, Counts counts) {
        counted(id, "stage = :stage", counts).param("stage", stage).update();
    }

    /// The end, in the transaction that registers the dataset.
    public void done(UUID id, @Nullable UUID datasetId, Counts counts, List<Problem> problems) {
        counted(id, """
                stage = 'done', state = 'done', finished_at = now(), dataset_id = :dataset,
                problems = :problems::jsonb
                """, counts)
                .param("dataset", datasetId, Types.OTHER)
                .param("problems", Json.of(problems))
                .update();
    }

    public void failed(UUID id, List<Problem> problems) {
        worker.sql("""
                        update acquisition.intake
                        set state = 'failed', finished_at = now(), problems = :problems::jsonb
                        where intake_id = :id and state = 'processing'
                        """).param("id", id).param("problems", Json.of(problems)).update();
    }

    /// What these intakes received is not all there any more: open ones have failed, until they are sent again.
    public void lost(Collection<UUID> ids, List<Problem> problems) {
        worker.sql("""
                        update acquisition.intake
                        set state = 'failed', finished_at = now(), problems = :problems::jsonb
                        where intake_id = any(:ids) and state in ('receiving', 'processing', 'failed')
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("problems", Json.of(problems))
                .update();
    }

    private JdbcClient.StatementSpec counted(UUID id, String set, Counts counts) {
        return worker.sql("update acquisition.intake set " + set + """
                        , files = :files, bytes = :bytes, done = :done, accepted = :accepted, warned = :warned,
                        quarantined = :quarantined, unknown = :unknown, duplicates = :duplicates
                        where intake_id = :id
                        """)
                .param("id", id)
                .param("files", counts.files())
                .param("bytes", counts.bytes())
                .param("done", counts.done())
                .param("accepted", counts.accepted())
                .param("warned", counts.warned())
                .param("quarantined", counts.quarantined())
                .param("unknown", counts.unknown())
                .param("duplicates", counts.duplicates());
    }

    private static Intake intake(ResultSet row, int number) throws SQLException {
        var counts = new Counts(
                row.getLong("files"),
                row.getLong("bytes"),
                row.getLong("done"),
                row.getLong("accepted"),
                row.getLong("warned"),
                row.getLong("quarantined"),
                row.getLong("unknown"),
                row.getLong("duplicates"));
        return new Intake(
                row.getObject("intake_id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getInt("scope_id"),
                row.getString("dataset_name"),
                row.getObject("dataset_id", UUID.class),
                row.getString("link_dataset"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("stage"),
                counts,
                row.getObject("started_by", UUID.class),
                row.getString("started_by_name"),
                Objects.requireNonNull(time(row, "started_at")),
                time(row, "finished_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
