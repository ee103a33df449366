package org.naohai.catalogue.register;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Collaboration;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes the row of a dataset: made at the first import, described by its own files, counted at every
/// import.
@Component
class DatasetWriter {

    private final JdbcClient worker;
    private final Scopes scopes;
    private final Collaboration collaboration;

    DatasetWriter(@Qualifier("workerJdbc") JdbcClient worker, Scopes scopes, Collaboration collaboration) {
        this.worker = worker;
        this.scopes = scopes;
        this.collaboration = collaboration;
    }

    /// Locks the row until the transaction ends, so that two imports into one dataset come one after the
    /// other.
    DatasetRow open(UUID projectId, String name) {
        return locked(projectId, name).orElseGet(() -> {
            insert(projectId, name);
            return locked(projectId, name).orElseThrow();
        });
    }

    Optional<UUID> find(UUID projectId, String name) {
        return worker.sql("""
                select id
                from catalogue.dataset
                where project_id = :project and name = :name
                """)
                .param("project", projectId)
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    private Optional<DatasetRow> locked(UUID projectId, String name) {
        return worker.sql("""
                select id, project_id, name, access, scope_id, version
                from catalogue.dataset
                where project_id = :project and name = :name
                for update
                """)
                .param("project", projectId)
                .param("name", name)
                .query((row, number) -> new DatasetRow(
                        row.getObject("id", UUID.class),
                        row.getObject("project_id", UUID.class),
                        row.getString("name"),
                        AccessLevel.valueOf(row.getString("access").toUpperCase(java.util.Locale.ROOT)),
                        row.getInt("scope_id"),
                        row.getInt("version")))
                .optional();
    }

    private void insert(UUID projectId, String name) {
        var project = collaboration.findProject(projectId).orElseThrow(() -> Refused.notFound("project"));
        var institution = collaboration.getInstitution(project.institutionId());
        worker.sql("""
                insert into catalogue.dataset (id, project_id, name, title, access, scope_id,
                    project_key, project_zh, project_en, institution_id, institution_key, institution_zh, institution_en)
                values (:id, :project, :name, :name, :access, :scope,
                    :project_key, :project_zh, :project_en, :institution, :institution_key, :institution_zh, :institution_en)
                on conflict (project_id, name) do nothing
                """)
                .param("id", Ids.next())
                .param("project", projectId)
                .param("name", name)
                .param("access", AccessLevel.PROJECT.key())
                .param("scope", scopes.intern(new ScopeKey(projectId, AccessLevel.PROJECT, null, false)))
                .param("project_key", project.key())
                .param("project_zh", project.title().zh())
                .param("project_en", project.title().en())
                .param("institution", institution.id())
                .param("institution_key", institution.key())
                .param("institution_zh", institution.name().zh())
                .param("institution_en", institution.name().en())
                .update();
    }

    /// Title, authors, licence, description and notice; a title given by hand stays.
    void describe(DatasetRow dataset, Description description) {
        worker.sql("""
                update catalogue.dataset
                set title = case when title_by_hand then title else coalesce(:title, title) end,
                    description = coalesce(:description, description),
                    licence = coalesce(:licence, licence),
                    authors = coalesce(:authors, authors),
                    synthetic = synthetic or :synthetic,
                    composite = composite or :composite,
                    notice_zh = coalesce(:notice_zh, notice_zh),
                    notice_en = coalesce(:notice_en, notice_en)
                where id = :id
                """)
                .param("id", dataset.id())
                .param("title", description.title(), java.sql.Types.VARCHAR)
                .param("description", description.text(), java.sql.Types.VARCHAR)
                .param("licence", description.licence(), java.sql.Types.VARCHAR)
                .param(
                        "authors",
                        description.authors().isEmpty()
                                ? null
                                : description.authors().toArray(String[]::new),
                        java.sql.Types.ARRAY)
                .param("synthetic", description.synthetic())
                .param("composite", description.composite())
                .param(
                        "notice_zh",
                        description.notice() == null
                                ? null
                                : description.notice().zh(),
                        java.sql.Types.VARCHAR)
                .param(
                        "notice_en",
                        description.notice() == null
                                ? null
                                : description.notice().en(),
                        java.sql.Types.VARCHAR)
                .update();
    }

    /// A new version with the files of the whole dataset as it stands now; its number.
    int newVersion(DatasetRow dataset, @Nullable String manifestSha256, UUID intakeId) {
        int number = dataset.version() + 1;
        worker.sql("""
                insert into catalogue.dataset_version (dataset_id, number, manifest_sha256, files, bytes, intake_id, scope_id)
                select :id, :number, :manifest, coalesce(sum(files), 0), coalesce(sum(bytes), 0), :intake, :scope
                from catalogue.recording
                where dataset_id = :id
                """)
                .param("id", dataset.id())
                .param("number", number)
                .param("manifest", manifestSha256, java.sql.Types.VARCHAR)
                .param("intake", intakeId)
                .param("scope", dataset.scopeId())
                .update();
        return number;
    }

    /// Brings every maintained count of the row up to date, and its place in the list of the newest.
    void count(UUID datasetId, @Nullable Integer version) {
        worker.sql("""
                update catalogue.dataset
                set recordings = r.recordings, tables = r.tables, files = r.files, bytes = r.bytes,
                    identifying = r.identifying, unassigned = r.unassigned, domains = r.domains,
                    passed = r.passed, warned = r.warned, rejected = r.rejected, unknown = r.unknown,
                    subjects = s.subjects, sessions = s.sessions, age_min = s.age_min, age_max = s.age_max,
                    species = s.species, version = coalesce(:version, version), modified_at = now()
                from (
                    select count(*) filter (where role = 'recording') as recordings,
                        count(*) filter (where role = 'table') as tables,
                        coalesce(sum(files), 0) as files,
                        coalesce(sum(bytes), 0) as bytes,
                        (select count(*) from catalogue.recording_file f
                            where f.dataset_id = :id and f.identifying) as identifying,
                        count(*) filter (where role = 'recording' and subject_id is null
                                         and kind not in ('vcf', 'fhir_bundle')) as unassigned,
                        coalesce(array_agg(distinct domain) filter (where domain is not null and role <> 'document'),
                            '{}') as domains,
                        count(*) filter (where verdict = 'passed' and role <> 'document') as passed,
                        count(*) filter (where verdict = 'warned' and role <> 'document') as warned,
                        count(*) filter (where verdict = 'rejected' and role <> 'document') as rejected,
                        count(*) filter (where verdict = 'unknown') as unknown
                    from catalogue.recording
                    where dataset_id = :id) r,
                    (select count(*) as subjects, coalesce(sum(sessions), 0) as sessions,
                        min(age_min) as age_min, max(age_max) as age_max, min(species) as species
                    from catalogue.subject
                    where dataset_id = :id) s
                where id = :id
                """)
                .param("id", datasetId)
                .param("version", version, java.sql.Types.INTEGER)
                .update();
    }
}
