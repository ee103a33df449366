package org.naohai.acquisition.dicom.convert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.store.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.dicom_conversion` and `acquisition.dicom_output`. Joins the caller's
/// transaction, as the worker.
@Component
class ConversionRows {

    private static final String OUTPUT = """
            series_uid, position, facts::text as facts, outcome, rule, missing, stem, files::text as files,
            problems::text as problems
            """;

    private final JdbcClient worker;
    private final RetractionRows retractions;

    ConversionRows(@Qualifier("workerJdbc") JdbcClient worker, RetractionRows retractions) {
        this.worker = worker;
        this.retractions = retractions;
    }

    /// - **by** in whose name
    record Conversion(
            String studyUid,
            UUID arrivalId,
            UUID projectId,
            int scopeId,
            String datasetName,
            String subjectLabel,
            @Nullable String session,
            String software,
            @Nullable UUID intakeId,
            UUID convertedBy) {}

    Optional<Conversion> find(String studyUid) {
        return worker.sql("""
                        select study_uid, arrival_id, project_id, scope_id, dataset_name, subject_label, session,
                            software, intake_id, converted_by
                        from acquisition.dicom_conversion
                        where study_uid = :study
                        """).param("study", studyUid).query(Conversion.class).optional();
    }

    /// The outputs of a study, as they will be in the dataset. What others were before goes to the
    /// retractions: of this study under other names or in another dataset, and of these series while they
    /// belonged to another study.
    void replace(Conversion now, List<Output> outputs) {
        var series = new HashSet<String>();
        outputs.forEach(one -> series.add(one.seriesUid()));
        retireExcept(now, series, outputs);
        worker.sql("""
                        insert into acquisition.dicom_conversion (study_uid, arrival_id, project_id, scope_id,
                            dataset_name, subject_label, session, software, intake_id, converted_by)
                        values (:study, :arrival, :project, :scope, :dataset, :subject, :session, :software, null, :by)
                        on conflict (study_uid) do update
                        set arrival_id = excluded.arrival_id, project_id = excluded.project_id,
                            scope_id = excluded.scope_id, dataset_name = excluded.dataset_name,
                            subject_label = excluded.subject_label, session = excluded.session,
                            software = excluded.software, converted_by = excluded.converted_by, converted_at = now()
                        """)
                .param("study", now.studyUid())
                .param("arrival", now.arrivalId())
                .param("project", now.projectId())
                .param("scope", now.scopeId())
                .param("dataset", now.datasetName())
                .param("subject", now.subjectLabel())
                .param("session", now.session(), Types.VARCHAR)
                .param("software", now.software())
                .param("by", now.convertedBy())
                .update();
        outputs.forEach(one -> insert(now.studyUid(), one));
    }

    private void retireExcept(Conversion now, Set<String> series, List<Output> outputs) {
        var kept = new HashMap<String, String>();
        outputs.forEach(one -> kept.putAll(one.files()));
        for (var old : retired(now.studyUid(), series)) {
            var gone = new HashMap<>(old.files());
            if (old.projectId().equals(now.projectId()) && old.datasetName().equals(now.datasetName())) {
                gone.keySet().removeAll(kept.keySet());
            }
            retractions.add(old.with(gone), new Decided(now.convertedBy(), "converted again"));
        }
    }

    private List<RetractionRows.Leaving> retired(String studyUid, Collection<String> series) {
        return worker.sql("""
                        with gone as (
                            delete from acquisition.dicom_output
                            where study_uid = :study or series_uid = any(:series)
                            returning study_uid, files)
                        select conversion.project_id, conversion.dataset_name, conversion.intake_id,
                            gone.files::text as files
                        from gone
                        join acquisition.dicom_conversion conversion using (study_uid)
                        where gone.files <> '{}'
                        """)
                .param("study", studyUid)
                .param("series", series.toArray(String[]::new))
                .query(RetractionRows::leaving)
                .list();
    }

    /// Forgets what was made of these series; its files are to leave their datasets.
    void withdraw(Collection<String> series, Decided decided) {
        var studies = worker.sql("""
                        select distinct study_uid
                        from acquisition.dicom_output
                        where series_uid = any(:series)
                        """)
                .param("series", series.toArray(String[]::new))
                .query(String.class)
                .list();
        retired("", series).forEach(old -> retractions.add(old, decided));
        worker.sql("""
                        delete from acquisition.dicom_conversion conversion
                        where study_uid = any(:studies) and not exists (
                            select from acquisition.dicom_output output where output.study_uid = conversion.study_uid)
                        """).param("studies", studies.toArray(String[]::new)).update();
    }

    private void insert(String studyUid, Output one) {
        worker.sql("""
                        insert into acquisition.dicom_output (series_uid, position, study_uid, facts, outcome, rule,
                            missing, stem, files, problems)
                        values (:series, :position, :study, :facts::jsonb, :outcome, :rule, :missing, :stem,
                            :files::jsonb, :problems::jsonb)
                        """)
                .param("series", one.seriesUid())
                .param("position", one.position())
                .param("study", studyUid)
                .param("facts", one.facts() == null ? null : ConvertJson.of(one.facts()), Types.VARCHAR)
                .param("outcome", one.outcome().key())
                .param("rule", one.rule(), Types.VARCHAR)
                .param("missing", one.missing(), Types.VARCHAR)
                .param("stem", one.stem(), Types.VARCHAR)
                .param("files", ConvertJson.of(one.files()))
                .param("problems", Json.of(one.problems()))
                .update();
    }

    void imported(String studyUid, UUID intakeId) {
        worker.sql("""
                        update acquisition.dicom_conversion
                        set intake_id = :intake, converted_at = now()
                        where study_uid = :study
                        """).param("intake", intakeId).param("study", studyUid).update();
    }

    /// In order of series and position.
    List<Output> outputs(String studyUid) {
        return worker
                .sql("select " + OUTPUT + """
                        from acquisition.dicom_output
                        where study_uid = :study
                        order by (facts ->> 'seriesNumber')::int nulls last, series_uid, position
                        """)
                .param("study", studyUid)
                .query(ConversionRows::output)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Names that images of other studies of the same subject have.
    Set<String> stemsOfOthers(Conversion mine) {
        return Set.copyOf(worker.sql("""
                        select output.stem
                        from acquisition.dicom_conversion conversion
                        join acquisition.dicom_output output using (study_uid)
                        where conversion.project_id = :project and conversion.dataset_name = :dataset
                          and conversion.subject_label = :subject and study_uid <> :study
                          and output.stem is not null
                        """)
                .param("project", mine.projectId())
                .param("dataset", mine.datasetName())
                .param("subject", mine.subjectLabel())
                .param("study", mine.studyUid())
                .query(String.class)
                .list());
    }

    record SourceSeries(String studyUid, String seriesUid, String datasetName, int scopeId, String software) {}

    /// Series that became an image of this name, in datasets of the project.
    List<SourceSeries> sources(UUID projectId, String stem) {
        return worker.sql("""
                        select study_uid, output.series_uid, conversion.dataset_name, conversion.scope_id,
                            conversion.software
                        from acquisition.dicom_output output
                        join acquisition.dicom_conversion conversion using (study_uid)
                        where output.stem = :stem and conversion.project_id = :project
                        """).param("stem", stem).param("project", projectId).query(SourceSeries.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Studies of an arrival that has become another one since.
    List<String> formerStudies(UUID arrivalId, String studyUid) {
        return worker.sql("""
                        select study_uid
                        from acquisition.dicom_conversion
                        where arrival_id = :arrival and study_uid <> :study
                        """)
                .param("arrival", arrivalId)
                .param("study", studyUid)
                .query((row, number) -> row.getString("study_uid"))
                .list();
    }

    record Lost(String seriesUid, UUID convertedBy) {}

    /// Series that no arrival speaks of.
    List<Lost> withoutArrival() {
        return worker.sql("""
                        select distinct output.series_uid, conversion.converted_by
                        from acquisition.dicom_output output
                        join acquisition.dicom_conversion conversion using (study_uid)
                        where not exists (
                            select from acquisition.dicom_arrival_series series
                            where series.series_uid = output.series_uid)
                        """).query(Lost.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    static Output output(ResultSet row, int number) throws SQLException {
        return new Output(
                row.getString("series_uid"),
                row.getInt("position"),
                ConvertJson.facts(row.getString("facts")),
                Output.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getString("rule"),
                row.getString("missing"),
                row.getString("stem"),
                texts(row),
                Json.problems(row.getString("problems")));
    }

    private static Map<String, String> texts(ResultSet row) throws SQLException {
        return ConvertJson.texts(row.getString("files"));
    }
}
