package org.naohai.catalogue.recordings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.formats.Kind;
import org.naohai.governance.Acting;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Verdict;
import org.naohai.lake.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// [Recordings] from the record, filtered by the acting person's scopes.
@Component
class StoredRecordings implements Recordings {

    private final JdbcClient jdbc;

    StoredRecordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Recording> find(UUID recordingId) {
        return jdbc.sql("""
                select r.id, r.dataset_id, d.project_id, r.subject_id, r.scope_id, r.path, r.kind, r.domain, r.suffix,
                    r.verdict, r.facts, r.artefacts
                from catalogue.recording r
                join catalogue.dataset d on d.id = r.dataset_id
                where r.id = :id and r.scope_id = any(:mine)
                """)
                .param("id", recordingId)
                .param("mine", Scoped.read())
                .query((row, number) -> new Recording(
                        Rows.id(row, "id"),
                        Rows.id(row, "dataset_id"),
                        Rows.id(row, "project_id"),
                        Rows.id(row, "subject_id"),
                        row.getInt("scope_id"),
                        row.getString("path"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        domain(row.getString("domain")),
                        row.getString("suffix"),
                        Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                        Json.readMap(row.getString("facts")),
                        files(recordingId),
                        Json.readTexts(row.getString("artefacts"))))
                .optional();
    }

    @Override
    public Map<String, UUID> findAll(UUID projectId, String datasetName, Collection<String> paths) {
        var found = new HashMap<String, UUID>();
        jdbc.sql("""
                select r.path, r.id
                from catalogue.dataset d
                join catalogue.recording r on r.dataset_id = d.id
                where d.project_id = :project and d.name = :dataset and r.path = any(:paths)
                  and r.scope_id = any(:mine)
                """)
                .param("project", projectId)
                .param("dataset", datasetName)
                .param("paths", paths.toArray(String[]::new))
                .param("mine", Scoped.read())
                .query(row -> {
                    found.put(row.getString("path"), Rows.id(row, "id"));
                });
        return found;
    }

    @Override
    public List<Unassigned> listUnassigned(Wanted wanted) {
        return jdbc.sql("""
                select r.id, r.dataset_id, d.project_id, d.name, r.public_path, r.kind
                """ + OF_NOBODY + """
                  and (:project::uuid is null or d.project_id = :project)
                  and (:dataset::uuid is null or d.id = :dataset)
                  and (:recording::uuid is null or r.id = :recording)
                  and (:before::uuid is null or r.id < :before)
                order by r.id desc
                limit :most
                """)
                .param("mine", Acting.who().reach().contribute().toArray(Integer[]::new))
                .param("project", wanted.projectId(), java.sql.Types.OTHER)
                .param("dataset", wanted.datasetId(), java.sql.Types.OTHER)
                .param("recording", wanted.recordingId(), java.sql.Types.OTHER)
                .param("before", wanted.before(), java.sql.Types.OTHER)
                .param("most", wanted.limit())
                .query((row, number) -> new Unassigned(
                        Rows.id(row, "id"),
                        Rows.id(row, "dataset_id"),
                        Rows.id(row, "project_id"),
                        row.getString("name"),
                        row.getString("public_path"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))))
                .list();
    }

    @Override
    public long countUnassigned() {
        return jdbc.sql("select count(*) " + OF_NOBODY)
                .param("mine", Acting.who().reach().contribute().toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    private static final String OF_NOBODY = """
            from catalogue.recording r
            join catalogue.dataset d on d.id = r.dataset_id
            where r.scope_id = any(:mine) and r.role = 'recording' and r.subject_id is null
              and r.kind not in ('vcf', 'fhir_bundle') and d.unassigned > 0
            """;

    private List<StoredFile> files(UUID recordingId) {
        return jdbc.sql("""
                select path, sha256, size, identifying
                from catalogue.recording_file
                where recording_id = :id
                order by position
                """)
                .param("id", recordingId)
                .query((row, number) -> new StoredFile(
                        row.getString("path"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getBoolean("identifying")))
                .list();
    }

    private static @Nullable Domain domain(@Nullable String key) {
        return key == null ? null : Domain.ofKey(key);
    }
}
