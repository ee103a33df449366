package org.naohai.catalogue.timeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads a subject and those linked to it, as far as the acting person may read them.
@Component
class People {

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The subject first; empty where it may not be read.
    List<Person> of(UUID subjectId) {
        var visits = visits(subjectId);
        return jdbc.sql("""
                select s.id, s.label, s.scope_id, s.age_min, s.age_max, d.title
                from catalogue.subject s
                join catalogue.dataset d on d.id = s.dataset_id
                where s.scope_id = any(:mine) and (s.id = :id or s.id in (
                        select case when l.subject_id = :id then l.other_subject_id else l.subject_id end
                        from catalogue.subject_link l
                        where l.subject_id = :id or l.other_subject_id = :id)
                    and exists (select 1 from catalogue.subject self where self.id = :id and self.scope_id = any(:mine)))
                order by s.id <> :id, d.title, s.label
                """)
                .param("id", subjectId)
                .param("mine", Scoped.read())
                .query((row, number) -> {
                    var id = Rows.id(row, "id");
                    var label = row.getString("label");
                    return new Person(
                            id,
                            label,
                            row.getInt("scope_id"),
                            onlyAge(Rows.ages(row)),
                            visits.getOrDefault(id, Map.of()),
                            id.equals(subjectId) ? null : new Timeline.Linked(id, row.getString("title"), label));
                })
                .list();
    }

    private static @Nullable Double onlyAge(@Nullable List<Double> ages) {
        return ages != null && ages.getFirst().equals(ages.getLast()) ? ages.getFirst() : null;
    }

    private Map<UUID, Map<String, @Nullable Double>> visits(UUID subjectId) {
        var visits = new LinkedHashMap<UUID, Map<String, @Nullable Double>>();
        jdbc.sql("""
                select v.subject_id, v.label, v.age_years
                from catalogue.session v
                where v.scope_id = any(:mine) and v.subject_id in (
                    select :id::uuid
                    union
                    select case when l.subject_id = :id then l.other_subject_id else l.subject_id end
                    from catalogue.subject_link l
                    where l.subject_id = :id or l.other_subject_id = :id)
                order by v.subject_id, v.age_years nulls last, v.label
                """).param("id", subjectId).param("mine", Scoped.read()).query(row -> {
            visits.computeIfAbsent(Rows.id(row, "subject_id"), id -> new LinkedHashMap<>())
                    .put(row.getString("label"), Rows.number(row, "age_years"));
        });
        visits.replaceAll((id, ages) -> Collections.unmodifiableMap(ages));
        return visits;
    }
}
