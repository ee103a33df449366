package org.naohai.catalogue.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.timeline.Timeline.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the recordings and clinical events of persons as items of a time line.
@Component
class Items {

    private static final int MOST_EVENTS = 2_000;

    private final JdbcClient jdbc;
    private final Sparklines sparklines;

    Items(JdbcClient jdbc, Sparklines sparklines) {
        this.jdbc = jdbc;
        this.sparklines = sparklines;
    }

    /// Recordings of one person, tables of one person (task events), and files of many that hold this person's data.
    List<Item> recordings(Person person) {
        var problems = problems(person.id());
        return jdbc.sql("""
                select r.id, r.role, r.kind, r.domain, r.modality, r.suffix, r.title, r.verdict, r.artefacts,
                    coalesce(own.session, r.session) as session, r.facts, own.facts as own_facts, own.age_years
                from catalogue.recording r
                left join lateral (
                    select rs.session, rs.facts, rs.age_years
                    from catalogue.recording_subject rs
                    where rs.recording_id = r.id and rs.subject_id = :person
                    order by rs.position
                    limit 1) own on true
                where r.scope_id = any(:mine) and r.domain is not null and r.kind <> 'fhir_bundle'
                    and (r.subject_id = :person and r.role <> 'document'
                        or r.role = 'recording' and r.subject_id is null and own.facts is not null)
                    and r.id in (
                        select id from catalogue.recording where subject_id = :person
                        union
                        select recording_id from catalogue.recording_subject where subject_id = :person)
                order by r.path
                """)
                .param("person", person.id())
                .param("mine", Scoped.read())
                .query((row, number) -> recording(person, row, problems))
                .list();
    }

    private Item recording(Person person, ResultSet row, Map<UUID, List<ProblemRow>> problems) throws SQLException {
        var id = Rows.id(row, "id");
        var artefacts = Json.readTexts(row.getString("artefacts"));
        var suffix = row.getString("suffix");
        boolean table = row.getString("role").equals("table");
        boolean variants = row.getString("kind").equals("vcf");
        var facts = new LinkedHashMap<>(ofOne(Json.readMap(row.getString("facts"))));
        facts.putAll(Json.readMap(row.getString("own_facts")));
        return new Item(
                id.toString(),
                table ? "table" : variants ? "variants" : "recording",
                row.getString("domain"),
                suffix == null ? row.getString("title") : suffix,
                row.getString("title"),
                variants ? null : age(person, row),
                null,
                row.getString("session"),
                row.getString("verdict"),
                (table ? "/tables/" : "/recordings/") + id,
                artefacts.containsKey("thumbnail") ? "/api/v1/recordings/" + id + "/thumbnail" : null,
                sparklines.read(artefacts.get("sparkline")),
                null,
                null,
                null,
                row.getString("modality"),
                facts,
                problems.getOrDefault(id, List.of()),
                person.linked());
    }

    /// At its session, else what the recording itself says.
    private static @Nullable Double age(Person person, ResultSet row) throws SQLException {
        var known = person.ageAt(row.getString("session"));
        return known == null && row.getString("role").equals("recording") ? Rows.number(row, "age_years") : known;
    }

    /// Without tables inside (`perSample`): in a file of many persons these speak of the others.
    private static Map<String, Object> ofOne(Map<String, Object> facts) {
        var plain = new LinkedHashMap<String, Object>();
        facts.forEach((key, value) -> {
            boolean nested = value instanceof Map
                    || value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance);
            if (!nested) {
                plain.put(key, value);
            }
        });
        return plain;
    }

    /// Events of clinical records, by the recording they stand in.
    Map<UUID, List<Item>> events(Person person) {
        var events = new LinkedHashMap<UUID, List<Item>>();
        jdbc.sql("""
                select e.recording_id, e.position, e.type, e.system, e.code, e.display, e.start_age, e.end_age, e.value,
                    e.unit, e.facts, r.verdict
                from catalogue.clinical_event e
                join catalogue.recording r on r.id = e.recording_id
                where e.subject_id = :person and e.scope_id = any(:mine)
                order by e.recording_id, e.position
                limit :most
                """)
                .param("person", person.id())
                .param("mine", Scoped.read())
                .param("most", MOST_EVENTS)
                .query(row -> {
                    events.computeIfAbsent(Rows.id(row, "recording_id"), id -> new ArrayList<>())
                            .add(event(person, row));
                });
        return events;
    }

    private static Item event(Person person, ResultSet row) throws SQLException {
        var recording = Rows.id(row, "recording_id");
        var facts = new LinkedHashMap<String, Object>(Json.readMap(row.getString("facts")));
        put(facts, "type", row.getString("type"));
        put(facts, "system", row.getString("system"));
        put(facts, "code", row.getString("code"));
        var value = Rows.number(row, "value");
        return new Item(
                recording + "/" + row.getInt("position"),
                "event",
                "clinical",
                row.getString("display"),
                row.getString("display"),
                Rows.number(row, "start_age"),
                Rows.number(row, "end_age"),
                null,
                row.getString("verdict"),
                "/recordings/" + recording,
                null,
                List.of(),
                value,
                row.getString("unit"),
                value == null ? null : row.getString("display"),
                row.getString("type"),
                facts,
                List.of(),
                person.linked());
    }

    private static void put(Map<String, Object> facts, String key, @Nullable String value) {
        if (value != null) {
            facts.put(key, value);
        }
    }

    private Map<UUID, List<ProblemRow>> problems(UUID person) {
        var problems = new LinkedHashMap<UUID, List<ProblemRow>>();
        jdbc.sql("""
                select p.recording_id, p.code, p.severity, p.file, p.field, p.found, p.expected
                from catalogue.problem p
                join catalogue.recording r on r.id = p.recording_id
                where r.subject_id = :person and p.scope_id = any(:mine)
                order by p.recording_id, p.position
                """).param("person", person).param("mine", Scoped.read()).query(row -> {
            problems.computeIfAbsent(Rows.id(row, "recording_id"), id -> new ArrayList<>())
                    .add(ProblemRow.of(row));
        });
        return problems;
    }
}
