package org.naohai.catalogue.list;

import java.sql.ResultSet;
import java.sql.SQLException;

/// How many recordings and tables have which verdict.
public record Counts(long passed, long warned, long rejected, long unknown) {

    /// From the columns of the same names.
    public static Counts of(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("passed"), row.getLong("warned"), row.getLong("rejected"), row.getLong("unknown"));
    }
}
