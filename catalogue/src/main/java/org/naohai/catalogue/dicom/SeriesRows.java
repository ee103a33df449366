package org.naohai.catalogue.dicom;

import static org.naohai.catalogue.copy.Json.cleaned;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.naohai.catalogue.DicomRecord.Completion;
import org.naohai.catalogue.DicomRecord.Series;
import org.naohai.kernel.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of `catalogue.dicom_series`, with their counts.
final class SeriesRows {

    private static final String COLUMNS = """
            series_uid, study_uid, modality, number, description, protocol, body_part, manufacturer,
            series_date, series_time
            """;

    private final JdbcClient worker;

    SeriesRows(JdbcClient worker) {
        this.worker = worker;
    }

    /// - **returns** whether it came to be now
    boolean ensure(Series series, String studyUid, int scope) {
        return worker.sql("""
                insert into catalogue.dicom_series (series_uid, study_uid, scope_id, modality, number, description,
                    protocol, body_part, manufacturer, series_date, series_time)
                values (:uid, :study, :scope, :modality, :number, :description,
                    :protocol, :body_part, :manufacturer, :date, :time)
                on conflict (series_uid) do nothing
                """)
                        .param("uid", series.uid())
                        .param("study", studyUid)
                        .param("scope", scope)
                        .param("modality", cleaned(series.modality()))
                        .param("number", series.number(), Types.INTEGER)
                        .param("description", cleaned(series.description()))
                        .param("protocol", cleaned(series.protocol()))
                        .param("body_part", cleaned(series.bodyPart()))
                        .param("manufacturer", cleaned(series.manufacturer()))
                        .param("date", cleaned(series.date()))
                        .param("time", cleaned(series.time()))
                        .update()
                == 1;
    }

    void count(String uid, int instances, long bytes) {
        worker.sql("""
                update catalogue.dicom_series
                set instances = instances + :instances, bytes = bytes + :bytes, modified_at = now()
                where series_uid = :uid
                """)
                .param("uid", uid)
                .param("instances", instances)
                .param("bytes", bytes)
                .update();
    }

    int complete(String uid, Verdict verdict, boolean head, String metadataSha256, String reportSha256) {
        return worker.sql("""
                update catalogue.dicom_series
                set state = 'complete', verdict = :verdict, head = :head, metadata_sha256 = :metadata,
                    report_sha256 = :report, modified_at = now()
                where series_uid = :uid
                """)
                .param("uid", uid)
                .param("verdict", verdict.key())
                .param("head", head)
                .param("metadata", metadataSha256)
                .param("report", reportSha256)
                .update();
    }

    Optional<Completion> completion(String uid) {
        return worker.sql("""
                select verdict, head, metadata_sha256, report_sha256
                from catalogue.dicom_series
                where series_uid = :uid and state = 'complete'
                """)
                .param("uid", uid)
                .query((row, number) -> new Completion(
                        Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                        row.getBoolean("head"),
                        row.getString("metadata_sha256"),
                        row.getString("report_sha256")))
                .optional();
    }

    Optional<Series> find(String uid) {
        return worker.sql("select " + COLUMNS + " from catalogue.dicom_series where series_uid = :uid")
                .param("uid", uid)
                .query((row, number) -> series(row))
                .optional();
    }

    List<Series> of(String studyUid) {
        return worker.sql("select " + COLUMNS + """
                from catalogue.dicom_series
                where study_uid = :study
                order by number nulls last, series_uid
                """)
                .param("study", studyUid)
                .query((row, number) -> series(row))
                .list();
    }

    /// With its instances.
    void delete(String uid) {
        worker.sql("delete from catalogue.dicom_series where series_uid = :uid")
                .param("uid", uid)
                .update();
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(
                row.getString("series_uid"),
                row.getString("study_uid"),
                row.getString("modality"),
                row.getObject("number", Integer.class),
                row.getString("description"),
                row.getString("protocol"),
                row.getString("body_part"),
                row.getString("manufacturer"),
                row.getString("series_date"),
                row.getString("series_time"));
    }
}
