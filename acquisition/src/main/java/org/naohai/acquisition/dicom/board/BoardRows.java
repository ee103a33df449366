package org.naohai.acquisition.dicom.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.store.Json;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What arrived from scanners of late, as this person may see it: arrivals of projects that she
/// contributes to, and, for those who run the installation, what is in no project yet.
@Component
class BoardRows {

    /// Beyond what fits on a wall.
    private static final int MOST_ARRIVALS = 200;

    private final JdbcClient jdbc;

    BoardRows(@Qualifier("workerJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// - **projects** that this person contributes to · **nobodys** with what is in no project, or in one
    ///   that is not among **existing**
    record Wanted(List<UUID> projects, boolean nobodys, List<UUID> existing) {}

    record Arrival(
            UUID id,
            String way,
            String callingAe,
            String state,
            @Nullable String cause,
            @Nullable UUID projectId,
            @Nullable String subject,
            @Nullable String session,
            @Nullable String studyUid,
            int instances,
            List<Problem> problems,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant closedAt,
            @Nullable String converted) {}

    /// - **hash** keyed, of the UID that the sender gave · **uid** in the archive; null: it is held
    record Series(
            UUID arrivalId,
            String hash,
            @Nullable String uid,
            String modality,
            @Nullable Integer number,
            String description,
            String state,
            String light,
            int instances,
            List<Problem> problems,
            Instant lastAt) {}

    /// Newest first, of the last 24 hours; imports of folders are no scanner's.
    List<Arrival> arrivals(Wanted wanted) {
        return jdbc.sql("""
                        select arrival_id, way, calling_ae, state, cause, project_id, subject_label, session, study_uid,
                               instances, problems, first_at, last_at, closed_at, converted
                        from acquisition.dicom_arrival
                        where last_at > now() - interval '24 hours'
                          and way <> 'import'
                          and state <> 'discarded'
                          and (project_id = any(:projects)
                               or :nobodys and (project_id is null or project_id <> all(:existing)))
                        order by last_at desc
                        limit :most
                        """)
                .param("projects", wanted.projects().toArray(UUID[]::new))
                .param("nobodys", wanted.nobodys())
                .param("existing", wanted.existing().toArray(UUID[]::new))
                .param("most", MOST_ARRIVALS)
                .query((row, number) -> arrival(row))
                .list();
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                row.getObject("arrival_id", UUID.class),
                row.getString("way"),
                row.getString("calling_ae"),
                row.getString("state"),
                row.getString("cause"),
                row.getObject("project_id", UUID.class),
                row.getString("subject_label"),
                row.getString("session"),
                row.getString("study_uid"),
                row.getInt("instances"),
                Json.problems(row.getString("problems")),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                row.getString("converted"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// Of some arrivals, each with its series in the order they began.
    Map<UUID, List<Series>> series(Collection<UUID> arrivals) {
        return jdbc
                .sql("""
                        select arrival_id, encode(series_hash, 'hex') as hash, series_uid, modality, number, description, state, light, instances,
                               problems, last_at
                        from acquisition.dicom_arrival_series
                        where arrival_id = any(:arrivals)
                          and state <> 'discarded'
                        order by arrival_id, number nulls last, first_at, series_hash
                        """)
                .param("arrivals", arrivals.toArray(UUID[]::new))
                .query((row, number) -> series(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Series::arrivalId));
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(
                row.getObject("arrival_id", UUID.class),
                row.getString("hash"),
                row.getString("series_uid"),
                row.getString("modality"),
                row.getObject("number", Integer.class),
                row.getString("description"),
                row.getString("state"),
                row.getString("light"),
                row.getInt("instances"),
                Json.problems(row.getString("problems")),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    /// How scanners are called by those who let them in, by application entity title.
    Map<String, String> names(Collection<String> aeTitles) {
        return jdbc
                .sql("""
                        select ae_title, name
                        from acquisition.dicom_peer
                        where ae_title = any(:titles)
                        """)
                .param("titles", aeTitles.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("ae_title"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
