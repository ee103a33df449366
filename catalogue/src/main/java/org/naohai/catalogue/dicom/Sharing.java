package org.naohai.catalogue.dicom;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Rows;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who sees a study: whoever its dataset is shared with, but the project alone as long as a series of it
/// arrives or shows a head, for faces are not removed.
///
/// Runs in the caller's transaction of the worker role.
@Component
public class Sharing {

    private final JdbcClient worker;
    private final Scopes scopes;

    Sharing(@Qualifier("workerJdbc") JdbcClient worker, Scopes scopes) {
        this.worker = worker;
        this.scopes = scopes;
    }

    /// Whether a volume of the dataset shows a head.
    public boolean showsFaces(UUID project, String dataset) {
        return worker.sql("""
                select exists (
                    select
                    from catalogue.dicom_study study
                    join catalogue.dicom_series series using (study_uid)
                    where study.project_id = :project and study.dataset_name = :dataset and series.head)
                """)
                .param("project", project)
                .param("dataset", dataset)
                .query(Boolean.class)
                .single();
    }

    /// Whether the study shows a head and its dataset is for more than the project.
    boolean showsFacesToOthers(String study) {
        return worker.sql("""
                select exists (
                    select
                    from catalogue.dicom_study study
                    join catalogue.dataset dataset
                        on dataset.project_id = study.project_id and dataset.name = study.dataset_name
                    join catalogue.dicom_series series using (study_uid)
                    where study.study_uid = :study and series.head and dataset.access <> :project)
                """)
                .param("study", study)
                .param("project", AccessLevel.PROJECT.key())
                .query(Boolean.class)
                .single();
    }

    /// Gives every study of a dataset the scope that is due to it.
    public void settle(UUID project, String dataset) {
        worker.sql("""
                select study_uid
                from catalogue.dicom_study
                where project_id = :project and dataset_name = :dataset
                order by study_uid
                for no key update
                """)
                .param("project", project)
                .param("dataset", dataset)
                .query(String.class)
                .list()
                .forEach(this::settle);
    }

    /// - **returns** the scope of the study from now on
    int settle(String study) {
        var due = worker.sql("""
                select study.scope_id, study.project_id, dataset.id, dataset.access,
                    exists (
                        select
                        from catalogue.dicom_series series
                        where series.study_uid = study.study_uid and (series.head or series.state = 'arriving')) as closed
                from catalogue.dicom_study study
                left join catalogue.dataset dataset
                    on dataset.project_id = study.project_id and dataset.name = study.dataset_name
                where study.study_uid = :study
                """)
                .param("study", study)
                .query((row, number) -> new Due(
                        row.getInt("scope_id"),
                        Rows.id(row, "project_id"),
                        row.getObject("id", UUID.class),
                        row.getString("access"),
                        row.getBoolean("closed")))
                .single();
        int scope = scopes.intern(due.key(scopes.get(due.scope())));
        if (scope != due.scope()) {
            move(study, scope);
        }
        return scope;
    }

    /// A study of the project alone, whatever its dataset is.
    int ofProject(int scope) {
        var key = scopes.get(scope);
        return key.access() == AccessLevel.PROJECT
                ? scope
                : scopes.intern(new ScopeKey(key.projectId(), AccessLevel.PROJECT, key.domain(), false));
    }

    /// Something of a study came: until it is checked, the project alone sees the study.
    void arrived(String study, int scope) {
        if (scopes.get(scope).access() != AccessLevel.PROJECT) {
            settle(study);
        }
    }

    private void move(String study, int scope) {
        for (var sql : List.of(
                "update catalogue.dicom_study set scope_id = :scope where study_uid = :study",
                "update catalogue.dicom_series set scope_id = :scope where study_uid = :study",
                """
                update catalogue.dicom_instance
                set scope_id = :scope
                where series_uid in (select series_uid from catalogue.dicom_series where study_uid = :study)
                """)) {
            worker.sql(sql).param("scope", scope).param("study", study).update();
        }
    }

    /// What decides about a study.
    private record Due(
            int scope,
            UUID project,
            @Nullable UUID dataset,
            @Nullable String access,
            boolean closed) {

        ScopeKey key(ScopeKey now) {
            return closed || access == null || dataset == null
                    ? new ScopeKey(project, AccessLevel.PROJECT, now.domain(), false)
                    : ScopeKey.ofDataset(project, dataset, AccessLevel.ofKey(access), now.domain());
        }
    }
}
