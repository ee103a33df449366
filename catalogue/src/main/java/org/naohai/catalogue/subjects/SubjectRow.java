package org.naohai.catalogue.subjects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Counts;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.recordings.DatasetName;
import org.naohai.kernel.Domain;

/// A subject in a list.
///
/// - **domains** how many recordings and tables in each of the five · **ageRange** in years
public record SubjectRow(
        UUID id,
        String label,
        DatasetName dataset,
        @Nullable String sex,
        @Nullable String handedness,
        @Nullable String species,
        @Nullable List<Double> ageRange,
        Map<String, Integer> domains,
        int sessions,
        Counts quality,
        Instant modifiedAt) {

    static final String ORDER = "subjects";

    /// From `catalogue.subject` with `dataset_title`.
    static SubjectRow of(ResultSet row) throws SQLException {
        return new SubjectRow(
                Rows.id(row, "id"),
                row.getString("label"),
                DatasetName.of(row),
                row.getString("sex"),
                row.getString("handedness"),
                row.getString("species"),
                Rows.ages(row),
                domains(row),
                row.getInt("sessions"),
                Counts.of(row),
                Rows.time(row, "modified_at"));
    }

    Cursor newest() {
        return Cursor.at(ORDER, modifiedAt, id);
    }

    Cursor byLabel() {
        return new Cursor(ORDER, label, id);
    }

    private static Map<String, Integer> domains(ResultSet row) throws SQLException {
        var domains = new LinkedHashMap<String, Integer>();
        for (var domain : Domain.values()) {
            domains.put(domain.key(), row.getInt(domain.key()));
        }
        return domains;
    }
}
