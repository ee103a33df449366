package org.naohai.catalogue.subjects;

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

/// Subjects that the acting person may read: newest first, or in the order of labels inside a dataset.
@Component
class Subjects {

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// - **q** the beginning of a label
    Page<SubjectRow> newest(@Nullable String q, @Nullable String cursor, int limit) {
        var at = Cursor.parse(cursor, Cursor.newest(SubjectRow.ORDER));
        var wanted = "(:q::text is null or label like :q)";
        var ids = Newest.query(
                        jdbc, "catalogue.subject", wanted, Acting.who().reach().read(), at, limit + 1)
                .param("q", beginning(q), java.sql.Types.VARCHAR)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        return Page.of(rows(ids), limit, SubjectRow::newest);
    }

    Page<SubjectRow> ofDataset(UUID dataset, @Nullable String q, @Nullable String cursor, int limit) {
        var at = Cursor.parse(cursor, Cursor.first(SubjectRow.ORDER));
        var rows = jdbc.sql("""
                select s.*, d.title as dataset_title
                from catalogue.subject s
                join catalogue.dataset d on d.id = s.dataset_id
                where s.dataset_id = :dataset and s.scope_id = any(:mine)
                    and (:q::text is null or s.label like :q) and (s.label, s.id) > (:after, :after_id)
                order by s.label, s.id
                limit :rows
                """)
                .param("dataset", dataset)
                .param("mine", Scoped.read())
                .param("q", beginning(q), java.sql.Types.VARCHAR)
                .param("after", at.key())
                .param("after_id", at.id())
                .param("rows", limit + 1)
                .query((row, number) -> SubjectRow.of(row))
                .list();
        return Page.of(rows, limit, SubjectRow::byLabel);
    }

    private List<SubjectRow> rows(List<UUID> ids) {
        return jdbc.sql("""
                select s.*, d.title as dataset_title
                from catalogue.subject s
                join catalogue.dataset d on d.id = s.dataset_id
                where s.id = any(:ids)
                order by s.modified_at desc, s.id desc
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> SubjectRow.of(row))
                .list();
    }

    private static @Nullable String beginning(@Nullable String q) {
        return q == null || q.isBlank() ? null : q.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
