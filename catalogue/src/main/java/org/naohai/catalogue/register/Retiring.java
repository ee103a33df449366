package org.naohai.catalogue.register;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Recordings that leave the record: replaced by others of their id, or taken out.
@Component
class Retiring {

    private final JdbcClient worker;

    Retiring(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Recordings whose main file is one of these.
    List<UUID> of(UUID datasetId, Collection<String> paths) {
        return worker
                .sql("""
                select id
                from catalogue.recording
                where dataset_id = :dataset and path = any(:paths)
                """)
                .param("dataset", datasetId)
                .param("paths", paths.toArray(String[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Keeps what recordings were; their rows go, and with them everything that hangs on them.
    void setAside(UUID datasetId, List<UUID> recordings) {
        if (recordings.isEmpty()) {
            return;
        }
        var ids = recordings.toArray(UUID[]::new);
        worker.sql("""
                insert into catalogue.recording_version
                    (recording_id, dataset_id, number, content_sha256, verdict, files, intake_id, scope_id)
                select id, :dataset, version, content_sha256, verdict,
                    (select jsonb_agg(jsonb_build_object('path', f.public_path, 'sha256', f.sha256, 'size', f.size)
                        order by f.position) from catalogue.recording_file f where f.recording_id = recording.id),
                    intake_id, scope_id
                from catalogue.recording
                where id = any(:ids)
                """).param("dataset", datasetId).param("ids", ids).update();
        worker.sql("""
                delete from catalogue.recording
                where id = any(:ids)
                """).param("ids", ids).update();
    }
}
