package org.naohai.catalogue.subjects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Counts;
import org.naohai.catalogue.list.LinkNotices;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.recordings.DatasetName;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One subject: visits, links, checks across domains, and what the tables say.
@Component
class SubjectPages {

    private final JdbcClient jdbc;
    private final LinkNotices links;

    SubjectPages(JdbcClient jdbc, LinkNotices links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /// - **linked** the same person in other datasets · **notice** what the page must say (invented linkage, synthetic)
    /// · **linkNotice** the same of a linked dataset that invents its links
    record SubjectPage(
            UUID id,
            String label,
            DatasetName dataset,
            UUID projectId,
            @Nullable String sex,
            @Nullable String handedness,
            @Nullable String species,
            @Nullable List<Double> ageRange,
            Map<String, Integer> domains,
            Counts quality,
            List<Session> sessions,
            List<Linked> linked,
            List<Check> crossChecks,
            List<Fact> facts,
            @Nullable Text notice,
            @Nullable Text linkNotice) {}

    record Session(String label, @Nullable Double ageYears) {}

    /// - **source** what ties them (a linking table)
    record Linked(UUID id, String label, DatasetName dataset, String source) {}

    record Check(String check, boolean agrees, Map<String, String> sources, List<ProblemRow> problems) {}

    /// - **label** the long name of the variable, where a data dictionary gives one
    record Fact(
            String variable,
            @Nullable String label,
            Object value,
            @Nullable String session) {}

    SubjectPage get(UUID id) {
        return jdbc.sql("""
                select s.*, d.title as dataset_title, d.project_id, d.notice_zh, d.notice_en
                from catalogue.subject s
                join catalogue.dataset d on d.id = s.dataset_id
                where s.id = :id and s.scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> page(SubjectRow.of(row), row))
                .optional()
                .orElseThrow(() -> Refused.notFound("subject"));
    }

    UUID projectId(UUID id) {
        return jdbc.sql("""
                select d.project_id
                from catalogue.subject s
                join catalogue.dataset d on d.id = s.dataset_id
                where s.id = :id and s.scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query(UUID.class)
                .single();
    }

    private SubjectPage page(SubjectRow subject, ResultSet row) throws SQLException {
        return new SubjectPage(
                subject.id(),
                subject.label(),
                subject.dataset(),
                Rows.id(row, "project_id"),
                subject.sex(),
                subject.handedness(),
                subject.species(),
                subject.ageRange(),
                subject.domains(),
                subject.quality(),
                sessions(subject.id()),
                linked(subject.id()),
                crossChecks(subject.id()),
                facts(subject.id()),
                notice(row.getString("notice_zh"), row.getString("notice_en")),
                links.of(subject.id()).orElse(null));
    }

    private static @Nullable Text notice(@Nullable String zh, @Nullable String en) {
        return zh == null || en == null ? null : new Text(zh, en);
    }

    private List<Session> sessions(UUID id) {
        return jdbc.sql("""
                select label, age_years
                from catalogue.session
                where subject_id = :id and scope_id = any(:mine)
                order by age_years nulls last, label
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new Session(row.getString("label"), Rows.number(row, "age_years")))
                .list();
    }

    private List<Linked> linked(UUID id) {
        return jdbc.sql("""
                select s.id, s.label, s.dataset_id, d.title as dataset_title, l.source
                from catalogue.subject_link l
                join catalogue.subject s on s.id = case when l.subject_id = :id then l.other_subject_id else l.subject_id end
                join catalogue.dataset d on d.id = s.dataset_id
                where (l.subject_id = :id or l.other_subject_id = :id)
                    and l.scope_id = any(:mine) and l.other_scope_id = any(:mine)
                order by d.title, s.label
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new Linked(
                        Rows.id(row, "id"), row.getString("label"), DatasetName.of(row), row.getString("source")))
                .list();
    }

    private List<Check> crossChecks(UUID id) {
        return jdbc.sql("""
                select "check", agrees, sources, problems
                from catalogue.cross_check
                where (subject_id = :id or other_subject_id = :id)
                    and scope_id = any(:mine) and other_scope_id = any(:mine)
                order by agrees, "check"
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new Check(
                        row.getString("check"),
                        row.getBoolean("agrees"),
                        Json.readTexts(row.getString("sources")),
                        ProblemRow.list(row.getString("problems"))))
                .list();
    }

    /// What the tables about subjects state; measured values are in the tables themselves.
    private List<Fact> facts(UUID id) {
        return jdbc.sql("""
                select fact.key, v.label, fact.value #>> '{}' as value, rs.session
                from catalogue.recording_subject rs
                join catalogue.recording r on r.id = rs.recording_id and r.role = 'table'
                cross join lateral jsonb_each(rs.facts) fact
                left join catalogue.variable v on v.recording_id = rs.recording_id and v.name = fact.key
                where rs.subject_id = :id and rs.scope_id = any(:mine) and coalesce(not v.identifying, true)
                    and jsonb_typeof(fact.value) in ('string', 'number', 'boolean')
                group by fact.key, v.label, fact.value, rs.session
                order by min(rs.source_rank), min(v.position), fact.key, rs.session
                limit 500
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new Fact(
                        row.getString("key"), row.getString("label"), row.getString("value"), row.getString("session")))
                .list();
    }
}
