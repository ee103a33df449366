package org.naohai.catalogue.register;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.naohai.catalogue.Registration.Link;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ties subjects of two datasets that a linking table names as the same person.
@Component
class LinkWriter {

    private final JdbcClient worker;
    private final SubjectWriter subjects;

    LinkWriter(@Qualifier("workerJdbc") JdbcClient worker, SubjectWriter subjects) {
        this.worker = worker;
        this.subjects = subjects;
    }

    /// A link whose subject is unknown on either side is left out: the next import of the table makes it.
    /// The subjects that have a new link.
    Set<UUID> link(UUID datasetId, List<Link> links) {
        var linked = new LinkedHashSet<UUID>();
        for (var link : links) {
            var mine = subjects.existing(datasetId, List.of(link.subjectLabel()));
            var other = subjects.existing(link.datasetId(), List.of(link.otherSubjectLabel()));
            if (!mine.isEmpty() && !other.isEmpty()) {
                insert(only(mine), only(other), link.source(), linked);
            }
        }
        return linked;
    }

    private void insert(UUID one, UUID other, String source, Set<UUID> linked) {
        int inserted = worker.sql("""
                insert into catalogue.subject_link (subject_id, other_subject_id, source, scope_id, other_scope_id)
                select a.id, b.id, :source, a.scope_id, b.scope_id
                from catalogue.subject a, catalogue.subject b
                where a.id = least(:one, :other) and b.id = greatest(:one, :other) and a.id <> b.id
                on conflict (subject_id, other_subject_id) do nothing
                """)
                .param("one", one)
                .param("other", other)
                .param("source", source)
                .update();
        if (inserted == 1) {
            linked.add(one);
            linked.add(other);
        }
    }

    private static UUID only(Map<String, UUID> ids) {
        return ids.values().iterator().next();
    }
}
