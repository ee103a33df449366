package org.naohai.acquisition.dicom.convert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.kernel.Ids;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.dicom_retraction`: what still has to leave a dataset. Joins the caller's
/// transaction.
@Component
class RetractionRows {

    private final JdbcClient worker;

    RetractionRows(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Files that leave a dataset.
    ///
    /// - **intakeId** the import that brought them; null: none has yet
    record Leaving(
            UUID projectId, String datasetName, @Nullable UUID intakeId, Map<String, String> files) {

        Leaving with(Map<String, String> others) {
            return new Leaving(projectId, datasetName, intakeId, others);
        }
    }

    record Waiting(UUID id, Leaving what, Decided decided) {}

    void add(Leaving what, Decided decided) {
        if (what.files().isEmpty()) {
            return;
        }
        worker.sql("""
                        insert into acquisition.dicom_retraction
                            (retraction_id, project_id, dataset_name, intake_id, files, reason, decided_by)
                        values (:id, :project, :dataset, :intake, :files::jsonb, :reason, :by)
                        """)
                .param("id", Ids.next())
                .param("project", what.projectId())
                .param("dataset", what.datasetName())
                .param("intake", what.intakeId(), Types.OTHER)
                .param("files", ConvertJson.of(what.files()))
                .param("reason", decided.reason())
                .param("by", decided.by())
                .update();
    }

    /// Those of a dataset, whether their time has come or not.
    List<Waiting> of(UUID projectId, String dataset) {
        return worker
                .sql("""
                        select retraction_id, project_id, dataset_name, intake_id, files::text as files, reason,
                            decided_by
                        from acquisition.dicom_retraction
                        where project_id = :project and dataset_name = :dataset
                        order by retraction_id
                        """)
                .param("project", projectId)
                .param("dataset", dataset)
                .query(RetractionRows::waiting)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// The first whose time has come; until it is done, or a while from now, nobody else gets it.
    Optional<Waiting> claim(Duration aWhile) {
        return worker.sql("""
                        update acquisition.dicom_retraction
                        set not_before = now() + make_interval(secs => :seconds)
                        where retraction_id = (
                            select retraction_id
                            from acquisition.dicom_retraction
                            where not_before <= now()
                            order by not_before, retraction_id
                            limit 1
                            for update skip locked)
                        returning retraction_id, project_id, dataset_name, intake_id, files::text as files, reason,
                            decided_by
                        """)
                .param("seconds", aWhile.toSeconds())
                .query(RetractionRows::waiting)
                .optional();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("retraction_id", UUID.class),
                leaving(row, number),
                new Decided(row.getObject("decided_by", UUID.class), row.getString("reason")));
    }

    void done(UUID id) {
        worker.sql("""
                        delete from acquisition.dicom_retraction
                        where retraction_id = :id
                        """).param("id", id).update();
    }

    static Leaving leaving(ResultSet row, int number) throws SQLException {
        return new Leaving(
                row.getObject("project_id", UUID.class),
                row.getString("dataset_name"),
                row.getObject("intake_id", UUID.class),
                ConvertJson.texts(row.getString("files")));
    }
}
