package org.naohai.catalogue.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.kernel.Problem;
import org.naohai.quality.Quality.CrossCheck;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps whether sources agree about a subject: within an import as quality control found, across links by itself.
@Component
class CrossCheckWriter {

    private final JdbcClient worker;

    CrossCheckWriter(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    void within(UUID datasetId, List<CrossCheck> checks, Map<String, UUID> subjects) {
        for (var check : checks) {
            var subject = subjects.get(check.subjectLabel());
            if (subject != null) {
                write(datasetId, subject, null, check);
            }
        }
    }

    /// Compares sex and clock of each pair of linked subjects that has one of these.
    void acrossLinks(Collection<UUID> subjectIds) {
        for (var pair : pairs(subjectIds)) {
            sex(pair).ifPresent(check -> write(pair.datasetId(), pair.id(), pair.otherId(), check));
            clock(pair).ifPresent(check -> write(pair.datasetId(), pair.id(), pair.otherId(), check));
        }
    }

    private static Optional<CrossCheck> sex(Pair pair) {
        if (pair.sex() == null || pair.otherSex() == null) {
            return Optional.empty();
        }
        boolean agrees = pair.sex().equals(pair.otherSex());
        var problem = Problem.warning("LINKED_SEX_DISAGREES", null, "sex", pair.otherSex(), pair.sex());
        return Optional.of(new CrossCheck(
                pair.label(),
                "sex",
                agrees,
                pair.sources(pair.sex(), pair.otherSex()),
                agrees ? List.of() : List.of(problem)));
    }

    private static Optional<CrossCheck> clock(Pair pair) {
        if (pair.visits() == null || pair.record() == null) {
            return Optional.empty();
        }
        var problem = Clock.contradiction(pair.visits(), pair.record(), pair.ageToday(), null);
        return Optional.of(new CrossCheck(
                pair.label(),
                "clock",
                problem.isEmpty(),
                pair.sources(years(pair.visits()), years(pair.record())),
                problem.stream().toList()));
    }

    private static String years(Clock.Span span) {
        return Clock.words(span);
    }

    /// The first of a pair is the one with visits; the other has the clinical record, where there is one.
    private List<Pair> pairs(Collection<UUID> subjectIds) {
        return worker.sql("""
                select a.id, a.dataset_id, a.label, a.sex, d.name as source,
                    visit.first as first_visit, visit.last as last_visit,
                    b.id as other_id, b.sex as other_sex, o.name as other_source,
                    entry.first as first_entry, entry.last as last_entry, today.age as age_today
                from (
                    select subject_id as one, other_subject_id as two from catalogue.subject_link
                    union all
                    select other_subject_id, subject_id from catalogue.subject_link) link
                join catalogue.subject a on a.id = link.one
                join catalogue.subject b on b.id = link.two
                join catalogue.dataset d on d.id = a.dataset_id
                join catalogue.dataset o on o.id = b.dataset_id
                join lateral (
                    select min(age_years) as first, max(age_years) as last
                    from catalogue.session where subject_id = a.id) visit on true
                join lateral (
                    select min(start_age) as first, max(coalesce(end_age, start_age)) as last
                    from catalogue.clinical_event where subject_id = b.id) entry on true
                left join lateral (
                    select max((facts ->> :today)::int) as age
                    from catalogue.recording_subject where subject_id = b.id) today on true
                where (a.id = any(:subjects) or b.id = any(:subjects))
                    and (visit.first is not null or a.id < b.id)
                    and (entry.first is not null or visit.first is null or a.id < b.id)
                """)
                .param("subjects", subjectIds.toArray(UUID[]::new))
                .param("today", Clock.AGE_TODAY)
                .query((row, number) -> new Pair(
                        row.getObject("id", UUID.class),
                        row.getObject("dataset_id", UUID.class),
                        row.getString("label"),
                        row.getString("sex"),
                        row.getString("source"),
                        span(row.getObject("first_visit", Double.class), row.getObject("last_visit", Double.class)),
                        row.getObject("other_id", UUID.class),
                        row.getString("other_sex"),
                        row.getString("other_source"),
                        span(row.getObject("first_entry", Double.class), row.getObject("last_entry", Double.class)),
                        row.getObject("age_today", Integer.class)))
                .list();
    }

    private static Clock.@Nullable Span span(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null ? null : new Clock.Span(from, to);
    }

    private void write(UUID datasetId, UUID subjectId, @Nullable UUID otherId, CrossCheck check) {
        worker.sql("""
                insert into catalogue.cross_check
                    (dataset_id, subject_id, other_subject_id, "check", agrees, sources, problems, scope_id, other_scope_id)
                select :dataset, s.id, :other, :check, :agrees, :sources::jsonb, :problems::jsonb, s.scope_id,
                    coalesce(o.scope_id, s.scope_id)
                from catalogue.subject s
                left join catalogue.subject o on o.id = :other
                where s.id = :subject
                on conflict (subject_id, "check", other_subject_id)
                    do update set agrees = excluded.agrees, sources = excluded.sources, problems = excluded.problems
                """)
                .param("dataset", datasetId)
                .param("subject", subjectId)
                .param("other", otherId, java.sql.Types.OTHER)
                .param("check", check.check())
                .param("agrees", check.agrees())
                .param("sources", Json.write(check.sources()))
                .param(
                        "problems",
                        Json.write(check.problems().stream()
                                .map(CrossCheckWriter::json)
                                .toList()))
                .update();
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", problem.code());
        json.put("severity", problem.severity().key());
        json.put("file", problem.file());
        json.put("field", problem.field());
        json.put("found", problem.found());
        json.put("expected", problem.expected());
        return json;
    }

    /// Two linked subjects and what each dataset says.
    private record Pair(
            UUID id,
            UUID datasetId,
            String label,
            @Nullable String sex,
            String source,
            Clock.@Nullable Span visits,
            UUID otherId,
            @Nullable String otherSex,
            String otherSource,
            Clock.@Nullable Span record,
            @Nullable Integer ageToday) {

        Map<String, String> sources(String mine, String others) {
            var sources = new LinkedHashMap<String, String>();
            sources.put(source, mine);
            sources.put(otherSource, others);
            return sources;
        }
    }
}
