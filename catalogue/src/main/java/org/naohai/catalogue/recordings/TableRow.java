package org.naohai.catalogue.recordings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Rows;

/// A table in a list.
///
/// - **instrument** what it was measured with (`wasi`) · **rows** without the header
public record TableRow(
        UUID id,
        DatasetName dataset,
        String instrument,
        @Nullable String session,
        @Nullable String domain,
        long rows,
        int variables,
        String verdict,
        String path) {

    /// From `catalogue.recording` with `dataset_title`.
    public static TableRow of(ResultSet row) throws SQLException {
        return new TableRow(
                Rows.id(row, "id"),
                DatasetName.of(row),
                row.getString("title"),
                row.getString("session"),
                row.getString("domain"),
                row.getLong("table_rows"),
                row.getInt("table_variables"),
                row.getString("verdict"),
                row.getString("public_path"));
    }
}
