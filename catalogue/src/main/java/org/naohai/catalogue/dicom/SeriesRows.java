package org.naohai.catalogue.dicom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.DicomRecord.Completion;
import org.naohai.catalogue.DicomRecord.Series;
import org.naohai.catalogue.copy.Json;
import org.naohai.kernel.Problem;
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
                        .param("modality", Clipped.of(series.modality()))
                        .param("number", series.number(), Types.INTEGER)
                        .param("description", Clipped.of(series.description()))
                        .param("protocol", Clipped.of(series.protocol()))
                        .param("body_part", Clipped.of(series.bodyPart()))
                        .param("manufacturer", Clipped.of(series.manufacturer()))
                        .param("date", Clipped.of(series.date()))
                        .param("time", Clipped.of(series.time()))
                        .update()
                == 1;
    }

    /// What came since is not checked, and not in its document.
    void count(String uid, int instances, long bytes) {
        worker.sql("""
                update catalogue.dicom_series
                set instances = instances + :instances, bytes = bytes + :bytes, state = 'arriving',
                    metadata_sha256 = null, modified_at = now()
                where series_uid = :uid
                """)
                .param("uid", uid)
                .param("instances", instances)
                .param("bytes", bytes)
                .update();
    }

    void complete(String uid, Verdict verdict, boolean head, String metadataSha256, String reportSha256) {
        worker.sql("""
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

    void note(String uid, List<Problem> problems) {
        worker.sql("update catalogue.dicom_series set problems = :problems::jsonb where series_uid = :uid")
                .param("uid", uid)
                .param(
                        "problems",
                        Json.write(problems.stream().map(SeriesRows::json).toList()))
                .update();
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", problem.code());
        json.put("severity", problem.severity().key());
        json.put("file", problem.file());
        json.put("field", problem.field());
        json.put("found", problem.found());
        json.put("expected", problem.expected());
        return json;
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

    /// After instances have left: what is left is not checked, and not in its document.
    ///
    /// - **returns** how many are left
    int countAnew(String uid) {
        return worker.sql("""
                update catalogue.dicom_series series
                set instances = left_over.instances, bytes = left_over.bytes, state = 'arriving',
                    metadata_sha256 = null, modified_at = now()
                from (
                    select count(*) as instances, coalesce(sum(size), 0) as bytes
                    from catalogue.dicom_instance
                    where series_uid = :uid) left_over
                where series_uid = :uid
                returning series.instances
                """).param("uid", uid).query(Integer.class).single();
    }

    Optional<String> report(String uid) {
        return worker.sql("""
                select report_sha256
                from catalogue.dicom_series
                where series_uid = :uid and report_sha256 is not null
                """).param("uid", uid).query(String.class).optional();
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
