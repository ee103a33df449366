package org.naohai.acquisition.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What intake remembers of the datasets it wrote: newest manifest, subject labels, renamed paths, assignments. Runs as
/// the worker.
@Component
public class DatasetRows {

    private final JdbcClient worker;

    DatasetRows(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// A dataset as intake last wrote it.
    public record Known(String name, UUID datasetId, String manifestSha256, Set<String> labels) {}

    private record Row(String name, UUID datasetId, String manifestSha256, String[] labels) {
        Known known() {
            return new Known(name, datasetId, manifestSha256, Set.of(labels));
        }
    }

    public Optional<Known> find(UUID projectId, String name) {
        return list(projectId).stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst();
    }

    public List<Known> list(UUID projectId) {
        return worker
                .sql("""
                        select dataset_name as name, dataset_id, manifest_sha256, labels
                        from acquisition.dataset
                        where project_id = :project
                        order by dataset_name
                        """)
                .param("project", projectId)
                .query((row, number) -> new Row(
                        row.getString("name"),
                        row.getObject("dataset_id", UUID.class),
                        row.getString("manifest_sha256"),
                        (String[]) row.getArray("labels").getArray()))
                .list()
                .stream()
                .map(row -> Objects.requireNonNull(row).known())
                .toList();
    }

    public void save(UUID projectId, Known dataset) {
        worker.sql("""
                        insert into acquisition.dataset (project_id, dataset_name, dataset_id, manifest_sha256, labels)
                        values (:project, :name, :dataset, :manifest, :labels)
                        on conflict (project_id, dataset_name) do update
                        set manifest_sha256 = excluded.manifest_sha256, labels = excluded.labels
                        """)
                .param("project", projectId)
                .param("name", dataset.name())
                .param("dataset", dataset.datasetId())
                .param("manifest", dataset.manifestSha256())
                .param("labels", dataset.labels().stream().sorted().toArray(String[]::new))
                .update();
    }

    /// Keyed hash of the original path (hex) → path in the dataset.
    public Map<String, String> renamedPaths(UUID projectId, String name) {
        var paths = new HashMap<String, String>();
        worker.sql("""
                        select encode(original_hash, 'hex') as hash, path
                        from acquisition.stored_path
                        where project_id = :project and dataset_name = :name
                        """).param("project", projectId).param("name", name).query(row -> {
            paths.put(row.getString("hash"), row.getString("path"));
        });
        return paths;
    }

    public void saveRenamed(UUID projectId, String name, Map<String, String> byHash) {
        byHash.forEach((hash, path) -> worker.sql("""
                        insert into acquisition.stored_path (project_id, dataset_name, original_hash, path)
                        values (:project, :name, decode(:hash, 'hex'), :path)
                        on conflict (project_id, dataset_name, original_hash) do nothing
                        """)
                .param("project", projectId)
                .param("name", name)
                .param("hash", hash)
                .param("path", path)
                .update());
    }

    /// Path → subject label, as a person decided.
    public Map<String, String> assignments(UUID projectId, String name) {
        var labels = new HashMap<String, String>();
        worker.sql("""
                        select path, subject_label
                        from acquisition.assignment
                        where project_id = :project and dataset_name = :name
                        """).param("project", projectId).param("name", name).query(row -> {
            labels.put(row.getString("path"), row.getString("subject_label"));
        });
        return labels;
    }

    public void assign(UUID projectId, String name, String path, String label, UUID by) {
        worker.sql("""
                        insert into acquisition.assignment
                               (project_id, dataset_name, path, subject_label, assigned_by)
                        values (:project, :name, :path, :label, :by)
                        on conflict (project_id, dataset_name, path) do update
                        set subject_label = excluded.subject_label, assigned_by = excluded.assigned_by, at = now()
                        """)
                .param("project", projectId)
                .param("name", name)
                .param("path", path)
                .param("label", label)
                .param("by", by)
                .update();
    }

    /// Whose a file may be.
    public record Suggestion(String path, String subjectLabel, String becauseZh, String becauseEn) {}

    public void saveSuggestions(UUID projectId, String name, Collection<Suggestion> suggestions) {
        for (var one : suggestions) {
            worker.sql("""
                            insert into acquisition.suggestion
                                   (project_id, dataset_name, path, subject_label, because_zh, because_en)
                            values (:project, :name, :path, :label, :zh, :en)
                            on conflict (project_id, dataset_name, path) do update
                            set subject_label = excluded.subject_label, because_zh = excluded.because_zh,
                                because_en = excluded.because_en
                            """)
                    .param("project", projectId)
                    .param("name", name)
                    .param("path", one.path())
                    .param("label", one.subjectLabel())
                    .param("zh", one.becauseZh())
                    .param("en", one.becauseEn())
                    .update();
        }
    }

    public Optional<Suggestion> suggestion(UUID projectId, String name, String path) {
        return worker.sql("""
                        select path, subject_label, because_zh, because_en
                        from acquisition.suggestion
                        where project_id = :project and dataset_name = :name and path = :path
                        """)
                .param("project", projectId)
                .param("name", name)
                .param("path", path)
                .query(Suggestion.class)
                .optional();
    }
}
