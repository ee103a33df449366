package org.naohai.catalogue.recordings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.naohai.catalogue.list.Rows;

/// A dataset as other rows name it.
public record DatasetName(UUID id, String title) {

    /// From `dataset_id` and `dataset_title`.
    public static DatasetName of(ResultSet row) throws SQLException {
        return new DatasetName(Rows.id(row, "dataset_id"), row.getString("dataset_title"));
    }
}
