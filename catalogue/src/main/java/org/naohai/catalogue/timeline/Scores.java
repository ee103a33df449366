package org.naohai.catalogue.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.timeline.Timeline.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what tables measured of a person: the chosen scores, or the table itself where none is a total.
@Component
class Scores {

    private static final int MOST_CELLS = 50_000;

    private final JdbcClient jdbc;

    Scores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Item> of(Person person) {
        var visits = new LinkedHashMap<Visit, List<Cell>>();
        jdbc.sql("""
                select m.recording_id, m.session, m.variable, m.number, m.text, v.label, v.unit,
                    r.title, r.domain, r.verdict, r.modality
                from catalogue.measurement m
                join catalogue.recording r on r.id = m.recording_id
                left join catalogue.variable v on v.recording_id = m.recording_id and v.name = m.variable
                where m.subject_id = :person and m.scope_id = any(:mine) and r.domain is not null
                    and r.subject_id is distinct from :person
                order by r.path, m.session, v.position
                limit :most
                """)
                .param("person", person.id())
                .param("mine", Scoped.read())
                .param("most", MOST_CELLS)
                .query(row -> {
                    var visit = new Visit(
                            Rows.id(row, "recording_id"),
                            row.getString("session"),
                            row.getString("title"),
                            row.getString("domain"),
                            row.getString("verdict"),
                            row.getString("modality"));
                    visits.computeIfAbsent(visit, v -> new ArrayList<>())
                            .add(new Cell(
                                    row.getString("variable"),
                                    Rows.number(row, "number"),
                                    row.getString("text"),
                                    row.getString("label"),
                                    row.getString("unit")));
                });
        var items = new ArrayList<Item>();
        visits.forEach((visit, cells) -> items.addAll(items(person, visit, cells)));
        return items;
    }

    /// One table at one session, and a cell of it.
    private record Visit(
            UUID table,
            @Nullable String session,
            String title,
            String domain,
            String verdict,
            @Nullable String modality) {}

    private record Cell(
            String variable,
            @Nullable Double number,
            String text,
            @Nullable String label,
            @Nullable String unit) {}

    private static List<Item> items(Person person, Visit visit, List<Cell> cells) {
        var chosen = ScoreChoice.choose(cells.stream()
                .filter(cell -> cell.number() != null)
                .map(cell -> new ScoreChoice.Variable(cell.variable(), cell.unit()))
                .toList());
        if (chosen.isEmpty()) {
            return List.of(table(person, visit, cells));
        }
        return cells.stream()
                .filter(cell -> chosen.contains(cell.variable()))
                .map(cell -> score(person, visit, cell))
                .toList();
    }

    private static Item score(Person person, Visit visit, Cell cell) {
        return item(
                person,
                visit,
                "score",
                cell.label() == null ? cell.variable() : cell.label(),
                cell,
                Map.of("variable", cell.variable(), "text", cell.text()));
    }

    /// How many answers there are, and what the instrument's own summary says.
    private static Item table(Person person, Visit visit, List<Cell> cells) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("answers", cells.size());
        cells.stream()
                .filter(cell -> ScoreChoice.isSummary(cell.variable()))
                .findFirst()
                .ifPresent(cell -> facts.put(cell.variable(), cell.text()));
        return item(person, visit, "table", visit.title(), null, facts);
    }

    private static Item item(
            Person person, Visit visit, String type, String label, @Nullable Cell cell, Map<String, Object> facts) {
        var href = "/tables/" + visit.table();
        return new Item(
                visit.table() + (cell == null ? "" : "/" + cell.variable()),
                type,
                visit.domain(),
                label,
                visit.title(),
                person.ageAt(visit.session()),
                null,
                visit.session(),
                visit.verdict(),
                cell == null
                        ? href
                        : href + "?variable="
                                + java.net.URLEncoder.encode(cell.variable(), java.nio.charset.StandardCharsets.UTF_8),
                null,
                List.of(),
                cell == null ? null : cell.number(),
                cell == null ? null : cell.unit(),
                cell == null ? null : cell.variable(),
                visit.modality(),
                facts,
                List.of(),
                person.linked());
    }
}
