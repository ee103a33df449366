package org.naohai.catalogue.register;

import java.sql.SQLException;
import java.util.List;
import org.naohai.catalogue.copy.CopyTable;
import org.postgresql.copy.CopyManager;

/// The tables of one import, in the order of their foreign keys.
final class Tables {

    final CopyTable subject = new CopyTable("catalogue.subject", "id", "dataset_id", "label", "scope_id");

    final CopyTable recording = new CopyTable(
            "catalogue.recording",
            "id",
            "dataset_id",
            "subject_id",
            "role",
            "kind",
            "domain",
            "modality",
            "suffix",
            "task",
            "session",
            "title",
            "path",
            "public_path",
            "content_sha256",
            "version",
            "verdict",
            "facts",
            "artefacts",
            "files",
            "bytes",
            "identifying",
            "table_rows",
            "table_variables",
            "encoding",
            "delimiter",
            "subject_column",
            "scope_id",
            "intake_id");

    final CopyTable file = new CopyTable(
            "catalogue.recording_file",
            "recording_id",
            "position",
            "dataset_id",
            "path",
            "public_path",
            "sha256",
            "size",
            "identifying",
            "scope_id");

    final CopyTable statement = new CopyTable(
            "catalogue.recording_subject",
            "recording_id",
            "subject_id",
            "position",
            "source_rank",
            "session",
            "age_years",
            "sex",
            "handedness",
            "species",
            "facts",
            "scope_id");

    final CopyTable variable = new CopyTable(
            "catalogue.variable",
            "id",
            "recording_id",
            "position",
            "name",
            "type",
            "label",
            "description",
            "unit",
            "levels",
            "identifying",
            "present",
            "missing",
            "distinct_values",
            "minimum",
            "maximum",
            "mean",
            "deviation",
            "median",
            "histogram",
            "counts",
            "scope_id");

    final CopyTable measurement = new CopyTable(
            "catalogue.measurement", "recording_id", "subject_id", "session", "variable", "number", "text", "scope_id");

    final CopyTable event = new CopyTable(
            "catalogue.clinical_event",
            "recording_id",
            "position",
            "subject_id",
            "type",
            "system",
            "code",
            "display",
            "start_age",
            "end_age",
            "value",
            "unit",
            "facts",
            "scope_id");

    final CopyTable metric = new CopyTable("catalogue.metric", "recording_id", "id", "modality", "value", "scope_id");

    final CopyTable problem = new CopyTable(
            "catalogue.problem",
            "recording_id",
            "position",
            "dataset_id",
            "code",
            "severity",
            "file",
            "field",
            "found",
            "expected",
            "scope_id");

    void flush(CopyManager manager) throws SQLException {
        for (var table : List.of(subject, recording, file, statement, variable, measurement, event, metric, problem)) {
            table.flush(manager);
        }
    }
}
