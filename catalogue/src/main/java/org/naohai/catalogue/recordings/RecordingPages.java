package org.naohai.catalogue.recordings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.LinkNotices;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.governance.Acting;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One recording with its files and its neighbours of the same session.
@Component
class RecordingPages {

    private static final int MOST_NEIGHBOURS = 50;

    private final JdbcClient jdbc;
    private final LinkNotices links;

    RecordingPages(JdbcClient jdbc, LinkNotices links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /// - **viewer** `image`, `signal`, `variants`, `clinical`, `table`, `none` · **version** of its content, from 1
    /// - **notice** said of the dataset (synthetic, composite) · **linkNotice** said of a linked composite one
    record RecordingPage(
            @JsonUnwrapped RecordingRow row,
            UUID projectId,
            String kind,
            int version,
            Map<String, Object> facts,
            List<RecordingFile> files,
            String viewer,
            List<RecordingRow> neighbours,
            boolean synthetic,
            boolean composite,
            @Nullable Text notice,
            @Nullable Text linkNotice) {}

    record RecordingFile(String path, long size, String sha256, boolean identifying) {}

    RecordingPage get(UUID id) {
        return jdbc.sql("select d.synthetic, d.composite, d.notice_zh, d.notice_en, " + RecordingRow.COLUMNS
                        + "\nfrom catalogue.recording r\n" + RecordingRow.JOINS + """

                where r.id = :id and r.scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> new RecordingPage(
                        RecordingRow.of(row),
                        row.getObject("project_id", UUID.class),
                        row.getString("kind"),
                        row.getInt("version"),
                        Json.readMap(row.getString("facts")),
                        files(id),
                        viewer(row.getString("kind")),
                        neighbours(row.getObject("subject_id", UUID.class), row.getString("session"), id),
                        row.getBoolean("synthetic"),
                        row.getBoolean("composite"),
                        row.getString("notice_zh") == null ? null : Rows.text(row, "notice_zh", "notice_en"),
                        links.of(row.getObject("subject_id", UUID.class)).orElse(null)))
                .optional()
                .orElseThrow(() -> Refused.notFound("recording"));
    }

    private static String viewer(String kind) {
        return switch (kind) {
            case "nifti" -> "image";
            case "edf", "bdf", "brainvision" -> "signal";
            case "vcf" -> "variants";
            case "fhir_bundle" -> "clinical";
            case "table" -> "table";
            default -> "none";
        };
    }

    private List<RecordingFile> files(UUID id) {
        return jdbc.sql("""
                select case when scope_id = any(:own) then path else public_path end as path, size, sha256, identifying
                from catalogue.recording_file
                where recording_id = :id and scope_id = any(:mine)
                order by position
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .param("own", Acting.who().reach().own().toArray(Integer[]::new))
                .query((row, number) -> new RecordingFile(
                        row.getString("path"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getBoolean("identifying")))
                .list();
    }

    private List<RecordingRow> neighbours(@Nullable UUID subject, @Nullable String session, UUID self) {
        if (subject == null) {
            return List.of();
        }
        return jdbc.sql("select d.synthetic, d.composite, d.notice_zh, d.notice_en, " + RecordingRow.COLUMNS
                        + "\nfrom catalogue.recording r\n" + RecordingRow.JOINS + """

                where r.subject_id = :subject and r.session is not distinct from :session and r.id <> :self
                    and r.scope_id = any(:mine) and r.role = 'recording'
                order by r.domain, r.path
                limit :most
                """)
                .param("subject", subject)
                .param("session", session, java.sql.Types.VARCHAR)
                .param("self", self)
                .param("mine", Scoped.read())
                .param("most", MOST_NEIGHBOURS)
                .query((row, number) -> RecordingRow.of(row))
                .list();
    }
}
