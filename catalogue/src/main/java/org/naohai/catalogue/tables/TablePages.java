package org.naohai.catalogue.tables;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.recordings.TableRow;
import org.naohai.kernel.Refused;
import org.naohai.quality.TableProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One table with the distributions of its variables; an identifying column has a name and nothing else.
@Component
class TablePages {

    private final JdbcClient jdbc;

    TablePages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record TablePage(
            @JsonUnwrapped TableRow row,
            UUID projectId,
            @Nullable String subjectColumn,
            @Nullable String encoding,
            @Nullable String delimiter,
            boolean identifying,
            List<ProblemRow> problems) {}

    record Profile(
            String instrument,
            long rows,
            @Nullable String subjectColumn,
            @Nullable String encoding,
            @Nullable String delimiter,
            List<TableProfile.Variable> variables) {}

    TablePage get(UUID id) {
        return jdbc.sql(SELECT)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new TablePage(
                        TableRow.of(row),
                        Rows.id(row, "project_id"),
                        row.getString("subject_column"),
                        row.getString("encoding"),
                        row.getString("delimiter"),
                        row.getBoolean("identifying"),
                        problems(id)))
                .optional()
                .orElseThrow(() -> Refused.notFound("table"));
    }

    Profile profile(UUID id) {
        return jdbc.sql(SELECT)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new Profile(
                        row.getString("title"),
                        row.getLong("table_rows"),
                        row.getString("subject_column"),
                        row.getString("encoding"),
                        row.getString("delimiter"),
                        variables(id)))
                .optional()
                .orElseThrow(() -> Refused.notFound("table"));
    }

    UUID projectId(UUID id) {
        return jdbc.sql(SELECT)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> row.getObject("project_id", UUID.class))
                .single();
    }

    private static final String SELECT = """
            select r.*, d.title as dataset_title, d.project_id
            from catalogue.recording r
            join catalogue.dataset d on d.id = r.dataset_id
            where r.id = :id and r.role = 'table' and r.scope_id = any(:mine)
            """;

    private List<ProblemRow> problems(UUID id) {
        return jdbc.sql("""
                select code, severity, file, field, found, expected
                from catalogue.problem
                where recording_id = :id and scope_id = any(:mine)
                order by array_position(array['error', 'warning', 'info'], severity), position
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> ProblemRow.of(row))
                .list();
    }

    private List<TableProfile.Variable> variables(UUID id) {
        return jdbc.sql("""
                select *
                from catalogue.variable
                where recording_id = :id and scope_id = any(:mine)
                order by position
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> variable(row))
                .list();
    }

    private static TableProfile.Variable variable(ResultSet row) throws SQLException {
        return new TableProfile.Variable(
                row.getString("name"),
                row.getString("type"),
                row.getString("label"),
                row.getString("description"),
                row.getString("unit"),
                Json.readTexts(row.getString("levels")),
                row.getBoolean("identifying"),
                row.getLong("present"),
                row.getLong("missing"),
                row.getLong("distinct_values"),
                Rows.number(row, "minimum"),
                Rows.number(row, "maximum"),
                Rows.number(row, "mean"),
                Rows.number(row, "deviation"),
                Rows.number(row, "median"),
                List.of((Long[]) row.getArray("histogram").getArray()),
                counts(row.getString("counts")));
    }

    private static Map<String, Long> counts(String json) {
        var counts = new LinkedHashMap<String, Long>();
        Json.readMap(json).forEach((key, value) -> counts.put(key, ((Number) value).longValue()));
        return counts;
    }
}
