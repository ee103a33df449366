package org.naohai.catalogue.datasets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Counts;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Rows;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Text;

/// A dataset in a list.
///
/// - **ageRange** youngest and oldest in years · **bytes** of all files
public record DatasetRow(
        UUID id,
        String name,
        String title,
        ProjectName project,
        InstitutionName institution,
        List<String> domains,
        int subjects,
        int sessions,
        int recordings,
        int tables,
        int files,
        long bytes,
        Counts quality,
        String access,
        @Nullable String licence,
        @Nullable String species,
        @Nullable List<Double> ageRange,
        boolean synthetic,
        boolean composite,
        int version,
        Instant modifiedAt) {

    static final String ORDER = "datasets";

    public record ProjectName(UUID id, String key, Text title) {}

    public record InstitutionName(UUID id, String key, Text name) {}

    public static DatasetRow of(ResultSet row) throws SQLException {
        return new DatasetRow(
                Rows.id(row, "id"),
                row.getString("name"),
                row.getString("title"),
                new ProjectName(
                        Rows.id(row, "project_id"),
                        row.getString("project_key"),
                        Rows.text(row, "project_zh", "project_en")),
                new InstitutionName(
                        Rows.id(row, "institution_id"),
                        row.getString("institution_key"),
                        Rows.text(row, "institution_zh", "institution_en")),
                inOrder(Rows.texts(row, "domains")),
                row.getInt("subjects"),
                row.getInt("sessions"),
                row.getInt("recordings"),
                row.getInt("tables"),
                row.getInt("files"),
                row.getLong("bytes"),
                Counts.of(row),
                row.getString("access"),
                row.getString("licence"),
                row.getString("species"),
                Rows.ages(row),
                row.getBoolean("synthetic"),
                row.getBoolean("composite"),
                row.getInt("version"),
                Rows.time(row, "modified_at"));
    }

    Cursor cursor() {
        return Cursor.at(ORDER, modifiedAt, id);
    }

    private static List<String> inOrder(List<String> domains) {
        return Arrays.stream(Domain.values())
                .map(Domain::key)
                .filter(domains::contains)
                .toList();
    }
}
