package org.naohai.acquisition.dicom.archive;

import java.util.List;
import java.util.UUID;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.acquisition.store.Json;
import org.naohai.acquisition.vault.Vault;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of arrivals whose series move. Joins the caller's transaction.
@Component
class MovedRows {

    private final JdbcClient jdbc;
    private final StudyArrivals arrivals;
    private final HeldRows held;
    private final SealedEvidence evidence;
    private final Vault vault;

    MovedRows(
            @Qualifier("workerJdbc") JdbcClient jdbc,
            StudyArrivals arrivals,
            HeldRows held,
            SealedEvidence evidence,
            Vault vault) {
        this.jdbc = jdbc;
        this.arrivals = arrivals;
        this.held = held;
        this.evidence = evidence;
        this.vault = vault;
    }

    /// Where series go.
    ///
    /// - **newId** of the arrival that they make where others of theirs stay
    record To(Target target, int scopeId, String studyUid, UUID newId) {}

    List<String> seriesOf(UUID arrivalId) {
        return jdbc.sql("""
                        select series_uid
                        from acquisition.dicom_arrival_series
                        where arrival_id = :arrival and series_uid is not null
                        """).param("arrival", arrivalId).query(String.class).list().stream()
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    /// What the checks of a series said.
    List<Problem> problems(String seriesUid) {
        return jdbc.sql("""
                        select problems
                        from acquisition.dicom_arrival_series
                        where series_uid = :uid
                        limit 1
                        """)
                .param("uid", seriesUid)
                .query((row, number) -> Json.problems(row.getString("problems")))
                .optional()
                .orElse(List.of());
    }

    /// The arrival that holds them now: a new one where some of its series stay.
    UUID moved(UUID arrivalId, List<String> oldUids, List<String> newUids, To to, Decided decided) {
        boolean some = !oldUids.containsAll(seriesOf(arrivalId));
        var id = some ? to.newId() : arrivalId;
        if (some) {
            var came = evidence.open(arrivalId, arrivals.get(arrivalId).evidenceCipher());
            held.split(
                    arrivalId,
                    id,
                    vault.hash("dicom study", "split " + id, came.studyUid()),
                    evidence.seal(id, came),
                    hashes(arrivalId, oldUids));
        }
        rename(id, oldUids, newUids);
        held.target(id, to.target(), to.scopeId(), "moved", decided);
        jdbc.sql("""
                        update acquisition.dicom_arrival
                        set study_uid = :study, closed_at = now(), converted = 'waiting',
                            state = case when state = 'arriving' then 'archived' else state end
                        where arrival_id = :arrival
                        """).param("study", to.studyUid()).param("arrival", id).update();
        return id;
    }

    private void rename(UUID arrivalId, List<String> oldUids, List<String> newUids) {
        jdbc.sql("""
                        update acquisition.dicom_arrival_series as series
                        set series_uid = renamed.new
                        from unnest(:old, :new) as renamed (old, new)
                        where series.arrival_id = :arrival and series.series_uid = renamed.old
                        """)
                .param("old", oldUids.toArray(String[]::new))
                .param("new", newUids.toArray(String[]::new))
                .param("arrival", arrivalId)
                .update();
    }

    private List<byte[]> hashes(UUID arrivalId, List<String> seriesUids) {
        return jdbc.sql("""
                        select series_hash
                        from acquisition.dicom_arrival_series
                        where arrival_id = :arrival and series_uid = any(:uids)
                        """)
                .param("arrival", arrivalId)
                .param("uids", seriesUids.toArray(String[]::new))
                .query((row, number) -> row.getBytes("series_hash"))
                .list();
    }
}
