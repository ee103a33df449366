package org.naohai.catalogue.dicom.studies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.naohai.catalogue.dicom.query.Study;
import org.naohai.catalogue.list.Scoped;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the series of some studies come to.
@Component
class SeriesSums {

    static final Sum NOTHING = new Sum(StudyRow.Lights.NONE, false);

    private final JdbcClient jdbc;

    SeriesSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Sum(StudyRow.Lights lights, boolean head) {}

    /// By study.
    Map<String, Sum> of(List<Study> studies) {
        var sums = new HashMap<String, Sum>();
        jdbc.sql("""
                select study_uid,
                    count(*) filter (where state = 'complete' and verdict = 'passed') as passed,
                    count(*) filter (where state = 'complete' and verdict = 'warned') as warned,
                    count(*) filter (where state = 'complete' and verdict = 'rejected') as rejected,
                    count(*) filter (where state = 'complete' and verdict = 'unknown') as unknown,
                    count(*) filter (where state = 'arriving') as arriving,
                    bool_or(head) as head
                from catalogue.dicom_series
                where study_uid = any(:studies) and scope_id = any(:mine)
                group by study_uid
                """)
                .param("studies", studies.stream().map(Study::uid).toArray(String[]::new))
                .param("mine", Scoped.read())
                .query(row -> {
                    sums.put(
                            row.getString("study_uid"),
                            new Sum(
                                    new StudyRow.Lights(
                                            row.getInt("passed"),
                                            row.getInt("warned"),
                                            row.getInt("rejected"),
                                            row.getInt("unknown"),
                                            row.getInt("arriving")),
                                    row.getBoolean("head")));
                });
        return sums;
    }
}
