package org.naohai.catalogue.recordings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The events of clinical records on the axis of age.
@Component
class ClinicalEvents {

    private static final Cursor START = Cursor.first("events");

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

    /// - **types** all events of the record by resource type, whatever the page shows
    record EventPage(List<EventRow> items, @Nullable String next, List<TypeCount> types) {}

    record TypeCount(String type, long n) {}

    /// Youngest first, undated ones last.
    EventPage page(UUID recordingId, @Nullable String type, @Nullable String cursor, int limit) {
        var after = Cursor.parse(cursor, START);
        var page = Page.of(rows(recordingId, type, after, limit + 1), limit, Placed::cursor)
                .map(Placed::event);
        return new EventPage(page.items(), page.next(), types(recordingId));
    }

    private List<Placed> rows(UUID recordingId, @Nullable String type, Cursor after, int most) {
        var place = Placed.place(after);
        return jdbc.sql("""
                select type, system, code, display, start_age, end_age, value, unit, facts, position
                from catalogue.clinical_event
                where recording_id = :id and scope_id = any(:mine) and (:type::text is null or type = :type)
                  and (coalesce(start_age, 'Infinity'), position) > (:age, :position)
                order by coalesce(start_age, 'Infinity'), position
                limit :most
                """)
                .param("id", recordingId)
                .param("mine", Scoped.read())
                .param("type", type)
                .param("age", place.age())
                .param("position", place.position())
                .param("most", most)
                .query((row, number) -> new Placed(EventRow.of(row), row.getInt("position")))
                .list();
    }

    private List<TypeCount> types(UUID recordingId) {
        return jdbc.sql("""
                select type, count(*) as n
                from catalogue.clinical_event
                where recording_id = :id and scope_id = any(:mine)
                group by type
                order by n desc, type
                """)
                .param("id", recordingId)
                .param("mine", Scoped.read())
                .query((row, number) -> new TypeCount(row.getString("type"), row.getLong("n")))
                .list();
    }

    /// An event and its place among those of the same age.
    private record Placed(EventRow event, int position) {

        record Place(double age, int position) {}

        Cursor cursor() {
            var age = event.startAgeYears() == null ? Double.POSITIVE_INFINITY : event.startAgeYears();
            return new Cursor(START.order(), age + " " + position, START.id());
        }

        static Place place(Cursor cursor) {
            if (cursor.key().isEmpty()) {
                return new Place(Double.NEGATIVE_INFINITY, -1);
            }
            int between = cursor.key().indexOf(' ');
            try {
                return new Place(
                        Double.parseDouble(cursor.key().substring(0, between)),
                        Integer.parseInt(cursor.key().substring(between + 1)));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw Cursor.invalid();
            }
        }
    }
}
