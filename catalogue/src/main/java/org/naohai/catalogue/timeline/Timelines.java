package org.naohai.catalogue.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.register.Clock;
import org.naohai.catalogue.timeline.Timeline.Apart;
import org.naohai.catalogue.timeline.Timeline.Item;
import org.naohai.catalogue.timeline.Timeline.Lane;
import org.naohai.governance.Acting;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts a subject and those linked to it on one axis of age.
///
/// The visits of the subject of the page set the axis, or those of a linked one where it has none. A clinical record
/// whose clock contradicts them ([Clock]) is drawn apart, whole, with its reason.
@Component
public class Timelines {

    private final JdbcClient jdbc;
    private final People people;
    private final Items items;
    private final Scores scores;

    Timelines(JdbcClient jdbc, People people, Items items, Scores scores) {
        this.jdbc = jdbc;
        this.people = people;
        this.items = items;
        this.scores = scores;
    }

    /// - **fails** not found, also for what the acting person may not read
    public Timeline get(UUID subjectId) {
        var persons = people.of(subjectId);
        if (persons.isEmpty()) {
            throw Refused.notFound("subject");
        }
        var all = new ArrayList<Item>();
        persons.forEach(person -> {
            all.addAll(items.recordings(person));
            all.addAll(scores.of(person));
        });
        var apart = new ArrayList<Apart>();
        place(persons, all, apart);
        return timeline(persons.getFirst(), persons, all, apart);
    }

    /// Clinical records join the others, or stand apart.
    private void place(List<Person> persons, List<Item> all, List<Apart> apart) {
        var visits = visits(persons);
        for (var person : persons) {
            items.events(person).forEach((record, events) -> {
                var reason = contradiction(visits, record, events);
                if (reason.isEmpty()) {
                    all.addAll(events);
                } else {
                    apart.add(new Apart(ProblemRow.of(reason.get()), sorted(events)));
                }
            });
        }
    }

    private Optional<Problem> contradiction(Clock.@Nullable Span visits, UUID record, List<Item> events) {
        var span = span(events.stream()
                .flatMap(event -> Stream.of(event.ageYears(), event.endAgeYears()))
                .filter(Objects::nonNull)
                .map(age -> (Double) age)
                .toList());
        return visits == null || span == null
                ? Optional.empty()
                : Clock.contradiction(visits, span, ageToday(record), null);
    }

    private static Clock.@Nullable Span visits(List<Person> persons) {
        return persons.stream()
                .map(person -> span(person.ages()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Clock.@Nullable Span span(List<Double> ages) {
        return ages.isEmpty()
                ? null
                : new Clock.Span(
                        ages.stream().min(Double::compare).orElseThrow(),
                        ages.stream().max(Double::compare).orElseThrow());
    }

    private @Nullable Integer ageToday(UUID record) {
        return jdbc.sql("""
                select max((facts ->> :today)::int) as age
                from catalogue.recording_subject
                where recording_id = :record and scope_id = any(:mine)
                """)
                .param("today", Clock.AGE_TODAY)
                .param("record", record)
                .param("mine", Scoped.read())
                .query((row, number) -> Optional.ofNullable(row.getObject("age", Integer.class)))
                .single()
                .orElse(null);
    }

    private static Timeline timeline(Person self, List<Person> persons, List<Item> all, List<Apart> apart) {
        var dated = all.stream().filter(item -> item.ageYears() != null).toList();
        var undated = all.stream().filter(item -> item.ageYears() == null).toList();
        var sessions = sessions(persons);
        return new Timeline(
                new Timeline.SubjectName(self.id(), self.label()),
                axis(dated, sessions),
                sessions,
                lanes(dated),
                undated,
                apart,
                Acting.who().reach().own().contains(self.scopeId()));
    }

    private static List<Timeline.Session> sessions(List<Person> persons) {
        var sessions = new LinkedHashMap<String, @Nullable Double>();
        persons.forEach(person -> person.visits().forEach(sessions::putIfAbsent));
        return sessions.entrySet().stream()
                .map(entry -> new Timeline.Session(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                Timeline.Session::ageYears, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
                        .thenComparing(Timeline.Session::label))
                .toList();
    }

    private static Timeline.Axis axis(List<Item> dated, List<Timeline.Session> sessions) {
        var ages = Stream.concat(
                        dated.stream().flatMap(item -> Stream.of(item.ageYears(), item.endAgeYears())),
                        sessions.stream().map(Timeline.Session::ageYears))
                .filter(Objects::nonNull)
                .map(age -> (Double) age)
                .toList();
        var span = span(ages);
        return span == null
                ? new Timeline.Axis("years", null, null)
                : new Timeline.Axis("years", span.from(), span.to());
    }

    private static List<Lane> lanes(List<Item> dated) {
        Map<String, List<Item>> byDomain = new LinkedHashMap<>();
        Arrays.stream(Domain.values()).forEach(domain -> byDomain.put(domain.key(), new ArrayList<>()));
        sorted(dated)
                .forEach(item ->
                        Objects.requireNonNull(byDomain.get(item.domain())).add(item));
        return byDomain.entrySet().stream()
                .map(entry -> new Lane(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Item> sorted(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparing(Item::ageYears, Comparator.nullsLast(Comparator.<Double>naturalOrder())))
                .toList();
    }
}
