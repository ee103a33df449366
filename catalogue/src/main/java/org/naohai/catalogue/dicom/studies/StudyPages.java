package org.naohai.catalogue.dicom.studies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.query.Asked;
import org.naohai.catalogue.dicom.query.Bookmark;
import org.naohai.catalogue.dicom.query.Study;
import org.naohai.catalogue.dicom.query.StudySearch;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.collaboration.Collaboration;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Studies that the acting person may read, in a list and one by one.
@Component
class StudyPages {

    private final JdbcClient jdbc;
    private final StudySearch search;
    private final SeriesSums sums;
    private final Collaboration collaboration;

    StudyPages(JdbcClient jdbc, StudySearch search, SeriesSums sums, Collaboration collaboration) {
        this.jdbc = jdbc;
        this.search = search;
        this.sums = sums;
        this.collaboration = collaboration;
    }

    /// - **subjectId** the subject of the catalogue, once something of the study is converted; null before
    record StudyPage(
            @JsonUnwrapped StudyRow row,
            String time,
            String patientId,
            @Nullable String sex,
            String accessionNumber,
            String studyId,
            @Nullable UUID datasetId,
            @Nullable UUID subjectId,
            List<SeriesRow> items) {}

    /// - **state** `arriving`, `complete` · **report** whether the report of its de-identification is there
    record SeriesRow(
            String uid,
            String modality,
            @Nullable Integer number,
            String description,
            String protocol,
            String bodyPart,
            String manufacturer,
            int instances,
            long bytes,
            String state,
            String verdict,
            boolean head,
            boolean report,
            List<ProblemRow> problems) {}

    Page<StudyRow> list(Asked asked, @Nullable String cursor, int limit) {
        return page(asked, Bookmark.parse(cursor), limit);
    }

    private Page<StudyRow> page(Asked asked, Bookmark after, int limit) {
        var found = search.find(asked.conditions(), after, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new Page<>(
                rows(shown), found.size() > limit ? shown.getLast().bookmark().encoded() : null);
    }

    /// Of one subject of the catalogue, newest first.
    Page<StudyRow> ofSubject(UUID subject, @Nullable String cursor, int limit) {
        var after = Bookmark.parse(cursor);
        var uids = jdbc.sql("""
                select study.study_uid
                from catalogue.subject subject
                join catalogue.dataset dataset on dataset.id = subject.dataset_id
                join catalogue.dicom_study study on study.project_id = dataset.project_id
                    and study.dataset_name = dataset.name and study.subject_label = subject.label
                where subject.id = :subject and subject.scope_id = any(:mine) and study.scope_id = any(:mine)
                """)
                .param("subject", subject)
                .param("mine", Scoped.read())
                .query((row, number) -> row.getString("study_uid"))
                .list();
        return uids.isEmpty() ? new Page<>(List.of(), null) : page(Asked.uids(uids), after, limit);
    }

    private List<StudyRow> rows(List<Study> studies) {
        var series = sums.of(studies);
        return studies.stream()
                .map(study -> StudyRow.of(
                        study, project(study.projectId()), series.getOrDefault(study.uid(), SeriesSums.NOTHING)))
                .toList();
    }

    private StudyRow.ProjectName project(UUID id) {
        return collaboration
                .findProject(id)
                .map(project -> new StudyRow.ProjectName(project.key(), project.title()))
                .orElseGet(() -> new StudyRow.ProjectName("", new Text("", "")));
    }

    StudyPage get(String uid) {
        var study = find(uid).orElseThrow(() -> Refused.notFound("study"));
        var place = place(study);
        return new StudyPage(
                rows(List.of(study)).getFirst(),
                study.time(),
                study.patientId(),
                study.sex(),
                study.accessionNumber(),
                study.studyId(),
                place.dataset(),
                place.subject(),
                series(uid));
    }

    Optional<Study> find(String uid) {
        return search.find(Asked.uids(List.of(uid)).conditions(), Bookmark.START, 1).stream()
                .findFirst();
    }

    private Place place(Study study) {
        return jdbc.sql("""
                select dataset.id as dataset, subject.id as subject
                from catalogue.dataset dataset
                left join catalogue.subject subject
                    on subject.dataset_id = dataset.id and subject.label = :label and subject.scope_id = any(:mine)
                where dataset.project_id = :project and dataset.name = :name and dataset.scope_id = any(:mine)
                """)
                .param("project", study.projectId())
                .param("name", study.dataset())
                .param("label", study.subject())
                .param("mine", Scoped.read())
                .query((row, number) -> new Place(Rows.id(row, "dataset"), row.getObject("subject", UUID.class)))
                .optional()
                .orElse(new Place(null, null));
    }

    /// Where the catalogue has what was converted from a study.
    private record Place(@Nullable UUID dataset, @Nullable UUID subject) {}

    private List<SeriesRow> series(String study) {
        return jdbc.sql("""
                select series_uid, modality, number, description, protocol, body_part, manufacturer, instances, bytes,
                    state, verdict, head, report_sha256 is not null as report, problems
                from catalogue.dicom_series
                where study_uid = :study and scope_id = any(:mine)
                order by number nulls last, series_uid
                """)
                .param("study", study)
                .param("mine", Scoped.read())
                .query((row, number) -> new SeriesRow(
                        row.getString("series_uid"),
                        row.getString("modality"),
                        row.getObject("number", Integer.class),
                        row.getString("description"),
                        row.getString("protocol"),
                        row.getString("body_part"),
                        row.getString("manufacturer"),
                        row.getInt("instances"),
                        row.getLong("bytes"),
                        row.getString("state"),
                        row.getString("verdict"),
                        row.getBoolean("head"),
                        row.getBoolean("report"),
                        ProblemRow.list(row.getString("problems"))))
                .list();
    }

    /// The lake object of the signed report on a series' de-identification, and the project.
    Optional<Map.Entry<String, UUID>> report(String series) {
        return jdbc.sql("""
                select series.report_sha256, study.project_id
                from catalogue.dicom_series series
                join catalogue.dicom_study study using (study_uid)
                where series.series_uid = :series and series.scope_id = any(:mine) and series.report_sha256 is not null
                """)
                .param("series", series)
                .param("mine", Scoped.read())
                .query((row, number) -> Map.entry(row.getString("report_sha256"), Rows.id(row, "project_id")))
                .optional();
    }
}
