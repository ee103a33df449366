package org.naohai.viewer.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.electrophysiology.Annotation;
import org.naohai.governance.Acting;
import org.naohai.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What people noted at times of recordings: kept beside the data, never written into the files.
@Repository
public class Annotations {

    private final JdbcClient jdbc;

    public Annotations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An annotation of the file (no id) or of a person.
    ///
    /// - **onsetSeconds** from the start of the recording · **by** the login of who made it
    /// - **mine** may be deleted by the acting person
    public record Note(
            @Nullable UUID id,
            double onsetSeconds,
            double durationSeconds,
            String label,
            @Nullable String by,
            @Nullable Instant at,
            boolean mine) {

        public static Note ofFile(Annotation annotation) {
            return new Note(
                    null,
                    annotation.onsetSeconds(),
                    annotation.durationSeconds(),
                    annotation.label(),
                    null,
                    null,
                    false);
        }
    }

    @Transactional(readOnly = true)
    public List<Note> list(UUID recordingId) {
        return jdbc.sql("""
                select id, onset_seconds, duration_seconds, label, made_by, made_by_login, made_at
                from viewer.annotation
                where recording_id = :recording
                  and scope_id = any(:mine)
                order by onset_seconds, id
                """)
                .param("recording", recordingId)
                .param("mine", Acting.who().reach().read().toArray(Integer[]::new))
                .query(Annotations::note)
                .list();
    }

    @Transactional
    public Note add(Recording recording, double onsetSeconds, double durationSeconds, String label) {
        var who = Acting.who();
        return jdbc.sql("""
                insert into viewer.annotation
                    (id, recording_id, scope_id, onset_seconds, duration_seconds, label, made_by, made_by_login)
                values (:id, :recording, :scope, :onset, :duration, :label, :person, :login)
                returning id, onset_seconds, duration_seconds, label, made_by, made_by_login, made_at
                """)
                .param("id", Ids.next())
                .param("recording", recording.id())
                .param("scope", recording.scopeId())
                .param("onset", onsetSeconds)
                .param("duration", durationSeconds)
                .param("label", label)
                .param("person", who.personId())
                .param("login", who.login())
                .query(Annotations::note)
                .single();
    }

    /// Whether there was one of the acting person to delete.
    @Transactional
    public boolean delete(UUID recordingId, UUID annotationId) {
        return jdbc.sql("""
                delete from viewer.annotation
                where id = :id
                  and recording_id = :recording
                  and made_by = :person
                  and scope_id = any(:mine)
                """)
                        .param("id", annotationId)
                        .param("recording", recordingId)
                        .param("person", Acting.who().personId())
                        .param("mine", Acting.who().reach().read().toArray(Integer[]::new))
                        .update()
                == 1;
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        var by = row.getObject("made_by", UUID.class);
        return new Note(
                row.getObject("id", UUID.class),
                row.getDouble("onset_seconds"),
                row.getDouble("duration_seconds"),
                row.getString("label"),
                row.getString("made_by_login"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                by.equals(Acting.who().personId()));
    }
}
