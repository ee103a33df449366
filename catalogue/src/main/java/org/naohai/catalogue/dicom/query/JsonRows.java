package org.naohai.catalogue.dicom.query;

import java.util.List;
import java.util.Map;

/// Rows as DICOM JSON, with the attributes of PS3.18 tables 10.6.3-3 to 10.6.3-5 and those that are more.
final class JsonRows {

    private static final String UTF_8 = "ISO_IR 192";

    private final StringBuilder json = new StringBuilder(1 << 14).append('[');
    private final String base;

    /// - **base** what addresses begin with
    JsonRows(String base) {
        this.base = base;
    }

    JsonRows studies(List<Study> studies) {
        studies.forEach(this::study);
        return this;
    }

    /// - **studies** whose attributes stand in the rows as well; empty where the request names the study
    JsonRows rows(List<Row> rows, Map<String, Study> studies) {
        for (var row : rows) {
            switch (row) {
                case Row.SeriesRow series -> series(series, studies);
                case Row.InstanceRow instance -> instance(instance, studies);
            }
        }
        return this;
    }

    String end() {
        return json.append(']').toString();
    }

    private void study(Study study) {
        var row = begin();
        row.text("00080020", "DA", study.date())
                .text("00080030", "TM", study.time())
                .text("00080050", "SH", study.accessionNumber())
                .text("00080056", "CS", "ONLINE")
                .texts("00080061", "CS", study.modalities())
                .name("00080090", "")
                .text("00081030", "LO", study.description())
                .text("00081190", "UR", base + "/studies/" + study.uid());
        patient(row, study);
        row.text("0020000D", "UI", study.uid())
                .text("00200010", "SH", study.studyId())
                .number("00201206", "IS", study.series())
                .number("00201208", "IS", study.instances())
                .end();
    }

    private void series(Row.SeriesRow series, Map<String, Study> studies) {
        var study = studies.get(series.studyUid());
        var row = begin();
        if (study != null) {
            row.text("00080020", "DA", study.date());
        }
        row.text("00080021", "DA", series.date());
        if (study != null) {
            row.text("00080030", "TM", study.time());
        }
        row.text("00080031", "TM", series.time());
        if (study != null) {
            row.text("00080050", "SH", study.accessionNumber());
        }
        row.text("00080056", "CS", "ONLINE").text("00080060", "CS", series.modality());
        if (study != null) {
            row.texts("00080061", "CS", study.modalities());
        }
        row.text("00080070", "LO", series.manufacturer());
        if (study != null) {
            row.text("00081030", "LO", study.description());
        }
        row.text("0008103E", "LO", series.description()).text("00081190", "UR", address(series));
        if (study != null) {
            patient(row, study);
        }
        row.text("00180015", "CS", series.bodyPart())
                .text("00181030", "LO", series.protocol())
                .text("0020000D", "UI", series.studyUid())
                .text("0020000E", "UI", series.uid())
                .number("00200011", "IS", series.number())
                .number("00201209", "IS", series.instances())
                .end();
    }

    private void instance(Row.InstanceRow instance, Map<String, Study> studies) {
        var study = studies.get(instance.studyUid());
        var series = instance.series();
        var row = begin();
        row.text("00080016", "UI", instance.sopClass()).text("00080018", "UI", instance.uid());
        if (study != null) {
            row.text("00080020", "DA", study.date());
        }
        row.text("00080056", "CS", "ONLINE").text("00080060", "CS", series.modality());
        row.text("00081190", "UR", address(series) + "/instances/" + instance.uid())
                .text("00083002", "UI", instance.syntax());
        if (study != null) {
            patient(row, study);
        }
        row.text("0020000D", "UI", series.studyUid())
                .text("0020000E", "UI", series.uid())
                .number("00200011", "IS", series.number())
                .number("00200013", "IS", instance.number())
                .number("00280008", "IS", instance.frames() == 0 ? null : instance.frames())
                .number("00280010", "US", instance.rows())
                .number("00280011", "US", instance.columns())
                .end();
    }

    private static void patient(JsonRow row, Study study) {
        row.name("00100010", study.subject())
                .text("00100020", "LO", study.patientId())
                .text("00100030", "DA", "")
                .text("00100040", "CS", study.sex());
    }

    private JsonRow begin() {
        return new JsonRow(json.length() == 1 ? json : json.append(',')).text("00080005", "CS", UTF_8);
    }

    private String address(Row.SeriesRow series) {
        return base + "/studies/" + series.studyUid() + "/series/" + series.uid();
    }
}
