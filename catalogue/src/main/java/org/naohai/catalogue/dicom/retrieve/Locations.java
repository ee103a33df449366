package org.naohai.catalogue.dicom.retrieve;

import java.util.List;
import java.util.Optional;
import org.naohai.catalogue.dicom.http.Uids;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.governance.Acting;
import org.naohai.governance.Views;
import org.naohai.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds series that the acting person may read; what she may not is not there.
///
/// Where the instances of a series lie is kept for two seconds, so that a viewer that asks for frame after
/// frame does not ask the database for each. Whether she may read is asked every time: her reach must hold
/// the series' scope, which is what row-level security asks as well.
@Component
class Locations {

    private static final int MOST_INSTANCES = 50_000;
    private static final int MOST_OF_A_SERIES = 5_000;

    private final JdbcClient jdbc;
    private final Views views;
    private final RecentSeries recent = new RecentSeries(MOST_INSTANCES);

    Locations(JdbcClient jdbc, Views views) {
        this.jdbc = jdbc;
        this.views = views;
    }

    /// - **fails** not found, also for what is of another study
    Located get(String study, String series) {
        var uid = Uids.of(series, "series");
        var found = recent.find(uid)
                .or(() -> read(uid))
                .filter(one -> one.studyUid().equals(study))
                .filter(one -> Acting.who().reach().read().contains(one.scopeId()))
                .orElseThrow(() -> Refused.notFound("series"));
        views.seen("study.view", "study:" + found.studyUid(), "dicomweb", found::projectId);
        return found;
    }

    Part get(String study, String series, String instance) {
        return get(study, series).find(Uids.of(instance, "instance")).orElseThrow(() -> Refused.notFound("instance"));
    }

    /// The series of a study, in the order of their numbers.
    List<Located> ofStudy(String study) {
        var series = jdbc.sql("""
                select series_uid
                from catalogue.dicom_series
                where study_uid = :study and scope_id = any(:mine)
                order by number nulls last, series_uid
                """)
                .param("study", Uids.of(study, "study"))
                .param("mine", Scoped.read())
                .query((row, number) -> row.getString("series_uid"))
                .list();
        if (series.isEmpty()) {
            throw Refused.notFound("study");
        }
        return series.stream().map(uid -> get(study, uid)).toList();
    }

    private Optional<Located> read(String series) {
        var found = jdbc.sql("""
                select series.study_uid, series.scope_id, series.metadata_sha256, study.project_id
                from catalogue.dicom_series series
                join catalogue.dicom_study study using (study_uid)
                where series.series_uid = :series and series.scope_id = any(:mine)
                """)
                .param("series", series)
                .param("mine", Scoped.read())
                .query((row, number) -> Located.of(
                        row.getString("study_uid"),
                        series,
                        Rows.id(row, "project_id"),
                        row.getInt("scope_id"),
                        row.getString("metadata_sha256"),
                        parts(series)))
                .optional();
        found.filter(one -> one.parts().size() <= MOST_OF_A_SERIES).ifPresent(recent::keep);
        return found;
    }

    private List<Part> parts(String series) {
        return jdbc.sql("""
                select sop_uid, sha256, size, transfer_syntax, rows, columns, frames, pixel_offset, pixel_length
                from catalogue.dicom_instance
                where series_uid = :series and scope_id = any(:mine)
                order by number nulls last, sop_uid
                """)
                .param("series", series)
                .param("mine", Scoped.read())
                .query((row, number) -> new Part(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        TransferSyntax.of(row.getString(4)),
                        row.getObject(5, Integer.class),
                        row.getObject(6, Integer.class),
                        row.getInt(7),
                        row.getObject(8, Long.class),
                        row.getObject(9, Long.class)))
                .list();
    }
}
