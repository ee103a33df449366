package org.naohai.acquisition.dicom.archive;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.archive.SeriesStage.Withheld;
import org.naohai.acquisition.store.Json;
import org.naohai.catalogue.DicomRecord;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of series as they arrive, and the counts of their studies. Every call joins the caller's
/// transaction.
@Component
class ArrivalSeries {

    private final JdbcClient jdbc;

    ArrivalSeries(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many instances came, and how large they are.
    record Came(int instances, long bytes) {}

    void archived(UUID arrivalId, byte[] seriesHash, DicomRecord.Series series, Came came) {
        jdbc.sql("""
                        insert into acquisition.dicom_arrival_series as one
                               (arrival_id, series_hash, series_uid, modality, number, description, state, instances,
                                bytes)
                        values (:arrival, :hash, :uid, :modality, :number, :description, 'arriving', :instances, :bytes)
                        on conflict (arrival_id, series_hash) do update
                        set series_uid = excluded.series_uid, modality = excluded.modality,
                            number = excluded.number, description = excluded.description,
                            state = 'arriving', light = 'grey', closed_at = null, last_at = now(),
                            instances = one.instances + excluded.instances, bytes = one.bytes + excluded.bytes
                        """)
                .param("arrival", arrivalId)
                .param("hash", seriesHash)
                .param("uid", series.uid())
                .param("modality", series.modality())
                .param("number", series.number())
                .param("description", described(series))
                .param("instances", came.instances())
                .param("bytes", came.bytes())
                .update();
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set study_uid = :study, instances = instances + :instances, bytes = bytes + :bytes,
                            last_at = now(), closed_at = null,
                            state = case when state = 'archived' then 'arriving' else state end
                        where arrival_id = :arrival
                        """)
                .param("study", series.studyUid())
                .param("instances", came.instances())
                .param("bytes", came.bytes())
                .param("arrival", arrivalId)
                .update();
    }

    private static String described(DicomRecord.Series series) {
        return series.description().isEmpty() ? series.protocol() : series.description();
    }

    /// Instances of a series that wait for a person.
    ///
    /// - **index** JSON array of where each lies in the quarantine store, added to what is there
    void withheld(UUID arrivalId, byte[] seriesHash, UUID quarantineId, String index, Withheld last, Came came) {
        jdbc.sql("""
                        insert into acquisition.dicom_arrival_series as one
                               (arrival_id, series_hash, modality, number, state, light, instances, bytes, held, quarantine_id,
                                problems)
                        values (:arrival, :hash, :modality, :number, 'held', 'red', :instances, :bytes, :index::jsonb,
                                :quarantine, :problems::jsonb)
                        on conflict (arrival_id, series_hash) do update
                        set state = 'held', light = 'red', last_at = now(), number = coalesce(one.number, excluded.number),
                            instances = one.instances + excluded.instances, bytes = one.bytes + excluded.bytes,
                            held = one.held || excluded.held, quarantine_id = excluded.quarantine_id,
                            problems = excluded.problems
                        """)
                .param("arrival", arrivalId)
                .param("hash", seriesHash)
                .param("modality", last.modality())
                .param("number", last.number(), java.sql.Types.INTEGER)
                .param("instances", came.instances())
                .param("bytes", came.bytes())
                .param("index", index)
                .param("quarantine", quarantineId)
                .param("problems", Json.of(List.of(last.cause())))
                .update();
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set state = 'held', cause = :cause, problems = :problems::jsonb, last_at = now(),
                            instances = instances + :instances, bytes = bytes + :bytes
                        where arrival_id = :arrival
                        """)
                .param("cause", last.cause().code())
                .param("problems", Json.of(List.of(last.cause())))
                .param("instances", came.instances())
                .param("bytes", came.bytes())
                .param("arrival", arrivalId)
                .update();
    }

    @Nullable
    UUID quarantine(UUID arrivalId, byte[] seriesHash) {
        return jdbc.sql("""
                        select quarantine_id
                        from acquisition.dicom_arrival_series
                        where arrival_id = :arrival and series_hash = :hash and quarantine_id is not null
                        """)
                .param("arrival", arrivalId)
                .param("hash", seriesHash)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /// The series is checked.
    ///
    /// - **light** `green`, `amber` or `red`
    void checked(UUID arrivalId, byte[] seriesHash, String light, List<Problem> problems) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set state = case when state = 'held' then state else 'complete' end,
                            light = case when state = 'held' then 'red' else :light end,
                            problems = case when state = 'held' then problems || :problems::jsonb
                                else :problems::jsonb end,
                            closed_at = now()
                        where arrival_id = :arrival and series_hash = :hash
                        """)
                .param("light", light)
                .param("problems", Json.of(problems))
                .param("arrival", arrivalId)
                .param("hash", seriesHash)
                .update();
    }

    /// What a study is now that nothing more is expected of it.
    ///
    /// - **studyUid** null where nothing of it is archived
    record Closed(String state, int instances, @Nullable String studyUid) {}

    /// Nothing more is expected of the study; empty where a person discarded it.
    Optional<Closed> closed(UUID arrivalId) {
        return jdbc.sql("""
                        update acquisition.dicom_arrival as arrival
                        set closed_at = now(),
                            state = case when exists (
                                    select from acquisition.dicom_arrival_series series
                                    where series.arrival_id = arrival.arrival_id and series.state = 'held')
                                then 'held' when state = 'held' then 'held' else 'archived' end,
                            converted = case when study_uid is null then null else 'waiting' end
                        where arrival_id = :arrival and state <> 'discarded'
                        returning state, instances, study_uid
                        """).param("arrival", arrivalId).query(Closed.class).optional();
    }

    /// A series that a stop or a crash left unchecked, though its instances are in the record.
    record Unchecked(UUID arrivalId, byte[] seriesHash, String seriesUid) {}

    List<Unchecked> unchecked() {
        return jdbc.sql("""
                        select arrival_id, series_hash, series_uid
                        from acquisition.dicom_arrival_series
                        where series_uid is not null and (state = 'arriving' or state = 'held' and closed_at is null)
                        order by arrival_id, series_hash
                        """).query(Unchecked.class).list().stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    record Open(UUID arrivalId, @Nullable UUID projectId) {}

    /// Studies that a stop or a crash left open.
    List<Open> open() {
        return jdbc.sql("""
                        select arrival_id, project_id
                        from acquisition.dicom_arrival
                        where closed_at is null and state in ('arriving', 'held')
                        order by arrival_id
                        """).query(Open.class).list().stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }
}
