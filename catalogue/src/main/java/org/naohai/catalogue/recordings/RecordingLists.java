package org.naohai.catalogue.recordings;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Newest;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.list.Scoped;
import org.naohai.governance.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of recordings: newest first, or in the order of paths inside a dataset or subject.
@Component
class RecordingLists {

    private final JdbcClient jdbc;

    RecordingLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<RecordingRow> newest(@Nullable String domain, @Nullable String cursor, int limit) {
        var at = Cursor.parse(cursor, Cursor.newest(RecordingRow.ORDER));
        var wanted = "role = 'recording' and (:domain::text is null or domain = :domain)";
        var ids = Newest.query(
                        jdbc,
                        "catalogue.recording",
                        wanted,
                        Acting.who().reach().read(),
                        at,
                        limit + 1)
                .param("domain", domain, java.sql.Types.VARCHAR)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        return Page.of(rows(ids), limit, RecordingRow::newest);
    }

    private List<RecordingRow> rows(List<UUID> ids) {
        return jdbc.sql("select " + RecordingRow.COLUMNS + "\nfrom catalogue.recording r\n" + RecordingRow.JOINS + """

                where r.id = any(:ids)
                order by r.modified_at desc, r.id desc
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> RecordingRow.of(row))
                .list();
    }

    /// In the order of paths; the kind of list tells its cursor from the newest ones'.
    Page<RecordingRow> of(
            @Nullable UUID dataset,
            @Nullable UUID subject,
            @Nullable String domain,
            @Nullable String cursor,
            int limit) {
        var at = Cursor.parse(cursor, Cursor.first(RecordingRow.ORDER));
        var rows = jdbc.sql(
                        "select " + RecordingRow.COLUMNS + "\nfrom catalogue.recording r\n" + RecordingRow.JOINS + """

                where r.scope_id = any(:mine) and r.role = 'recording'
                    and (:dataset::uuid is null or r.dataset_id = :dataset)
                    and (:subject::uuid is null or r.subject_id = :subject)
                    and (:domain::text is null or r.domain = :domain)
                    and (r.public_path, r.id) > (:after, :after_id)
                order by r.public_path, r.id
                limit :rows
                """)
                .param("mine", Scoped.read())
                .param("dataset", dataset, java.sql.Types.OTHER)
                .param("subject", subject, java.sql.Types.OTHER)
                .param("domain", domain, java.sql.Types.VARCHAR)
                .param("after", at.key())
                .param("after_id", at.id())
                .param("rows", limit + 1)
                .query((row, number) -> RecordingRow.of(row))
                .list();
        return Page.of(rows, limit, RecordingRow::byPath);
    }
}
