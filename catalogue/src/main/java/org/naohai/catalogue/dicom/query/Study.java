package org.naohai.catalogue.dicom.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Rows;

/// A study as lists show it.
///
/// - **date**, **time** as DICOM writes them, shifted
public record Study(
        String uid,
        UUID projectId,
        String dataset,
        String subject,
        @Nullable String session,
        String patientId,
        @Nullable String sex,
        String date,
        String time,
        String accessionNumber,
        String studyId,
        String description,
        List<String> modalities,
        int series,
        int instances,
        long bytes,
        Instant modifiedAt) {

    static final String COLUMNS = """
            study.study_uid, study.project_id, study.dataset_name, study.subject_label, study.session,
            study.patient_id, study.patient_sex, study.study_date, study.study_time, study.accession_number,
            study.study_id, study.description, study.modalities, study.series, study.instances, study.bytes,
            study.modified_at
            """;

    static Study of(ResultSet row) throws SQLException {
        return new Study(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                Rows.texts(row, "modalities"),
                row.getInt(14),
                row.getInt(15),
                row.getLong(16),
                Rows.time(row, "modified_at"));
    }

    public Bookmark bookmark() {
        return new Bookmark(date, uid);
    }
}
