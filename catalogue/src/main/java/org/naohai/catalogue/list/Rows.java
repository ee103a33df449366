package org.naohai.catalogue.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;

/// Reads columns as the types of the domain.
public final class Rows {

    private Rows() {}

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public static Text text(ResultSet row, String zh, String en) throws SQLException {
        return new Text(row.getString(zh), row.getString(en));
    }

    /// Youngest and oldest age in years, or null where no age is known.
    public static @Nullable List<Double> ages(ResultSet row) throws SQLException {
        var from = number(row, "age_min");
        var to = number(row, "age_max");
        return from == null || to == null ? null : List.of(from, to);
    }
}
