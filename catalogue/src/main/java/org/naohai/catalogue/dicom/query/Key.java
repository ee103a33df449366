package org.naohai.catalogue.dicom.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.naohai.formats.dicom.Tag;

/// What can be matched (PS3.18 table 10.6.1-5), by keyword or by hexadecimal tag, and where it lies.
///
/// - **column** in the row of its level
public enum Key {
    STUDY_INSTANCE_UID("StudyInstanceUID", Tag.StudyInstanceUid, Level.STUDY, Form.UIDS, "study_uid"),
    STUDY_DATE("StudyDate", Tag.StudyDate, Level.STUDY, Form.DATE, "study_date"),
    STUDY_TIME("StudyTime", Tag.StudyTime, Level.STUDY, Form.TIME, "study_time"),
    ACCESSION_NUMBER("AccessionNumber", Tag.AccessionNumber, Level.STUDY, Form.TEXT, "accession_number"),
    MODALITIES_IN_STUDY("ModalitiesInStudy", 0x00080061, Level.STUDY, Form.MODALITIES, "modalities"),
    PATIENT_NAME("PatientName", Tag.PatientName, Level.STUDY, Form.NAME, "subject_label"),
    PATIENT_ID("PatientID", Tag.PatientId, Level.STUDY, Form.TEXT, "patient_id"),
    PATIENT_SEX("PatientSex", Tag.PatientSex, Level.STUDY, Form.TEXT, "patient_sex"),
    STUDY_ID("StudyID", 0x00200010, Level.STUDY, Form.TEXT, "study_id"),
    STUDY_DESCRIPTION("StudyDescription", Tag.StudyDescription, Level.STUDY, Form.TEXT, "description"),
    SERIES_INSTANCE_UID("SeriesInstanceUID", Tag.SeriesInstanceUid, Level.SERIES, Form.UIDS, "series_uid"),
    MODALITY("Modality", Tag.Modality, Level.SERIES, Form.TEXT, "modality"),
    SERIES_NUMBER("SeriesNumber", Tag.SeriesNumber, Level.SERIES, Form.NUMBER, "number"),
    SERIES_DESCRIPTION("SeriesDescription", Tag.SeriesDescription, Level.SERIES, Form.TEXT, "description"),
    PROTOCOL_NAME("ProtocolName", 0x00181030, Level.SERIES, Form.TEXT, "protocol"),
    BODY_PART_EXAMINED("BodyPartExamined", Tag.BodyPartExamined, Level.SERIES, Form.TEXT, "body_part"),
    MANUFACTURER("Manufacturer", Tag.Manufacturer, Level.SERIES, Form.TEXT, "manufacturer"),
    SERIES_DATE("SeriesDate", Tag.SeriesDate, Level.SERIES, Form.DATE, "series_date"),
    SERIES_TIME("SeriesTime", Tag.SeriesTime, Level.SERIES, Form.TIME, "series_time"),
    SOP_INSTANCE_UID("SOPInstanceUID", Tag.SopInstanceUid, Level.INSTANCE, Form.UIDS, "sop_uid"),
    SOP_CLASS_UID("SOPClassUID", Tag.SopClassUid, Level.INSTANCE, Form.UIDS, "sop_class"),
    INSTANCE_NUMBER("InstanceNumber", Tag.InstanceNumber, Level.INSTANCE, Form.NUMBER, "number"),
    ROWS("Rows", Tag.Rows, Level.INSTANCE, Form.NUMBER, "rows"),
    COLUMNS("Columns", Tag.Columns, Level.INSTANCE, Form.NUMBER, "columns"),
    NUMBER_OF_FRAMES("NumberOfFrames", Tag.NumberOfFrames, Level.INSTANCE, Form.NUMBER, "frames");

    /// How values are matched (PS3.4 C.2.2.2).
    enum Form {
        TEXT,
        /// without regard to case, as PS3.4 C.2.2.2.1 leaves open for names
        NAME,
        DATE,
        TIME,
        NUMBER,
        UIDS,
        MODALITIES
    }

    private static final Map<String, Key> BY_NAME = new HashMap<>();

    static {
        for (var key : values()) {
            BY_NAME.put(key.keyword, key);
            BY_NAME.put(Tag.hex(key.tag), key);
        }
    }

    private final String keyword;
    private final int tag;
    private final Level level;
    private final Form form;
    private final String column;

    Key(String keyword, int tag, Level level, Form form, String column) {
        this.keyword = keyword;
        this.tag = tag;
        this.level = level;
        this.form = form;
        this.column = column;
    }

    static Optional<Key> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public String keyword() {
        return keyword;
    }

    public Level level() {
        return level;
    }

    Form form() {
        return form;
    }

    /// With the alias that the row of its level has in every query.
    String column() {
        return level.alias() + "." + column;
    }

    String bareColumn() {
        return column;
    }
}
