package org.naohai.catalogue.recordings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The events of clinical records on the axis of age.
@Component
class ClinicalEvents {

    private static final int MOST = 5_000;

    private final JdbcClient jdbc;

    ClinicalEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// - **type** the FHIR resource type · **startAgeYears** null where the event has no usable date
    record EventRow(
            String type,
            @Nullable String system,
            @Nullable String code,
            String display,
            @Nullable Double startAgeYears,
            @Nullable Double endAgeYears,
            @Nullable Double value,
            @Nullable String unit,
            Map<String, Object> facts) {

        static EventRow of(ResultSet row) throws SQLException {
            return new EventRow(
                    row.getString("type"),
                    row.getString("system"),
                    row.getString("code"),
                    row.getString("display"),
                    Rows.number(row, "start_age"),
                    Rows.number(row, "end_age"),
                    Rows.number(row, "value"),
                    row.getString("unit"),
                    Json.readMap(row.getString("facts")));
        }
    }

    List<EventRow> list(UUID recordingId) {
        return jdbc.sql("""
                select type, system, code, display, start_age, end_age, value, unit, facts
                from catalogue.clinical_event
                where recording_id = :id and scope_id = any(:mine)
                order by start_age nulls last, position
                limit :most
                """)
                .param("id", recordingId)
                .param("mine", Scoped.read())
                .param("most", MOST)
                .query((row, number) -> EventRow.of(row))
                .list();
    }
}
