package org.naohai.acquisition.dicom.archive;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.naohai.acquisition.dicom.archive.ArrivalSeries.Unchecked;
import org.naohai.acquisition.dicom.archive.HeldStore.Held;
import org.naohai.acquisition.dicom.archive.ReleaseRows.Release;
import org.naohai.acquisition.dicom.archive.ReleaseRows.Released;
import org.naohai.acquisition.store.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of arrivals as the undoing of a release changes them. Joins the caller's transaction.
@Component
class WithdrawnRows {

    private final JdbcClient jdbc;

    WithdrawnRows(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is left of a series where a release is taken out of it.
    ///
    /// - **archived** whether something of it is in the archive by this arrival · **held** for another reason
    record Rest(boolean archived, List<Held> held, int instances, long bytes) {
        boolean isEmpty() {
            return !archived && held.isEmpty();
        }
    }

    /// Decisions on these arrivals wait until the transaction ends.
    void lock(Collection<UUID> arrivals) {
        jdbc.sql("""
                        select 1
                        from acquisition.dicom_arrival
                        where arrival_id = any(:ids)
                        order by arrival_id
                        for update
                        """)
                .param("ids", arrivals.toArray(UUID[]::new))
                .query(Integer.class)
                .list();
    }

    boolean isBeingDecided(UUID arrivalId) {
        return jdbc.sql("""
                        select exists (select from acquisition.dicom_decision
                                       where arrival_id = :id and state = 'running')
                        """).param("id", arrivalId).query(Boolean.class).single();
    }

    /// Whether files are being made of one of these arrivals: they would get into its dataset after all.
    boolean isBeingConverted(Collection<UUID> arrivals) {
        return jdbc.sql("""
                        select exists (select from acquisition.dicom_arrival
                                       where arrival_id = any(:ids) and converted = 'running')
                        """)
                .param("ids", arrivals.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /// Whether an arrival has some of these series.
    boolean hasSeries(UUID arrivalId, List<byte[]> hashes) {
        return jdbc.sql("""
                        select exists (select from acquisition.dicom_arrival_series
                                       where arrival_id = :id and series_hash = any(:hashes))
                        """)
                .param("id", arrivalId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(Boolean.class)
                .single();
    }

    /// Whether an arrival has something in the archive besides these series.
    boolean hasOthersArchived(UUID arrivalId, List<byte[]> hashes) {
        return jdbc.sql("""
                        select exists (select from acquisition.dicom_arrival_series
                                       where arrival_id = :id and series_uid is not null
                                         and not series_hash = any(:hashes))
                        """)
                .param("id", arrivalId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(Boolean.class)
                .single();
    }

    void handBack(UUID from, UUID to, List<byte[]> hashes) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set arrival_id = :to
                        where arrival_id = :from and series_hash = any(:hashes)
                        """)
                .param("to", to)
                .param("from", from)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /// A series is as it was before the release, with what came otherwise meanwhile.
    void restore(UUID releaseId, UUID arrivalId, Released series, Rest rest) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series series
                        set state = was.state, light = was.light, problems = was.problems, held = :held::jsonb,
                            instances = :instances, bytes = :bytes,
                            series_uid = case when :kept then series.series_uid end,
                            modality = case when :kept then series.modality else was.modality end,
                            number = case when :kept then series.number else was.number end,
                            description = case when :kept then series.description else was.description end,
                            closed_at = case when :kept then null else coalesce(was.closed_at, now()) end
                        from acquisition.dicom_release_series kept,
                             jsonb_populate_record(null::acquisition.dicom_arrival_series, kept.before) was
                        where kept.release_id = :release and kept.series_hash = :hash
                          and series.arrival_id = :arrival and series.series_hash = :hash
                        """)
                .param("held", Json.of(together(series.original(), rest.held())))
                .param("instances", rest.instances() + series.original().size())
                .param("bytes", rest.bytes() + bytes(series.original()))
                .param("kept", rest.archived())
                .param("release", releaseId)
                .param("hash", series.seriesHash())
                .param("arrival", arrivalId)
                .update();
    }

    private static List<Held> together(List<Held> first, List<Held> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    static long bytes(List<Held> held) {
        return held.stream().mapToLong(Held::length).sum();
    }

    /// The arrival stands where it stood, and waits as it waited.
    void restore(UUID releaseId, UUID arrivalId) {
        jdbc.sql("""
                        update acquisition.dicom_arrival arrival
                        set state = was.state, cause = was.cause, problems = was.problems,
                            project_id = was.project_id, scope_id = was.scope_id, dataset_name = was.dataset_name,
                            subject_label = was.subject_label, session = was.session, decision = was.decision,
                            reason = was.reason, decided_by = was.decided_by, decided_at = was.decided_at,
                            closed_at = coalesce(was.closed_at, now()),
                            study_uid = case when archived.here then arrival.study_uid end,
                            converted = case when archived.here then 'waiting' end
                        from acquisition.dicom_release release,
                             jsonb_populate_record(null::acquisition.dicom_arrival, release.before) was,
                             (select exists (select from acquisition.dicom_arrival_series
                                             where arrival_id = :arrival and series_uid is not null) as here) archived
                        where release.release_id = :release and arrival.arrival_id = :arrival
                        """).param("release", releaseId).param("arrival", arrivalId).update();
    }

    /// What was split off waits again with the rest.
    void waitAgain(UUID releaseId, UUID arrivalId) {
        jdbc.sql("""
                        update acquisition.dicom_arrival arrival
                        set state = was.state, cause = was.cause, problems = was.problems
                        from acquisition.dicom_release release,
                             jsonb_populate_record(null::acquisition.dicom_arrival, release.before) was
                        where release.release_id = :release and arrival.arrival_id = :arrival
                        """).param("release", releaseId).param("arrival", arrivalId).update();
    }

    void deleteEmpty(UUID arrivalId) {
        jdbc.sql("""
                        delete from acquisition.dicom_arrival
                        where arrival_id = :id and not exists (
                            select from acquisition.dicom_arrival_series where arrival_id = :id)
                        """).param("id", arrivalId).update();
    }

    /// An arrival that is given back what was released, where the one it came in has gone on.
    ///
    /// - **evidence** sealed for the new one
    void begin(Release release, UUID newId, byte[] studyHash, byte[] evidence) {
        jdbc.sql("""
                        insert into acquisition.dicom_arrival
                               (arrival_id, study_hash, way, calling_ae, state, cause, project_id, scope_id,
                                dataset_name, subject_label, session, rule_id, evidence_cipher, problems, first_at,
                                closed_at)
                        select :new, :hash, was.way, was.calling_ae, was.state, was.cause, was.project_id,
                               was.scope_id, was.dataset_name, was.subject_label, was.session, was.rule_id,
                               :evidence, was.problems, was.first_at, coalesce(was.closed_at, now())
                        from acquisition.dicom_release release,
                             jsonb_populate_record(null::acquisition.dicom_arrival, release.before) was
                        where release.release_id = :release
                        """)
                .param("new", newId)
                .param("hash", studyHash)
                .param("evidence", evidence)
                .param("release", release.id())
                .update();
    }

    void giveBack(UUID releaseId, UUID newId, Released series) {
        jdbc.sql("""
                        insert into acquisition.dicom_arrival_series
                               (arrival_id, series_hash, modality, number, description, state, light, instances, bytes,
                                problems, held, quarantine_id, first_at, last_at, closed_at)
                        select :new, kept.series_hash, was.modality, was.number, was.description, was.state, was.light,
                               :instances, :bytes, was.problems, was.held, was.quarantine_id, was.first_at,
                               was.last_at, was.closed_at
                        from acquisition.dicom_release_series kept,
                             jsonb_populate_record(null::acquisition.dicom_arrival_series, kept.before) was
                        where kept.release_id = :release and kept.series_hash = :hash
                        """)
                .param("new", newId)
                .param("instances", series.original().size())
                .param("bytes", bytes(series.original()))
                .param("release", releaseId)
                .param("hash", series.seriesHash())
                .update();
    }

    /// A series goes on without what the release brought; it goes where nothing else came of it.
    void leave(UUID arrivalId, Released series, Rest rest) {
        if (rest.isEmpty()) {
            jdbc.sql("""
                            delete from acquisition.dicom_arrival_series
                            where arrival_id = :arrival and series_hash = :hash
                            """)
                    .param("arrival", arrivalId)
                    .param("hash", series.seriesHash())
                    .update();
            return;
        }
        jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set instances = :instances, bytes = :bytes, held = :held::jsonb, closed_at = null,
                            series_uid = case when :kept then series_uid end,
                            state = case when held_now.here then 'held' else 'arriving' end
                        from (select :held::jsonb <> '[]' as here) held_now
                        where arrival_id = :arrival and series_hash = :hash
                        """)
                .param("instances", rest.instances())
                .param("bytes", rest.bytes())
                .param("held", Json.of(rest.held()))
                .param("kept", rest.archived())
                .param("arrival", arrivalId)
                .param("hash", series.seriesHash())
                .update();
    }

    /// An arrival whose state follows from the series that stay.
    void goOn(UUID arrivalId) {
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set state = case when waits.here then 'held' else 'archived' end,
                            cause = case when waits.here then cause end,
                            study_uid = case when archived.here then study_uid end,
                            converted = case when archived.here then 'waiting' end
                        from (select exists (select from acquisition.dicom_arrival_series
                                             where arrival_id = :id and state = 'held') as here) waits,
                             (select exists (select from acquisition.dicom_arrival_series
                                             where arrival_id = :id and series_uid is not null) as here) archived
                        where arrival_id = :id
                        """).param("id", arrivalId).update();
    }

    /// Series of which something is left are checked anew, and their studies converted anew.
    List<Unchecked> checkAnew(Collection<String> seriesUids) {
        var series =
                jdbc.sql("""
                        update acquisition.dicom_arrival_series
                        set closed_at = null, state = case when state = 'complete' then 'arriving' else state end
                        where series_uid = any(:uids)
                        returning arrival_id, series_hash, series_uid
                        """).param("uids", seriesUids.toArray(String[]::new)).query(Unchecked.class).list().stream()
                        .map(Objects::requireNonNull)
                        .toList();
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set converted = 'waiting', closed_at = coalesce(closed_at, now())
                        where arrival_id = any(:ids) and study_uid is not null
                        """)
                .param("ids", series.stream().map(Unchecked::arrivalId).toArray(UUID[]::new))
                .update();
        return series;
    }

    /// Arrivals of other studies of a subject that are in the archive, with their sealed evidence.
    record Archived(UUID id, byte[] evidenceCipher) {}

    List<Archived> archivedOf(Deidentified subject) {
        return jdbc
                .sql("""
                        select arrival_id as id, evidence_cipher
                        from acquisition.dicom_arrival
                        where project_id = :project and dataset_name = :dataset and subject_label = :subject
                          and study_uid is not null
                        """)
                .param("project", subject.projectId())
                .param("dataset", subject.dataset())
                .param("subject", subject.subject())
                .query(Archived.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// A subject of a dataset.
    record Deidentified(UUID projectId, String dataset, String subject) {}
}
