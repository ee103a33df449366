package org.naohai.catalogue.dicom.studies;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.query.Study;

/// A study in a list.
///
/// - **date** `2024-01-31`, shifted as all dates of the subject are; null where there is none
/// - **head** whether a series of it shows a head, and so perhaps a face
record StudyRow(
        String uid,
        String subject,
        @Nullable String session,
        ProjectName project,
        String dataset,
        @Nullable String date,
        String description,
        List<String> modalities,
        int series,
        int instances,
        long bytes,
        Lights quality,
        boolean head,
        Instant modifiedAt) {

    /// - **arriving** series of which more is expected
    record Lights(int passed, int warned, int rejected, int unknown, int arriving) {
        static final Lights NONE = new Lights(0, 0, 0, 0, 0);
    }

    /// The project that a study is of.
    record ProjectName(String key, org.naohai.kernel.Text title) {}

    static StudyRow of(Study study, ProjectName project, SeriesSums.Sum sum) {
        return new StudyRow(
                study.uid(),
                study.subject(),
                study.session(),
                project,
                study.dataset(),
                date(study.date()),
                study.description(),
                study.modalities(),
                study.series(),
                study.instances(),
                study.bytes(),
                sum.lights(),
                sum.head(),
                study.modifiedAt());
    }

    static @Nullable String date(String dicom) {
        return dicom.length() == 8
                ? dicom.substring(0, 4) + "-" + dicom.substring(4, 6) + "-" + dicom.substring(6)
                : null;
    }
}
