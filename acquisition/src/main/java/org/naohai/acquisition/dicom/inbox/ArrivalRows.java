package org.naohai.acquisition.dicom.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.acquisition.dicom.route.Suggestions;
import org.naohai.acquisition.store.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Arrivals and their series, as the worker: lists carry the asking person's projects, the rest the caller decides.
@Component
class ArrivalRows {

    private static final String COLUMNS = """
            select arrival_id, way, calling_ae, state, cause, project_id, dataset_name, subject_label, session,
                   study_uid, evidence_cipher, suggestion::text as suggestion, instances, bytes, problems::text as problems,
                   first_at, last_at,
                   (select count(*)
                    from acquisition.dicom_arrival_series series
                    where series.arrival_id = arrival.arrival_id) as series,
                   (select coalesce(array_agg(distinct modality order by modality), '{}')
                    from acquisition.dicom_arrival_series series
                    where series.arrival_id = arrival.arrival_id and modality <> '') as modalities,
                   (select count(*)
                    from acquisition.dicom_decision decision
                    where decision.arrival_id = arrival.arrival_id) as decisions
            from acquisition.dicom_arrival arrival
            """;
    private static final String MINE = """
            (project_id = any(:mine)
             or :administrator and (project_id is null or not project_id = any(:known)))
            """;

    private final JdbcClient worker;
    private final SealedEvidence sealed;

    ArrivalRows(@Qualifier("workerJdbc") JdbcClient worker, SealedEvidence sealed) {
        this.worker = worker;
        this.sealed = sealed;
    }

    /// Whose arrivals are asked for.
    ///
    /// - **projects** she contributes to · **administrator** sees what is in none of the **known** projects, too
    record Seen(Collection<UUID> projects, boolean administrator, Collection<UUID> known) {
        StatementSpec into(StatementSpec statement) {
            return statement
                    .param("mine", projects.toArray(UUID[]::new))
                    .param("administrator", administrator)
                    .param("known", known.toArray(UUID[]::new));
        }
    }

    /// - **state** `held` or `discarded` · **projectId** one project; null: all
    record Wanted(
            String state,
            @Nullable UUID projectId,
            @Nullable UUID before,
            int limit) {}

    /// Newest first.
    List<Arrival> list(Seen seen, Wanted wanted) {
        return seen
                .into(worker.sql(COLUMNS + "where state = :state and " + MINE + """
                          and (:project::uuid is null or project_id = :project::uuid)
                          and (:before::uuid is null or arrival_id < :before::uuid)
                        order by arrival_id desc
                        limit :limit
                        """))
                .param("state", wanted.state())
                .param("project", text(wanted.projectId()), Types.VARCHAR)
                .param("before", text(wanted.before()), Types.VARCHAR)
                .param("limit", wanted.limit())
                .query(this::arrival)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    long waiting(Seen seen) {
        return seen.into(worker.sql("select count(*) from acquisition.dicom_arrival where state = 'held' and " + MINE))
                .query(Long.class)
                .single();
    }

    Optional<Arrival> find(UUID id) {
        return worker.sql(COLUMNS + "where arrival_id = :id")
                .param("id", id)
                .query(this::arrival)
                .optional();
    }

    /// Archived ones of a dataset, newest first: what another can be merged into.
    List<Arrival> archived(UUID projectId, String dataset, UUID but, int limit) {
        return worker
                .sql(COLUMNS + """
                        where state = 'archived' and project_id = :project and dataset_name = :dataset
                          and arrival_id <> :but
                        order by last_at desc
                        limit :limit
                        """)
                .param("project", projectId)
                .param("dataset", dataset)
                .param("but", but)
                .param("limit", limit)
                .query(this::arrival)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Those that hold archived ones of these series, newest first.
    List<Arrival> holding(Collection<String> seriesUids) {
        return worker
                .sql(COLUMNS + """
                        where arrival_id in (
                            select arrival_id
                            from acquisition.dicom_arrival_series
                            where series_uid = any(:series) and state = 'complete')
                        order by last_at desc
                        """)
                .param("series", seriesUids.toArray(String[]::new))
                .query(this::arrival)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    List<ArrivedSeries> series(UUID arrivalId) {
        return worker
                .sql("""
                        select encode(series_hash, 'hex') as hash, series_uid, modality, number, description, state,
                               instances, bytes, problems::text as problems
                        from acquisition.dicom_arrival_series
                        where arrival_id = :id
                        order by number nulls last, first_at, series_hash
                        """)
                .param("id", arrivalId)
                .query((row, number) -> new ArrivedSeries(
                        row.getString("hash"),
                        row.getString("series_uid"),
                        row.getString("modality"),
                        row.getObject("number", Integer.class),
                        row.getString("description"),
                        row.getString("state"),
                        row.getInt("instances"),
                        row.getLong("bytes"),
                        Json.problems(row.getString("problems"))))
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Where series lie that were moved: in this arrival, or in the one that they were split off to.
    Map<UUID, List<String>> archivedUids(UUID arrivalId, Collection<String> hashes) {
        var found = new LinkedHashMap<UUID, List<String>>();
        worker.sql("""
                        select distinct on (series_hash) arrival_id, series_uid
                        from acquisition.dicom_arrival_series
                        where series_hash = any(select decode(one, 'hex') from unnest(:hashes::text[]) as one)
                          and state = 'complete' and series_uid is not null
                        order by series_hash, arrival_id = :id desc, last_at desc
                        """)
                .param("id", arrivalId)
                .param("hashes", hashes.toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("arrival_id", UUID.class), id -> new ArrayList<>())
                            .add(row.getString("series_uid"));
                });
        return found;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private Arrival arrival(ResultSet row, int number) throws SQLException {
        var id = row.getObject("arrival_id", UUID.class);
        var suggestion = row.getString("suggestion");
        return new Arrival(
                id,
                row.getString("way"),
                row.getString("calling_ae"),
                row.getString("state"),
                row.getString("cause"),
                row.getObject("project_id", UUID.class),
                row.getString("dataset_name"),
                row.getString("subject_label"),
                row.getString("session"),
                row.getString("study_uid"),
                sealed.open(id, row.getBytes("evidence_cipher")),
                suggestion == null ? null : Suggestions.read(suggestion),
                suggestion != null,
                row.getInt("series"),
                List.of((String[]) row.getArray("modalities").getArray()),
                row.getInt("instances"),
                row.getLong("bytes"),
                Json.problems(row.getString("problems")),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getInt("decisions"));
    }
}
