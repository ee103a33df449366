package org.naohai.acquisition.dicom.convert;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.naohai.acquisition.dicom.naming.NamingRule;
import org.naohai.acquisition.dicom.naming.NamingRules;
import org.naohai.lake.Hashes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The naming rules of projects: `acquisition.dicom_project.naming`; an empty list stands for those that
/// are shipped.
@Component
class ProjectNaming {

    private static final int VERSION_DIGITS = 16;

    private final JdbcClient worker;

    ProjectNaming(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Rules that the project's owners wrote.
    ///
    /// - **version** follows from what they say
    record Kept(List<NamingRule> rules, String version) {

        private static Kept of(String json) {
            var hash = Hashes.sha256(json.getBytes(StandardCharsets.UTF_8));
            return new Kept(NamingRules.of(json), hash.substring(0, VERSION_DIGITS));
        }
    }

    Optional<Kept> kept(UUID projectId) {
        return kept(projectId, "");
    }

    /// The same, and nobody changes them until the caller's transaction has ended.
    Optional<Kept> locked(UUID projectId) {
        return kept(projectId, "for update");
    }

    private Optional<Kept> kept(UUID projectId, String lock) {
        return worker.sql("""
                        select naming::text
                        from acquisition.dicom_project
                        where project_id = :project and naming <> '[]'
                        """ + lock)
                .param("project", projectId)
                .query(String.class)
                .optional()
                .map(Kept::of);
    }

    List<NamingRule> rules(UUID projectId) {
        return kept(projectId).map(Kept::rules).orElseGet(NamingRules::defaults);
    }

    /// - **rules** empty: those that are shipped again
    void save(UUID projectId, List<NamingRule> rules, UUID by) {
        worker.sql("""
                        insert into acquisition.dicom_project (project_id, naming, changed_by)
                        values (:project, :naming::jsonb, :by)
                        on conflict (project_id) do update
                        set naming = excluded.naming, changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param("project", projectId)
                .param("naming", NamingRules.json(rules))
                .param("by", by)
                .update();
    }
}
