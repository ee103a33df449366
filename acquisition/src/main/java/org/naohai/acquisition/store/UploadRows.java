package org.naohai.acquisition.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.upload`. Runs as the worker after the caller has decided.
@Component
public class UploadRows {

    private final JdbcClient worker;

    UploadRows(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// - **spool** the name of the file in the intake's folder · **path** sealed
    /// - **received** bytes that are on disk for certain
    public record Upload(
            UUID id,
            UUID intakeId,
            int scopeId,
            String spool,
            byte[] path,
            long size,
            long received,
            boolean finished,
            Instant expiresAt) {}

    public void insert(Upload upload) {
        worker.sql("""
                        insert into acquisition.upload
                               (upload_id, intake_id, scope_id, spool, path_cipher, size, expires_at)
                        values (:id, :intake, :scope, :spool, :path, :size, :expires)
                        """)
                .param("id", upload.id())
                .param("intake", upload.intakeId())
                .param("scope", upload.scopeId())
                .param("spool", upload.spool())
                .param("path", upload.path())
                .param("size", upload.size())
                .param("expires", OffsetDateTime.ofInstant(upload.expiresAt(), ZoneOffset.UTC))
                .update();
    }

    public Optional<Upload> find(UUID id) {
        return worker.sql("""
                        select upload_id, intake_id, scope_id, spool, path_cipher, size, received, finished, expires_at
                        from acquisition.upload
                        where upload_id = :id and expires_at > now()
                        """).param("id", id).query(UploadRows::upload).optional();
    }

    public List<Upload> expired() {
        return worker.sql("""
                        select upload_id, intake_id, scope_id, spool, path_cipher, size, received, finished, expires_at
                        from acquisition.upload
                        where expires_at < now()
                        """).query(UploadRows::upload).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    public void received(UUID id, long received) {
        worker.sql("""
                        update acquisition.upload
                        set received = :received, finished = (:received = size)
                        where upload_id = :id
                        """).param("id", id).param("received", received).update();
    }

    public void delete(UUID id) {
        worker.sql("delete from acquisition.upload where upload_id = :id")
                .param("id", id)
                .update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getObject("upload_id", UUID.class),
                row.getObject("intake_id", UUID.class),
                row.getInt("scope_id"),
                row.getString("spool"),
                row.getBytes("path_cipher"),
                row.getLong("size"),
                row.getLong("received"),
                row.getBoolean("finished"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
