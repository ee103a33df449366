package org.naohai.acquisition.dicom.deidentify;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.KeepingOriginals;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The profile that each project has chosen, resolved, and whether it keeps originals; a change counts
/// within ten seconds.
@Component
class Profiles implements KeepingOriginals {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Profiles(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(Actions actions, boolean keepsOriginals, long readAt) {}

    private record Chosen(Profile profile, boolean keepsOriginals) {}

    Actions of(UUID projectId) {
        return known(projectId).actions;
    }

    @Override
    public boolean keeps(UUID projectId) {
        return known(projectId).keepsOriginals;
    }

    private Known known(UUID projectId) {
        long now = System.nanoTime();
        var one = known.get(projectId);
        if (one != null && now - one.readAt <= FRESH.toNanos()) {
            return one;
        }
        var chosen = read(projectId);
        var actions =
                one != null && one.actions.profile().equals(chosen.profile) ? one.actions : Actions.of(chosen.profile);
        var fresh = new Known(actions, chosen.keepsOriginals, now);
        known.put(projectId, fresh);
        return fresh;
    }

    /// Joins the caller's transaction.
    ///
    /// - **keepOriginals** null: as it was
    void put(UUID projectId, Profile profile, @Nullable Boolean keepOriginals, UUID by) {
        jdbc.sql("""
                        insert into acquisition.dicom_project (project_id, profile, keep_originals, changed_by)
                        values (:project, :profile::jsonb, coalesce(:keep, false), :by)
                        on conflict (project_id) do update
                        set profile = excluded.profile,
                            keep_originals = coalesce(:keep, acquisition.dicom_project.keep_originals),
                            changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param("project", projectId)
                .param("profile", json.writeValueAsString(profile.json()))
                .param("keep", keepOriginals, java.sql.Types.BOOLEAN)
                .param("by", by)
                .update();
    }

    /// What was put in a transaction counts once that has ended.
    void changed(UUID projectId) {
        known.remove(projectId);
    }

    private Chosen read(UUID projectId) {
        return jdbc.sql("""
                        select profile::text, keep_originals
                        from acquisition.dicom_project
                        where project_id = :project
                        """)
                .param("project", projectId)
                .query((row, number) -> new Chosen(
                        Profile.of(json.readValue(row.getString(1), new TypeReference<Map<String, Object>>() {})),
                        row.getBoolean(2)))
                .optional()
                .orElse(new Chosen(Profile.RESEARCH, false));
    }
}
