package org.naohai.catalogue.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.naohai.kernel.Ids;
import org.naohai.quality.Measurement;
import org.naohai.quality.SubjectStatement;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes subjects, and keeps of all that sources say of them what is believed: ages, sex, visits, counts.
@Component
class SubjectWriter {

    private final JdbcClient worker;

    SubjectWriter(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Every label that the entries name.
    static Set<String> labels(Collection<Entry> entries) {
        var labels = new LinkedHashSet<String>();
        for (var entry : entries) {
            if (entry.subject() != null) {
                labels.add(entry.subject());
            } else {
                statedLabels(entry, labels);
            }
            entry.assessment().measurements().stream()
                    .map(Measurement::subjectLabel)
                    .forEach(labels::add);
        }
        return labels;
    }

    private static void statedLabels(Entry entry, Set<String> labels) {
        entry.assessment().subjects().stream()
                .map(SubjectStatement::label)
                .filter(java.util.Objects::nonNull)
                .forEach(labels::add);
    }

    /// Ids of all labels; new ones wait in the COPY buffer.
    Map<String, UUID> ensure(DatasetRow dataset, Set<String> labels, Tables tables) {
        var ids = existing(dataset.id(), labels);
        for (var label : labels) {
            if (!ids.containsKey(label)) {
                var id = Ids.next();
                ids.put(label, id);
                tables.subject.add(id, dataset.id(), label, dataset.scopeId());
            }
        }
        return ids;
    }

    Map<String, UUID> existing(UUID datasetId, Collection<String> labels) {
        var ids = new HashMap<String, UUID>();
        worker.sql("""
                select label, id
                from catalogue.subject
                where dataset_id = :dataset and label = any(:labels)
                """)
                .param("dataset", datasetId)
                .param("labels", labels.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("label"), row.getObject("id", UUID.class));
                });
        return ids;
    }

    /// Whom these recordings speak of.
    Set<UUID> of(Collection<UUID> recordingIds) {
        return Set.copyOf(worker.sql("""
                select subject_id
                from catalogue.recording
                where id = any(:recordings) and subject_id is not null
                union
                select subject_id
                from catalogue.recording_subject
                where recording_id = any(:recordings)
                """)
                .param("recordings", recordingIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /// Id → label.
    Map<UUID, String> labelsById(Collection<UUID> subjectIds) {
        var labels = new HashMap<UUID, String>();
        worker.sql("""
                select id, label
                from catalogue.subject
                where id = any(:subjects)
                """).param("subjects", subjectIds.toArray(UUID[]::new)).query(row -> {
            labels.put(row.getObject("id", UUID.class), row.getString("label"));
        });
        return labels;
    }

    /// Those of whom nothing is left, as when a linking table gave their only record to another; they are
    /// gone then.
    Set<UUID> dropEmpty(Collection<UUID> subjectIds) {
        return Set.copyOf(worker.sql("""
                delete from catalogue.subject
                where id = any(:subjects)
                  and not exists (select 1 from catalogue.recording where subject_id = subject.id)
                  and not exists (select 1 from catalogue.recording_subject where subject_id = subject.id)
                  and not exists (select 1 from catalogue.measurement where subject_id = subject.id)
                  and not exists (select 1 from catalogue.clinical_event where subject_id = subject.id)
                returning id
                """)
                .param("subjects", subjectIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /// Visits, beliefs and counts of these subjects, from everything that is now in the record.
    void settle(Collection<UUID> subjectIds) {
        var ids = subjectIds.toArray(UUID[]::new);
        for (var statement : List.of(FORGET_SESSIONS, SESSIONS, BELIEFS, COUNTS)) {
            worker.sql(statement)
                    .param("subjects", ids)
                    .param("record", Entry.RANK_OF_RECORDS)
                    .update();
        }
    }

    private static final String FORGET_SESSIONS = """
            delete from catalogue.session
            where subject_id = any(:subjects)
            """;

    private static final String SESSIONS = """
            insert into catalogue.session (subject_id, label, age_years, scope_id)
            select visit.subject_id, visit.session,
                (array_agg(visit.age order by visit.rank) filter (where visit.age is not null))[1],
                min(subject.scope_id)
            from (
                select subject_id, session, age_years as age, source_rank as rank
                from catalogue.recording_subject
                where subject_id = any(:subjects) and session is not null
                union all
                select subject_id, session, null, 9
                from catalogue.recording
                where subject_id = any(:subjects) and session is not null
                union all
                select distinct subject_id, session, null::double precision, 9
                from catalogue.measurement
                where subject_id = any(:subjects) and session is not null) visit
            join catalogue.subject on subject.id = visit.subject_id
            group by visit.subject_id, visit.session
            """;

    /// The best source that says anything decides; ages are those at visits, or of clinical records where
    /// none is known. What a header says is left out where a better source is more than a year away for
    /// the same visit.
    private static final String BELIEFS = """
            update catalogue.subject
            set sex = said.sex, handedness = said.handedness, species = said.species,
                age_min = said.age_min, age_max = said.age_max, modified_at = now()
            from (
                select subject_id,
                    (array_agg(sex order by source_rank, position) filter (where sex is not null))[1] as sex,
                    (array_agg(handedness order by source_rank, position)
                        filter (where handedness is not null))[1] as handedness,
                    (array_agg(species order by source_rank, position) filter (where species is not null))[1] as species,
                    coalesce(min(age_years) filter (where source_rank < :record and not contradicted), min(age_years))
                        as age_min,
                    coalesce(max(age_years) filter (where source_rank < :record and not contradicted), max(age_years))
                        as age_max
                from (
                    select said.*, coalesce(better.apart > 1, false) as contradicted
                    from catalogue.recording_subject said
                    join catalogue.recording on recording.id = said.recording_id
                    left join lateral (
                        select min(abs(better.age_years - said.age_years)) as apart
                        from catalogue.recording_subject better
                        where recording.role = 'recording' and said.age_years is not null
                            and better.subject_id = said.subject_id and better.source_rank < said.source_rank
                            and (said.session is null or better.session = said.session)
                        ) better on true
                    where said.subject_id = any(:subjects)) statement
                group by subject_id) said
            where subject.id = said.subject_id
            """;

    private static final String COUNTS = """
            update catalogue.subject
            set genomics = counted.genomics, imaging = counted.imaging, clinical = counted.clinical,
                cognition = counted.cognition, electrophysiology = counted.electrophysiology,
                passed = counted.passed, warned = counted.warned, rejected = counted.rejected,
                unknown = counted.unknown, modified_at = now(),
                sessions = (select count(*) from catalogue.session where session.subject_id = subject.id)
            from (
                select wanted.id as subject_id,
                    count(*) filter (where domain = 'genomics') as genomics,
                    count(*) filter (where domain = 'imaging') as imaging,
                    count(*) filter (where domain = 'clinical') as clinical,
                    count(*) filter (where domain = 'cognition') as cognition,
                    count(*) filter (where domain = 'electrophysiology') as electrophysiology,
                    count(*) filter (where verdict = 'passed') as passed,
                    count(*) filter (where verdict = 'warned') as warned,
                    count(*) filter (where verdict = 'rejected') as rejected,
                    count(*) filter (where verdict = 'unknown') as unknown
                from unnest(:subjects) wanted (id)
                left join (
                    select subject_id, id as recording_id
                    from catalogue.recording
                    where subject_id = any(:subjects)
                    union
                    select subject_id, recording_id
                    from catalogue.recording_subject
                    where subject_id = any(:subjects)
                    union
                    select subject_id, recording_id
                    from catalogue.measurement
                    where subject_id = any(:subjects)) part on part.subject_id = wanted.id
                left join catalogue.recording on recording.id = part.recording_id
                    and recording.role <> 'document' and recording.domain is not null
                group by wanted.id) counted
            where subject.id = counted.subject_id
            """;
}
