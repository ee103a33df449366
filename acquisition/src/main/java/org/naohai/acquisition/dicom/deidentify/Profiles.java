package org.naohai.acquisition.dicom.deidentify;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The profile that each project has chosen, resolved; a change counts within ten seconds.
@Component
class Profiles {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Profiles(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(Actions actions, long readAt) {}

    Actions of(UUID projectId) {
        long now = System.nanoTime();
        var one = known.get(projectId);
        if (one != null && now - one.readAt <= FRESH.toNanos()) {
            return one.actions;
        }
        var profile = read(projectId);
        var actions = one != null && one.actions.profile().equals(profile) ? one.actions : Actions.of(profile);
        known.put(projectId, new Known(actions, now));
        return actions;
    }

    /// Joins the caller's transaction.
    void put(UUID projectId, Profile profile, UUID by) {
        jdbc.sql("""
                        insert into acquisition.dicom_project (project_id, profile, changed_by)
                        values (:project, :profile::jsonb, :by)
                        on conflict (project_id) do update
                        set profile = excluded.profile, changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param("project", projectId)
                .param("profile", json.writeValueAsString(profile.json()))
                .param("by", by)
                .update();
        known.remove(projectId);
    }

    private Profile read(UUID projectId) {
        return jdbc.sql("""
                        select profile::text
                        from acquisition.dicom_project
                        where project_id = :project
                        """)
                .param("project", projectId)
                .query(String.class)
                .optional()
                .map(text -> Profile.of(json.readValue(text, new TypeReference<Map<String, Object>>() {})))
                .orElse(Profile.RESEARCH);
    }
}
