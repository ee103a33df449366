package org.naohai.catalogue.recordings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Rows;

/// A recording in a list.
///
/// - **ageYears** at its session · **path** without identities · **thumbnail** where one was made
public record RecordingRow(
        UUID id,
        DatasetName dataset,
        @Nullable SubjectName subject,
        @Nullable String session,
        @Nullable Double ageYears,
        @Nullable String domain,
        @Nullable String modality,
        @Nullable String suffix,
        @Nullable String task,
        String title,
        String verdict,
        String path,
        @Nullable String thumbnail,
        Instant modifiedAt) {

    static final String ORDER = "recordings";

    public record SubjectName(UUID id, String label) {}

    /// What every query for recordings joins: `r` the recording, `d` its dataset, `s` its subject, `v` its visit.
    static final String COLUMNS = """
            r.id, r.dataset_id, d.title as dataset_title, d.project_id, r.subject_id, s.label, r.session,
            r.domain, r.modality, r.suffix, r.task, r.title, r.verdict, r.public_path, r.path, r.kind, r.role, r.facts,
            r.artefacts, r.scope_id, r.modified_at, r.version,
            coalesce(v.age_years, case when r.session is null or s.sessions <= 1 then
                case when s.age_min = s.age_max then s.age_min end end) as age_years""";

    static final String JOINS = """
            join catalogue.dataset d on d.id = r.dataset_id
            left join catalogue.subject s on s.id = r.subject_id
            left join catalogue.session v on v.subject_id = r.subject_id and v.label = r.session""";

    static RecordingRow of(ResultSet row) throws SQLException {
        var id = Rows.id(row, "id");
        var subject = Rows.id(row, "subject_id");
        return new RecordingRow(
                id,
                DatasetName.of(row),
                subject == null ? null : new SubjectName(subject, row.getString("label")),
                row.getString("session"),
                Rows.number(row, "age_years"),
                row.getString("domain"),
                row.getString("modality"),
                row.getString("suffix"),
                row.getString("task"),
                row.getString("title"),
                row.getString("verdict"),
                row.getString("public_path"),
                thumbnail(id, row.getString("artefacts")),
                Rows.time(row, "modified_at"));
    }

    Cursor newest() {
        return Cursor.at(ORDER, modifiedAt, id);
    }

    Cursor byPath() {
        return new Cursor(ORDER, path, id);
    }

    private static @Nullable String thumbnail(UUID id, @Nullable String artefacts) {
        return Json.readMap(artefacts).containsKey("thumbnail") ? "/api/v1/recordings/" + id + "/thumbnail" : null;
    }
}
