package org.naohai.catalogue.datasets;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.governance.Acting;
import org.naohai.lake.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files of a dataset in the order of their public paths. Owners see paths as they came, others without identities.
@Component
class DatasetFiles {

    private static final String ORDER = "files";

    private final JdbcClient jdbc;

    DatasetFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// - **recordingId**, **tableId** the page that shows it, where there is one
    record FileRow(
            String path,
            long size,
            String sha256,
            String kind,
            String verdict,
            boolean identifying,
            @Nullable UUID recordingId,
            @Nullable UUID tableId) {}

    Page<FileRow> list(UUID datasetId, String prefix, @Nullable String cursor, int limit) {
        var at = Cursor.parse(cursor, Cursor.first(ORDER));
        var rows = jdbc.sql("""
                select f.public_path, case when f.scope_id = any(:own) then f.path else f.public_path end as path,
                    f.size, f.sha256, r.kind, r.verdict, r.role, f.identifying, f.recording_id
                from catalogue.recording_file f
                join catalogue.recording r on r.id = f.recording_id
                where f.dataset_id = :dataset and f.scope_id = any(:mine)
                    and (f.public_path like :prefix or (f.scope_id = any(:own) and f.path like :prefix))
                    and (f.public_path collate "C", f.recording_id) > (:after, :after_id)
                order by f.public_path collate "C", f.recording_id
                limit :rows
                """)
                .param("dataset", datasetId)
                .param("mine", Scoped.read())
                .param("own", own())
                .param("prefix", prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("after", at.key())
                .param("after_id", at.id())
                .param("rows", limit + 1)
                .query((row, number) ->
                        new Located(row(row), row.getString("public_path"), Rows.id(row, "recording_id")))
                .list();
        return Page.of(rows, limit, located -> new Cursor(ORDER, located.publicPath(), located.id()))
                .map(Located::row);
    }

    /// The object behind a path; an identifying one for owners only.
    Optional<StoredFile> find(UUID datasetId, String path) {
        return jdbc.sql("""
                select path, sha256, size, identifying
                from catalogue.recording_file
                where dataset_id = :dataset and scope_id = any(:mine)
                    and case when scope_id = any(:own) then path else public_path end = :path
                    and (not identifying or scope_id = any(:own))
                limit 1
                """)
                .param("dataset", datasetId)
                .param("mine", Scoped.read())
                .param("own", own())
                .param("path", path)
                .query((row, number) -> new StoredFile(
                        row.getString("path"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getBoolean("identifying")))
                .optional();
    }

    private static FileRow row(java.sql.ResultSet row) throws java.sql.SQLException {
        var id = Rows.id(row, "recording_id");
        var role = row.getString("role");
        return new FileRow(
                row.getString("path"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("kind"),
                row.getString("verdict"),
                row.getBoolean("identifying"),
                role.equals("recording") ? id : null,
                role.equals("table") ? id : null);
    }

    private static Integer[] own() {
        return Acting.who().reach().own().toArray(Integer[]::new);
    }

    /// A row with its sort key.
    private record Located(FileRow row, String publicPath, UUID id) {}
}
