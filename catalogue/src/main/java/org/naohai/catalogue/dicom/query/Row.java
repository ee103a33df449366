package org.naohai.catalogue.dicom.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A series, or an instance of it, as a query lists it.
sealed interface Row {

    String studyUid();

    record SeriesRow(
            String studyUid,
            String uid,
            String modality,
            @Nullable Integer number,
            String description,
            String protocol,
            String bodyPart,
            String manufacturer,
            String date,
            String time,
            int instances)
            implements Row {

        static final String COLUMNS = """
                series.study_uid, series.series_uid, series.modality, series.number, series.description,
                series.protocol, series.body_part, series.manufacturer, series.series_date, series.series_time,
                series.instances
                """;

        static SeriesRow of(ResultSet row) throws SQLException {
            return new SeriesRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, Integer.class),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getInt(11));
        }
    }

    record InstanceRow(
            SeriesRow series,
            String uid,
            String sopClass,
            @Nullable Integer number,
            @Nullable Integer rows,
            @Nullable Integer columns,
            int frames,
            String syntax)
            implements Row {

        static final String COLUMNS = """
                instance.sop_uid, instance.sop_class, instance.number, instance.rows, instance.columns,
                instance.frames, instance.transfer_syntax
                """;

        static InstanceRow of(ResultSet row) throws SQLException {
            return new InstanceRow(
                    SeriesRow.of(row),
                    row.getString(12),
                    row.getString(13),
                    row.getObject(14, Integer.class),
                    row.getObject(15, Integer.class),
                    row.getObject(16, Integer.class),
                    row.getInt(17),
                    row.getString(18));
        }

        @Override
        public String studyUid() {
            return series.studyUid();
        }
    }
}
