package org.naohai.acquisition.dicom.convert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.convert.ConversionRows.Conversion;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The converted studies of a project. Runs as the worker, after the caller has decided.
@Component
class ConvertedStudies {

    private static final int NEWEST = 20;

    /// So many rows of images are in memory at a time.
    private static final int ROWS = 500;

    private final JdbcClient worker;
    private final TransactionTemplate transactions;

    ConvertedStudies(
            @Qualifier("workerJdbc") JdbcClient worker,
            @Qualifier("workerTransactions") TransactionTemplate transactions) {
        this.worker = worker;
        this.transactions = transactions;
    }

    /// A study that rules can be tried on.
    ///
    /// - **images** in it · **unnamed** of these
    record Recent(
            String studyUid,
            String dataset,
            String subject,
            @Nullable String session,
            Instant convertedAt,
            int images,
            int unnamed) {}

    List<Recent> newest(UUID projectId) {
        return worker
                .sql("""
                        select study_uid, dataset_name, subject_label, session, converted_at,
                            (select count(*) from acquisition.dicom_output output
                                where output.study_uid = conversion.study_uid and facts is not null) as images,
                            (select count(*) from acquisition.dicom_output output
                                where output.study_uid = conversion.study_uid and outcome = 'unnamed') as unnamed
                        from acquisition.dicom_conversion conversion
                        where project_id = :project
                        order by converted_at desc
                        limit :most
                        """)
                .param("project", projectId)
                .param("most", NEWEST)
                .query((row, number) -> new Recent(
                        row.getString("study_uid"),
                        row.getString("dataset_name"),
                        row.getString("subject_label"),
                        row.getString("session"),
                        row.getObject("converted_at", OffsetDateTime.class).toInstant(),
                        row.getInt("images"),
                        row.getInt("unnamed")))
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Hands on each converted study of the project with its outputs; one study is in memory at a time.
    void each(UUID projectId, BiConsumer<Conversion, List<Output>> study) {
        transactions.executeWithoutResult(status -> walk(projectId, study)); // without one all rows come at once
    }

    private void walk(UUID projectId, BiConsumer<Conversion, List<Output>> study) {
        var outputs = new ArrayList<Output>();
        var last = new ArrayList<Conversion>();
        worker.sql("""
                        select conversion.study_uid, conversion.arrival_id, conversion.project_id,
                            conversion.scope_id, conversion.dataset_name, conversion.subject_label,
                            conversion.session, conversion.software, conversion.intake_id, conversion.converted_by,
                            output.series_uid, output.position, output.facts::text as facts, output.outcome,
                            output.rule, output.missing, output.stem, output.files::text as files,
                            output.problems::text as problems
                        from acquisition.dicom_conversion conversion
                        join acquisition.dicom_output output using (study_uid)
                        where conversion.project_id = :project
                        order by conversion.study_uid, output.series_uid, output.position
                        """).withFetchSize(ROWS).param("project", projectId).query(row -> {
            var studyUid = row.getString("study_uid");
            if (!last.isEmpty() && !last.getFirst().studyUid().equals(studyUid)) {
                study.accept(last.removeFirst(), List.copyOf(outputs));
                outputs.clear();
            }
            if (last.isEmpty()) {
                last.add(new Conversion(
                        studyUid,
                        row.getObject("arrival_id", UUID.class),
                        row.getObject("project_id", UUID.class),
                        row.getInt("scope_id"),
                        row.getString("dataset_name"),
                        row.getString("subject_label"),
                        row.getString("session"),
                        row.getString("software"),
                        row.getObject("intake_id", UUID.class),
                        row.getObject("converted_by", UUID.class)));
            }
            outputs.add(ConversionRows.output(row, 0));
        });
        if (!last.isEmpty()) {
            study.accept(last.getFirst(), List.copyOf(outputs));
        }
    }
}
