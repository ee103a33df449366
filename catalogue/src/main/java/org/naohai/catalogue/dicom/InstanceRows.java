package org.naohai.catalogue.dicom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.DicomRecord.Instance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of `catalogue.dicom_instance`; many go in by one statement.
final class InstanceRows {

    private static final String COLUMNS = """
            sop_uid, sop_class, number, sha256, size, transfer_syntax, rows, columns, frames,
            pixel_offset, pixel_length, source_digest
            """;

    private final JdbcClient worker;

    InstanceRows(JdbcClient worker) {
        this.worker = worker;
    }

    /// An instance that is here already stays as it is.
    ///
    /// - **returns** the sizes of those that came to be
    List<Long> insert(String seriesUid, int scope, List<Instance> added) {
        if (added.isEmpty()) {
            return List.of();
        }
        return worker.sql("insert into catalogue.dicom_instance (series_uid, scope_id, " + COLUMNS + """
                )
                select :series, :scope, one.*
                from unnest(:sop_uid::text[], :sop_class::text[], :number::int[], :sha256::text[], :size::bigint[],
                    :syntax::text[], :rows::int[], :columns::int[], :frames::int[], :offset::bigint[],
                    :length::bigint[], :digest::bytea[]) one
                on conflict (sop_uid) do nothing
                returning size
                """)
                .param("series", seriesUid)
                .param("scope", scope)
                .param("sop_uid", column(added, Instance::sopUid, String[]::new))
                .param("sop_class", column(added, Instance::sopClass, String[]::new))
                .param("number", column(added, Instance::number, Integer[]::new))
                .param("sha256", column(added, Instance::sha256, String[]::new))
                .param("size", column(added, Instance::size, Long[]::new))
                .param("syntax", column(added, Instance::transferSyntax, String[]::new))
                .param("rows", column(added, Instance::rows, Integer[]::new))
                .param("columns", column(added, Instance::columns, Integer[]::new))
                .param("frames", column(added, Instance::frames, Integer[]::new))
                .param("offset", column(added, Instance::pixelOffset, Long[]::new))
                .param("length", column(added, Instance::pixelLength, Long[]::new))
                .param("digest", column(added, Instance::sourceDigest, byte[][]::new))
                .query((row, number) -> row.getLong("size"))
                .list();
    }

    List<Instance> of(Collection<String> sopUids) {
        return worker.sql("select " + COLUMNS + " from catalogue.dicom_instance where sop_uid = any(:uids)")
                .param("uids", sopUids.toArray(String[]::new))
                .query((row, number) -> instance(row))
                .list();
    }

    /// In the order of their UIDs, as writers lock them.
    List<String> studiesOf(Collection<String> sopUids) {
        return worker.sql("""
                select distinct study_uid
                from catalogue.dicom_instance
                join catalogue.dicom_series using (series_uid)
                where sop_uid = any(:uids)
                order by study_uid
                """).param("uids", sopUids.toArray(String[]::new)).query(String.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// - **returns** the series of the study that lost some
    Set<String> delete(String studyUid, Collection<String> sopUids) {
        return worker
                .sql("""
                delete from catalogue.dicom_instance
                where sop_uid = any(:uids) and series_uid in (
                    select series_uid from catalogue.dicom_series where study_uid = :study)
                returning series_uid
                """)
                .param("uids", sopUids.toArray(String[]::new))
                .param("study", studyUid)
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }

    List<Instance> ofSeries(String seriesUid) {
        return worker.sql("select " + COLUMNS + """
                from catalogue.dicom_instance
                where series_uid = :series
                order by number nulls last, sop_uid
                """)
                .param("series", seriesUid)
                .query((row, number) -> instance(row))
                .list();
    }

    private static <T> T[] column(List<Instance> rows, Function<Instance, @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Instance instance(ResultSet row) throws SQLException {
        return new Instance(
                row.getString("sop_uid"),
                row.getString("sop_class"),
                row.getObject("number", Integer.class),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("transfer_syntax"),
                row.getObject("rows", Integer.class),
                row.getObject("columns", Integer.class),
                row.getInt("frames"),
                row.getObject("pixel_offset", Long.class),
                row.getObject("pixel_length", Long.class),
                row.getBytes("source_digest"));
    }
}
