package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Scoped;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Series and instances of the studies that match, study by study in the order of their list.
@Component
class RowSearch {

    private static final int FIRST_STUDIES = 50;
    private static final int MOST_STUDIES = 2_000;

    /// After so many studies without a full page the caller may go on by the cursor.
    private static final int LOOKED_AT = 20_000;

    private final JdbcClient jdbc;
    private final StudySearch studies;

    RowSearch(JdbcClient jdbc, StudySearch studies) {
        this.jdbc = jdbc;
        this.studies = studies;
    }

    /// - **studies** of the rows, by UID · **next** null at the end
    record Found(List<Row> rows, Map<String, Study> studies, Query.@Nullable Cursor next) {}

    Found find(Level level, Query query) {
        var conditions = narrowed(query.conditions());
        var found = new ArrayList<Row>();
        var theirs = new LinkedHashMap<String, Study>();
        var after = query.cursor() == null ? Bookmark.START : query.cursor().after();
        int skip = query.cursor() == null ? query.offset() : query.cursor().skip();
        int batch = FIRST_STUDIES;
        for (int seen = 0; ; ) {
            var some = studies.find(conditions, after, batch);
            var rows = rows(level, some, conditions, skip + query.limit() - found.size() + 1);
            for (var study : some) {
                theirs.put(study.uid(), study);
                int taken = 0;
                for (var row : rows.getOrDefault(study.uid(), List.of())) {
                    if (skip > 0) {
                        skip--;
                        taken++;
                    } else if (found.size() == query.limit()) {
                        return new Found(found, theirs, new Query.Cursor(after, taken));
                    } else {
                        found.add(row);
                        taken++;
                    }
                }
                after = study.bookmark();
            }
            seen += some.size();
            if (some.size() < batch) {
                return new Found(found, theirs, null);
            }
            if (found.size() == query.limit() || seen >= LOOKED_AT) {
                return new Found(found, theirs, new Query.Cursor(after, skip));
            }
            batch = Math.min(MOST_STUDIES, batch * 2);
        }
    }

    private Map<String, List<Row>> rows(Level level, List<Study> some, List<Condition> conditions, int most) {
        var asked = Conditions.of(conditions);
        boolean instances = level == Level.INSTANCE;
        var rows = new LinkedHashMap<String, List<Row>>();
        jdbc.sql("select " + Row.SeriesRow.COLUMNS + (instances ? ", " + Row.InstanceRow.COLUMNS : "") + """
                from unnest(:studies::text[]) with ordinality page (study_uid, place)
                join catalogue.dicom_series series using (study_uid)
                """
                        + (instances ? "join catalogue.dicom_instance instance using (series_uid)\n" : "") + """
                where series.scope_id = any(:mine) and
                """
                        + asked.sql(Level.SERIES)
                        + (instances ? " and instance.scope_id = any(:mine) and " + asked.sql(Level.INSTANCE) : "")
                        + "\norder by page.place, series.number nulls last, series.series_uid"
                        + (instances ? ", instance.number nulls last, instance.sop_uid" : "") + "\nlimit :most")
                .param("studies", some.stream().map(Study::uid).toArray(String[]::new))
                .param("mine", Scoped.read())
                .param("most", most)
                .params(asked.parameters())
                .query((row, number) -> instances ? Row.InstanceRow.of(row) : Row.SeriesRow.of(row))
                .list()
                .forEach(row -> rows.computeIfAbsent(row.studyUid(), uid -> new ArrayList<>())
                        .add(row));
        return rows;
    }

    /// What is said of series and instances, as far as it says something of their studies.
    private List<Condition> narrowed(List<Condition> conditions) {
        var all = new ArrayList<>(conditions);
        for (var one : conditions) {
            switch (one) {
                case Condition.Equal(Key key, String value)
                when key == Key.MODALITY -> all.add(new Condition.OneOf(Key.MODALITIES_IN_STUDY, List.of(value)));
                case Condition.OneOf(Key key, List<String> uids)
                when key == Key.SERIES_INSTANCE_UID ->
                    all.add(studiesOf("catalogue.dicom_series series where series.series_uid", uids));
                case Condition.OneOf(Key key, List<String> uids)
                when key == Key.SOP_INSTANCE_UID -> all.add(studiesOf("""
                            catalogue.dicom_instance instance
                            join catalogue.dicom_series series using (series_uid)
                            where instance.sop_uid""", uids));
                default -> {}
            }
        }
        return all;
    }

    private Condition studiesOf(String from, List<String> uids) {
        return new Condition.OneOf(
                Key.STUDY_INSTANCE_UID,
                jdbc.sql("select distinct series.study_uid from " + from
                                + " = any(:uids) and series.scope_id = any(:mine)")
                        .param("uids", uids.toArray(String[]::new))
                        .param("mine", Scoped.read())
                        .query((row, number) -> row.getString("study_uid"))
                        .list());
    }
}
