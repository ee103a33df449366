package org.naohai.catalogue.datasets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.recordings.TableRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of a dataset in the order of their paths.
@Component
class DatasetTables {

    private static final String ORDER = "tables";

    private final JdbcClient jdbc;

    DatasetTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<TableRow> list(UUID datasetId, @Nullable String cursor, int limit) {
        var at = Cursor.parse(cursor, Cursor.first(ORDER));
        var rows = jdbc.sql("""
                select r.*, d.title as dataset_title
                from catalogue.recording r
                join catalogue.dataset d on d.id = r.dataset_id
                where r.dataset_id = :dataset and r.role = 'table' and r.scope_id = any(:mine)
                    and (r.public_path, r.id) > (:after, :after_id)
                order by r.public_path, r.id
                limit :rows
                """)
                .param("dataset", datasetId)
                .param("mine", Scoped.read())
                .param("after", at.key())
                .param("after_id", at.id())
                .param("rows", limit + 1)
                .query((row, number) -> TableRow.of(row))
                .list();
        return Page.of(rows, limit, row -> new Cursor(ORDER, row.path(), row.id()));
    }
}
