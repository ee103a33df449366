package org.naohai.acquisition.dicom.archive;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.archive.HeldStore.Held;
import org.naohai.acquisition.store.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What was released, as it was before, as long as that can be undone. Joins the caller's transaction.
@Component
class ReleaseRows {

    private static final TypeReference<List<Held>> HELD = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ReleaseRows(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Before anything of the arrival changes.
    void begin(Releases.Sending sending, UUID arrivalId, List<byte[]> hashes) {
        jdbc.sql("""
                        insert into acquisition.dicom_release (release_id, arrival_id, placed_id, acceptance, before)
                        select :id, arrival_id, arrival_id, :acceptance,
                               to_jsonb(arrival) - 'evidence_cipher' - 'suggestion'
                        from acquisition.dicom_arrival arrival
                        where arrival_id = :arrival
                        """)
                .param("id", sending.releaseId())
                .param("acceptance", sending.acceptance().name().toLowerCase(Locale.ROOT))
                .param("arrival", arrivalId)
                .update();
        jdbc.sql("""
                        insert into acquisition.dicom_release_series (release_id, series_hash, quarantine_id, before)
                        select :id, series_hash, quarantine_id, to_jsonb(series)
                        from acquisition.dicom_arrival_series series
                        where arrival_id = :arrival and series_hash = any(:hashes)
                        """)
                .param("id", sending.releaseId())
                .param("arrival", arrivalId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /// Where it went.
    void placed(UUID releaseId, UUID arrivalId, Target target) {
        jdbc.sql("""
                        update acquisition.dicom_release
                        set placed_id = :placed, place = :place::jsonb
                        where release_id = :id
                        """)
                .param("placed", arrivalId)
                .param("place", Json.of(target))
                .param("id", releaseId)
                .update();
    }

    /// - **sopUids** as they are in the archive now and were not before
    void brought(UUID releaseId, byte[] seriesHash, List<String> sopUids) {
        jdbc.sql("""
                        update acquisition.dicom_release_series
                        set brought = brought || :uids
                        where release_id = :id and series_hash = :hash
                        """)
                .param("uids", sopUids.toArray(String[]::new))
                .param("id", releaseId)
                .param("hash", seriesHash)
                .update();
    }

    /// - **arrivalId** that was decided on · **placedId** that holds its series since
    /// - **stood** where the arrival stood before; null where nowhere
    record Release(
            UUID id,
            UUID arrivalId,
            UUID placedId,
            Target place,
            @Nullable Target stood,
            Instant at) {

        boolean isSplit() {
            return !arrivalId.equals(placedId);
        }
    }

    Optional<Release> find(UUID releaseId) {
        return jdbc.sql("""
                        select release_id, release.arrival_id, placed_id, place::text as place, released_at,
                               was.project_id, was.dataset_name, was.subject_label, was.session
                        from acquisition.dicom_release release,
                             jsonb_populate_record(null::acquisition.dicom_arrival, before) was
                        where release_id = :id
                        """)
                .param("id", releaseId)
                .query((row, number) -> {
                    var project = row.getObject("project_id", UUID.class);
                    var dataset = row.getString("dataset_name");
                    return new Release(
                            releaseId,
                            row.getObject("arrival_id", UUID.class),
                            row.getObject("placed_id", UUID.class),
                            JsonMapper.shared().readValue(row.getString("place"), Target.class),
                            project == null || dataset == null
                                    ? null
                                    : new Target(
                                            project, dataset, row.getString("subject_label"), row.getString("session")),
                            row.getTimestamp("released_at").toInstant());
                })
                .optional();
    }

    /// Nobody else changes it until the transaction ends. False where it is gone.
    boolean lock(UUID releaseId) {
        return jdbc.sql("select 1 from acquisition.dicom_release where release_id = :id for update")
                .param("id", releaseId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Whether its series are where it put them, and no later release sent some of them on again.
    boolean stands(Release release) {
        return jdbc.sql("""
                        select not exists (
                            select from acquisition.dicom_release_series mine
                            where mine.release_id = :id and not exists (
                                select from acquisition.dicom_arrival_series series
                                where series.arrival_id = :placed and series.series_hash = mine.series_hash
                                  and series.state <> 'discarded'))
                        and not exists (
                            select from acquisition.dicom_release_series mine
                            join acquisition.dicom_release_series theirs using (series_hash)
                            join acquisition.dicom_release later on later.release_id = theirs.release_id
                            where mine.release_id = :id and later.release_id > :id and later.arrival_id = :placed)
                        """)
                .param("id", release.id())
                .param("placed", release.placedId())
                .query(Boolean.class)
                .single();
    }

    /// A series of a release, as it was and as it is.
    ///
    /// - **original** its instances in the quarantine store · **before** whether something of it was
    ///   archived then
    /// - **held** what is held of it now · **seriesUid** null where nothing of it is archived
    record Released(
            byte[] seriesHash,
            List<Held> original,
            boolean before,
            List<String> brought,
            String state,
            @Nullable String seriesUid,
            int instances,
            long bytes,
            List<Held> held) {}

    List<Released> series(Release release) {
        return jdbc
                .sql("""
                        select mine.series_hash, (mine.before -> 'held')::text as original,
                               mine.before ->> 'series_uid' is not null as archived_before, mine.brought,
                               series.state, series.series_uid, series.instances, series.bytes,
                               series.held::text as held
                        from acquisition.dicom_release_series mine
                        join acquisition.dicom_arrival_series series
                            on series.arrival_id = :placed and series.series_hash = mine.series_hash
                        where mine.release_id = :id
                        order by mine.series_hash
                        for update of series
                        """)
                .param("placed", release.placedId())
                .param("id", release.id())
                .query((row, number) -> new Released(
                        row.getBytes("series_hash"),
                        held(row.getString("original")),
                        row.getBoolean("archived_before"),
                        List.of((String[]) row.getArray("brought").getArray()),
                        row.getString("state"),
                        row.getString("series_uid"),
                        row.getInt("instances"),
                        row.getLong("bytes"),
                        held(row.getString("held"))))
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<Held> held(String json) {
        return JsonMapper.shared().readValue(json, HELD);
    }

    List<UUID> before(Instant time) {
        return jdbc.sql("""
                        select release_id
                        from acquisition.dicom_release
                        where released_at < :time
                        order by release_id
                        limit 1000
                        """).param("time", Timestamp.from(time)).query(UUID.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// A file of the quarantine store.
    record Spool(UUID quarantineId, String name) {}

    /// Those that neither an arrival nor another release needs.
    List<Spool> spoolsOfItsOwn(UUID releaseId) {
        return jdbc.sql("""
                        select distinct mine.quarantine_id, one ->> 'spool' as name
                        from acquisition.dicom_release_series mine
                        cross join lateral jsonb_array_elements(mine.before -> 'held') one
                        where mine.release_id = :id
                          and not exists (
                            select from acquisition.dicom_arrival_series series
                            where series.quarantine_id = mine.quarantine_id
                              and series.held @> jsonb_build_array(jsonb_build_object('spool', one ->> 'spool')))
                          and not exists (
                            select from acquisition.dicom_release_series other
                            where other.quarantine_id = mine.quarantine_id and other.release_id <> :id
                              and other.before -> 'held'
                                @> jsonb_build_array(jsonb_build_object('spool', one ->> 'spool')))
                        """).param("id", releaseId).query(Spool.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// It is undone, or too old for that.
    void delete(UUID releaseId) {
        jdbc.sql("delete from acquisition.dicom_release where release_id = :id")
                .param("id", releaseId)
                .update();
    }
}
