package org.naohai.catalogue.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Item;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Ids;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Compares an import with the record: what is new, what replaces something, what is there already.
@Component
class Plan {

    private final JdbcClient worker;
    private final Scopes scopes;

    Plan(@Qualifier("workerJdbc") JdbcClient worker, Scopes scopes) {
        this.worker = worker;
        this.scopes = scopes;
    }

    /// The entries to write; items whose path and content are in the record already are left out.
    List<Entry> entries(DatasetRow dataset, Registration registration) {
        var present = present(dataset.id(), registration.items());
        var scopeIds = new EnumMap<Domain, Integer>(Domain.class);
        var entries = new ArrayList<Entry>();
        for (var item : registration.items()) {
            var content = Naming.content(item.files());
            var before = present.get(item.assessment().unit().path());
            if (before == null || !before.holds(content, item.subjectLabel())) {
                int scopeId = scope(dataset, item.assessment().unit().domain(), scopeIds);
                entries.add(new Entry(
                        item,
                        before == null ? Ids.next() : before.id(),
                        content,
                        before == null ? 1 : before.version() + 1,
                        Naming.subject(item, content),
                        scopeId));
            }
        }
        return entries;
    }

    private int scope(DatasetRow dataset, @Nullable Domain domain, Map<Domain, Integer> known) {
        if (domain == null) {
            return dataset.scopeId();
        }
        return known.computeIfAbsent(
                domain, d -> scopes.intern(ScopeKey.ofDataset(dataset.projectId(), dataset.id(), dataset.access(), d)));
    }

    private Map<String, Present> present(UUID datasetId, List<Item> items) {
        var present = new HashMap<String, Present>();
        worker.sql("""
                select r.path, r.id, r.content_sha256, r.version, s.label
                from catalogue.recording r
                left join catalogue.subject s on s.id = r.subject_id
                where r.dataset_id = :dataset and r.path = any(:paths)
                """)
                .param("dataset", datasetId)
                .param(
                        "paths",
                        items.stream()
                                .map(item -> item.assessment().unit().path())
                                .toArray(String[]::new))
                .query(row -> {
                    present.put(
                            row.getString("path"),
                            new Present(
                                    row.getObject("id", UUID.class),
                                    row.getString("content_sha256"),
                                    row.getInt("version"),
                                    row.getString("label")));
                });
        return present;
    }

    /// What stands in the record under a path.
    private record Present(
            UUID id, String content, int version, @Nullable String subject) {

        /// The same bytes of somebody else, as a linking table may say later, are another registration.
        boolean holds(String otherContent, @Nullable String statedSubject) {
            return content.equals(otherContent) && (statedSubject == null || statedSubject.equals(subject));
        }
    }
}
