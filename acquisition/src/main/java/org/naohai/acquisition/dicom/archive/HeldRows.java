package org.naohai.acquisition.dicom.archive;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.archive.HeldStore.Held;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of what is held, as decisions change them. Joins the caller's transaction.
@Component
class HeldRows {

    private static final TypeReference<List<Held>> HELD = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final SealedEvidence evidence;

    HeldRows(@Qualifier("workerJdbc") JdbcClient jdbc, SealedEvidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /// A series with instances in the quarantine store.
    record HeldSeries(UUID arrivalId, byte[] seriesHash, UUID quarantineId, List<Held> held) {}

    /// Held or, after a release that a crash cut short, on its way.
    List<HeldSeries> list(UUID arrivalId) {
        return jdbc
                .sql("""
                        select arrival_id, series_hash, quarantine_id, held
                        from acquisition.dicom_arrival_series
                        where arrival_id = :arrival and quarantine_id is not null and held <> '[]'
                          and state <> 'discarded'
                        order by series_hash
                        """)
                .param("arrival", arrivalId)
                .query((row, number) -> new HeldSeries(
                        arrivalId,
                        row.getBytes("series_hash"),
                        row.getObject("quarantine_id", UUID.class),
                        JsonMapper.shared().readValue(row.getString("held"), HELD)))
                .list()
                .stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    /// Those of the keyed hashes of UIDs whose instances wait for a person.
    List<String> held(java.util.Collection<String> sopHashes) {
        return jdbc.sql("""
                        select distinct one ->> 'sop'
                        from acquisition.dicom_arrival_series series
                        cross join lateral jsonb_array_elements(series.held) one
                        where series.held <> '[]' and one ->> 'sop' = any(:hashes)
                        """).param("hashes", sopHashes.toArray(String[]::new)).query(String.class).list().stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    /// Whether a folder of the store holds what a row tells of, or what a release can be undone with.
    boolean isHeld(UUID quarantineId) {
        return jdbc.sql("""
                        select exists (select from acquisition.dicom_arrival_series
                                       where quarantine_id = :id and held <> '[]')
                            or exists (select from acquisition.dicom_release_series
                                       where quarantine_id = :id)
                        """).param("id", quarantineId).query(Boolean.class).single();
    }

    /// A series that a person released, and that is not archived yet.
    record CutShort(
            HeldSeries series,
            Place place,
            String patientId,
            @Nullable UUID releaseId,
            Acceptance acceptance) {}

    List<CutShort> cutShort() {
        return jdbc.sql("""
                        select series.arrival_id, series.series_hash, series.quarantine_id, series.held,
                               arrival.project_id, arrival.dataset_name, arrival.subject_label, arrival.session,
                               arrival.evidence_cipher, release.release_id,
                               coalesce(release.acceptance, 'cautious') as acceptance
                        from acquisition.dicom_arrival_series series
                        join acquisition.dicom_arrival arrival using (arrival_id)
                        left join lateral (
                            select release_id, acceptance
                            from acquisition.dicom_release
                            join acquisition.dicom_release_series mine using (release_id)
                            where placed_id = series.arrival_id and mine.series_hash = series.series_hash
                            order by release_id desc
                            limit 1) release on true
                        where series.state = 'arriving' and series.quarantine_id is not null and series.held <> '[]'
                          and arrival.subject_label is not null
                        """).query((row, number) -> cutShort(row)).list().stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    private CutShort cutShort(java.sql.ResultSet row) throws java.sql.SQLException {
        var id = row.getObject("arrival_id", UUID.class);
        var series = new HeldSeries(
                id,
                row.getBytes("series_hash"),
                row.getObject("quarantine_id", UUID.class),
                JsonMapper.shared().readValue(row.getString("held"), HELD));
        var place = new Place(
                row.getObject("project_id", UUID.class),
                row.getString("dataset_name"),
                row.getString("subject_label"),
                row.getString("session"));
        return new CutShort(
                series,
                place,
                evidence.open(id, row.getBytes("evidence_cipher")).patientId(),
                row.getObject("release_id", UUID.class),
                Acceptance.valueOf(row.getString("acceptance").toUpperCase(Locale.ROOT)));
    }

    /// What was released and is archived, or held anew, is held no more as it was.
    void empty(UUID arrivalId, byte[] seriesHash, List<String> spools) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set held = (select coalesce(jsonb_agg(one), '[]')
                                    from jsonb_array_elements(held) one
                                    where one ->> 'spool' <> all(:spools))
                        where arrival_id = :arrival and series_hash = :hash
                        """)
                .param("spools", spools.toArray(String[]::new))
                .param("arrival", arrivalId)
                .param("hash", seriesHash)
                .update();
    }

    /// What goes on its way again is counted as it comes.
    void releasing(UUID arrivalId, List<byte[]> hashes) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set state = 'arriving', light = 'grey', problems = '[]', closed_at = null, last_at = now(),
                            instances = greatest(0, instances - jsonb_array_length(held)),
                            bytes = greatest(0, bytes - (
                                select coalesce(sum((one ->> 'length')::bigint), 0)
                                from jsonb_array_elements(held) one))
                        where arrival_id = :arrival and series_hash = any(:hashes)
                        """)
                .param("arrival", arrivalId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
        recount(arrivalId);
    }

    /// The arrival as it is decided; its state follows from its series.
    void target(UUID arrivalId, Target target, int scopeId, String decision, Decided decided) {
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set project_id = :project, dataset_name = :dataset, subject_label = :subject,
                            session = :session, scope_id = :scope, cause = null, problems = '[]',
                            state = case when exists (
                                    select from acquisition.dicom_arrival_series series
                                    where series.arrival_id = :arrival and series.state = 'held')
                                then 'held' else 'arriving' end,
                            closed_at = null, decision = :decision, reason = :reason, decided_by = :by,
                            decided_at = now()
                        where arrival_id = :arrival
                        """)
                .param("project", target.projectId())
                .param("dataset", target.dataset())
                .param("subject", target.subject())
                .param("session", target.session())
                .param("scope", scopeId)
                .param("arrival", arrivalId)
                .param("decision", decision)
                .param("reason", decided.reason())
                .param("by", decided.by())
                .update();
    }

    /// Some series of an arrival go on as an arrival of their own: what of them is archived stays, what is held goes.
    void split(UUID arrivalId, UUID newId, byte[] studyHash, byte[] evidence, List<byte[]> hashes) {
        jdbc.sql("""
                        insert into acquisition.dicom_arrival
                               (arrival_id, study_hash, way, calling_ae, state, rule_id, evidence_cipher, first_at)
                        select :new, :hash, way, calling_ae, 'held', rule_id, :evidence, first_at
                        from acquisition.dicom_arrival
                        where arrival_id = :old
                        """)
                .param("new", newId)
                .param("hash", studyHash)
                .param("evidence", evidence)
                .param("old", arrivalId)
                .update();
        jdbc.sql("""
                        with parted as (
                            update acquisition.dicom_arrival_series
                            set instances = instances - jsonb_array_length(held),
                                bytes = greatest(0, bytes - (
                                    select coalesce(sum((one ->> 'length')::bigint), 0)
                                    from jsonb_array_elements(held) one)),
                                held = '[]', quarantine_id = null, problems = '[]', state = 'complete', light = 'green'
                            where arrival_id = :old and series_hash = any(:hashes)
                              and instances > jsonb_array_length(held)
                            returning series_hash)
                        insert into acquisition.dicom_arrival_series
                               (arrival_id, series_hash, modality, number, description, state, light, instances, bytes,
                                held, quarantine_id, problems)
                        select :new, series_hash, modality, number, description, 'held', 'red',
                               jsonb_array_length(held),
                               (select coalesce(sum((one ->> 'length')::bigint), 0)
                                from jsonb_array_elements(held) one),
                               held, quarantine_id, problems
                        from acquisition.dicom_arrival_series
                        where arrival_id = :old and series_hash in (select series_hash from parted)
                        """)
                .param("new", newId)
                .param("old", arrivalId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
        jdbc.sql("""
                        update acquisition.dicom_arrival_series moved
                        set arrival_id = :new
                        where arrival_id = :old and series_hash = any(:hashes) and not exists (
                            select from acquisition.dicom_arrival_series parted
                            where parted.arrival_id = :new and parted.series_hash = moved.series_hash)
                        """)
                .param("new", newId)
                .param("old", arrivalId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
        for (var id : List.of(arrivalId, newId)) {
            recount(id);
        }
        decided(arrivalId);
    }

    /// What was split off is decided; where nothing else is held, neither is the rest.
    private void decided(UUID arrivalId) {
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set state = 'archived', cause = null, problems = '[]'
                        where arrival_id = :arrival and state = 'held' and study_uid is not null and not exists (
                            select from acquisition.dicom_arrival_series series
                            where series.arrival_id = :arrival and series.state = 'held')
                        """).param("arrival", arrivalId).update();
    }

    /// Whether something of the arrival is in the archive.
    boolean hasArchived(UUID arrivalId) {
        return jdbc.sql("""
                        select count(*)
                        from acquisition.dicom_arrival_series
                        where arrival_id = :arrival and series_uid is not null
                        """).param("arrival", arrivalId).query(Integer.class).single() > 0;
    }

    void recount(UUID arrivalId) {
        jdbc.sql("""
                        update acquisition.dicom_arrival as arrival
                        set instances = coalesce(total.instances, 0), bytes = coalesce(total.bytes, 0)
                        from (select sum(instances) as instances, sum(bytes) as bytes
                              from acquisition.dicom_arrival_series
                              where arrival_id = :arrival) total
                        where arrival.arrival_id = :arrival
                        """).param("arrival", arrivalId).update();
    }

    /// - **from**, **to** states of series and of an arrival without anything archived
    int turn(UUID arrivalId, String from, String to, @Nullable String decision, Decided decided) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set state = :to
                        where arrival_id = :arrival and state = :from
                        """)
                .param("to", to)
                .param("from", from)
                .param("arrival", arrivalId)
                .update();
        return jdbc.sql("""
                        update acquisition.dicom_arrival
                        set state = case when :to = 'discarded' and study_uid is not null then 'archived' else :to end,
                            decision = :decision, reason = :reason, decided_by = :by, decided_at = now()
                        where arrival_id = :arrival and (state = :from or :from = 'discarded' and exists (
                            select from acquisition.dicom_arrival_series series
                            where series.arrival_id = :arrival and series.state = :to))
                        """)
                .param("to", to)
                .param("from", from)
                .param("decision", decision, java.sql.Types.VARCHAR)
                .param("reason", decided.reason())
                .param("by", decided.by())
                .param("arrival", arrivalId)
                .update();
    }

    /// Discarded so long ago that it cannot be taken back.
    List<HeldSeries> discardedBefore(java.time.Instant time) {
        return jdbc
                .sql("""
                        select series.arrival_id, series.series_hash, series.quarantine_id, series.held
                        from acquisition.dicom_arrival_series series
                        join acquisition.dicom_arrival arrival using (arrival_id)
                        where series.state = 'discarded' and series.quarantine_id is not null
                          and series.held <> '[]' and arrival.decided_at < :time
                        limit 1000
                        """)
                .param("time", java.sql.Timestamp.from(time))
                .query((row, number) -> new HeldSeries(
                        row.getObject("arrival_id", UUID.class),
                        row.getBytes("series_hash"),
                        row.getObject("quarantine_id", UUID.class),
                        JsonMapper.shared().readValue(row.getString("held"), HELD)))
                .list()
                .stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }
}
