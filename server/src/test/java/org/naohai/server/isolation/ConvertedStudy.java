package org.naohai.server.isolation;

import java.util.UUID;
import org.naohai.collaboration.Collaboration;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Ids;
import org.naohai.server.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A study in the archive of a project, one of whose series became the first anatomical image of its
/// dataset.
final class ConvertedStudy {

    private ConvertedStudy() {}

    /// Its UID.
    static String of(RunningServer server, Populated of) {
        var project = server.bean(Collaboration.class)
                .findProject(of.project)
                .orElseThrow()
                .id();
        var scope = server.bean(Scopes.class).intern(new ScopeKey(project, AccessLevel.PROJECT, null, false));
        var study = "2.25." + Math.abs(of.word.hashCode());
        var subject = "sub-" + of.word + "1";
        var worker = server.bean("workerJdbc", JdbcClient.class);
        worker.sql("""
                        insert into catalogue.dicom_study (study_uid, project_id, dataset_name, subject_label, scope_id,
                            patient_id, description)
                        values (:study, :project, :dataset, :subject, :scope, :subject, :word)
                        """)
                .param("study", study)
                .param("project", project)
                .param("dataset", of.word + "-data")
                .param("subject", subject)
                .param("scope", scope)
                .param("word", of.word)
                .update();
        conversion(worker, of, new Place(study, project, scope, subject));
        return study;
    }

    private record Place(String study, UUID project, int scope, String subject) {}

    private static void conversion(JdbcClient worker, Populated of, Place place) {
        worker.sql("""
                        insert into acquisition.dicom_conversion (study_uid, arrival_id, project_id, scope_id,
                            dataset_name, subject_label, software, converted_by)
                        values (:study, :arrival, :project, :scope, :dataset, :subject, 'dcm2niix', :by)
                        """)
                .param("study", place.study())
                .param("arrival", Ids.next())
                .param("project", place.project())
                .param("scope", place.scope())
                .param("dataset", of.word + "-data")
                .param("subject", place.subject())
                .param("by", Ids.next())
                .update();
        worker.sql("""
                        insert into acquisition.dicom_output (series_uid, position, study_uid, facts, outcome, rule, stem)
                        values (:series, 0, :study, :facts::jsonb, 'named', :word, :stem)
                        """)
                .param("series", place.study() + "1")
                .param("study", place.study())
                .param("word", of.word)
                .param("stem", image(worker, place.project()))
                .param("facts", """
                        {"modality":"MR","manufacturer":"","description":"%s","protocol":"","sequence":"","imageType":"",
                         "dimension":"3D","kind":"","echo":0,"echoMilliseconds":3,"inversionMilliseconds":0,
                         "repetitionMilliseconds":2000,"volumes":1,"slices":24,"diffusion":false,"direction":"",
                         "seriesNumber":2}
                        """.formatted(of.word))
                .update();
    }

    /// As the dataset calls it, without extension.
    private static String image(JdbcClient worker, UUID project) {
        var path = worker.sql("""
                        select recording.path
                        from catalogue.recording
                        join catalogue.dataset on dataset.id = recording.dataset_id
                        where dataset.project_id = :project and recording.kind = 'nifti'
                        limit 1
                        """).param("project", project).query(String.class).single();
        return path.substring(0, path.length() - ".nii".length());
    }
}
