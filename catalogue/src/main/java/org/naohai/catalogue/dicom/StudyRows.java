package org.naohai.catalogue.dicom;

import java.sql.Types;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.naohai.catalogue.DicomRecord.Study;
import org.naohai.catalogue.list.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of `catalogue.dicom_study`, with their counts.
final class StudyRows {

    private final JdbcClient worker;

    StudyRows(JdbcClient worker) {
        this.worker = worker;
    }

    /// Locks the row, which comes to be where it is not there yet.
    ///
    /// - **scope** of a new study · **returns** the scope of the study, which a change of access may have
    ///   moved since
    int ensure(Study study, IntSupplier scope) {
        return lock(study.uid()).orElseGet(() -> {
            insert(study, scope.getAsInt());
            return lock(study.uid()).orElseThrow();
        });
    }

    Optional<Integer> lock(String uid) {
        return worker.sql("""
                select scope_id
                from catalogue.dicom_study
                where study_uid = :uid
                for no key update
                """).param("uid", uid).query(Integer.class).optional();
    }

    private void insert(Study study, int scope) {
        worker.sql("""
                insert into catalogue.dicom_study (study_uid, project_id, dataset_name, subject_label, session,
                    scope_id, patient_id, patient_sex, study_date, study_time, accession_number, study_id, description)
                values (:uid, :project, :dataset, :subject, :session,
                    :scope, :patient, :sex, :date, :time, :accession, :study_id, :description)
                on conflict (study_uid) do nothing
                """)
                .param("uid", study.uid())
                .param("project", study.projectId())
                .param("dataset", study.dataset())
                .param("subject", Clipped.of(study.subject()))
                .param("session", study.session(), Types.VARCHAR)
                .param("scope", scope)
                .param("patient", Clipped.of(study.patientId()))
                .param("sex", study.sex(), Types.VARCHAR)
                .param("date", study.date())
                .param("time", Clipped.of(study.time()))
                .param("accession", Clipped.of(study.accessionNumber()))
                .param("study_id", Clipped.of(study.studyId()))
                .param("description", Clipped.of(study.description()))
                .update();
    }

    void count(String uid, String modality, int series, int instances, long bytes) {
        worker.sql("""
                update catalogue.dicom_study
                set modalities = case when :modality = any(modalities) or :modality = '' then modalities
                        else array(select one from unnest(modalities || :modality::text) one order by one) end,
                    series = series + :series, instances = instances + :instances, bytes = bytes + :bytes,
                    modified_at = now()
                where study_uid = :uid
                """)
                .param("uid", uid)
                .param("modality", modality)
                .param("series", series)
                .param("instances", instances)
                .param("bytes", bytes)
                .update();
    }

    /// After a series has left; the study goes with its last.
    void countAnew(String uid) {
        worker.sql("""
                update catalogue.dicom_study
                set modalities = left_over.modalities, series = left_over.series, instances = left_over.instances,
                    bytes = left_over.bytes, modified_at = now()
                from (
                    select coalesce(array_agg(distinct modality) filter (where modality <> ''), '{}') as modalities,
                        count(*) as series, coalesce(sum(instances), 0) as instances, coalesce(sum(bytes), 0) as bytes
                    from catalogue.dicom_series
                    where study_uid = :uid) left_over
                where study_uid = :uid
                """).param("uid", uid).update();
        worker.sql("delete from catalogue.dicom_study where study_uid = :uid and series = 0")
                .param("uid", uid)
                .update();
    }

    Optional<Study> find(String uid) {
        return worker.sql("""
                select study_uid, project_id, dataset_name, subject_label, session, scope_id, patient_id, patient_sex,
                    study_date, study_time, accession_number, study_id, description
                from catalogue.dicom_study
                where study_uid = :uid
                """)
                .param("uid", uid)
                .query((row, number) -> new Study(
                        row.getString("study_uid"),
                        Rows.id(row, "project_id"),
                        row.getString("dataset_name"),
                        row.getString("subject_label"),
                        row.getString("session"),
                        row.getInt("scope_id"),
                        row.getString("patient_id"),
                        row.getString("patient_sex"),
                        row.getString("study_date"),
                        row.getString("study_time"),
                        row.getString("accession_number"),
                        row.getString("study_id"),
                        row.getString("description")))
                .optional();
    }
}
