package org.naohai.acquisition.dicom.board;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The reference protocols of projects.
@Component
class References {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcClient jdbc;

    References(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// [Reference#NONE] where the project has chosen nothing.
    Reference of(UUID projectId) {
        return jdbc.sql("""
                        select reference
                        from acquisition.dicom_project
                        where project_id = :project
                        """)
                .param("project", projectId)
                .query(String.class)
                .optional()
                .map(json -> MAPPER.readValue(json, ReferenceForm.class).read())
                .orElse(Reference.NONE);
    }

    /// Joins the caller's transaction.
    void put(UUID projectId, Reference reference, UUID by) {
        jdbc.sql("""
                        insert into acquisition.dicom_project (project_id, reference, changed_by)
                        values (:project, :reference::jsonb, :by)
                        on conflict (project_id) do update
                        set reference = excluded.reference, changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param("project", projectId)
                .param("reference", MAPPER.writeValueAsString(ReferenceForm.of(reference)))
                .param("by", by)
                .update();
    }
}
