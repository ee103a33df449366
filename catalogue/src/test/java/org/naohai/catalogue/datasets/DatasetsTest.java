package org.naohai.catalogue.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.catalogue.support.Units.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.Reach;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Identity;
import tools.jackson.databind.json.JsonMapper;

class DatasetsTest {

    private final Workplace workplace = new Workplace("register", "outbox", "datasets", "dicom");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void pages_by_cursor_give_every_dataset_once_newest_first() {
        for (int i = 0; i < 7; i++) {
            workplace.register(i % 2 == 0 ? workplace.kids : workplace.sleep, "set-" + i, Units.image("1", "1", "T1w"));
        }
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(cursor);
            page.items().forEach(row -> names.add(row.name()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(names).containsExactly("set-6", "set-5", "set-4", "set-3", "set-2", "set-1", "set-0");
    }

    @Test
    void a_reader_of_another_project_sees_neither_row_nor_page() {
        var id = workplace
                .register(workplace.kids, "kids", Units.image("1", "1", "T1w"))
                .datasetId();
        var datasets = workplace.get(Datasets.class);

        assertThat(workplace
                        .asReaderOf(List.of(workplace.sleep), () -> datasets.list(null, null, null, 10))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> workplace.asReaderOf(List.of(workplace.sleep), () -> datasets.get(id)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void row_level_security_hides_rows_even_from_a_query_without_a_filter() {
        workplace.register(workplace.kids, "kids", Units.image("1", "1", "T1w"));
        var naked = org.springframework.jdbc.core.simple.JdbcClient.create(workplace.appSource);

        for (var table : List.of("dataset", "dataset_version", "subject", "session", "recording", "recording_file")) {
            long hidden = workplace.asReaderOf(
                    List.of(workplace.sleep),
                    () -> naked.sql("select count(*) from catalogue." + table)
                            .query(Long.class)
                            .single());
            long shown = workplace.asReaderOf(
                    List.of(workplace.kids),
                    () -> naked.sql("select count(*) from catalogue." + table)
                            .query(Long.class)
                            .single());
            assertThat(hidden).as(table).isZero();
            assertThat(shown).as(table).isPositive();
        }
    }

    @Test
    void a_dataset_that_may_only_be_discovered_opens_no_data() {
        var id = workplace
                .register(workplace.kids, "kids", Units.image("1", "1", "T1w"))
                .datasetId();
        var discover = new Reach(workplace.scopesOf(workplace.kids), Set.of(), Set.of(), Set.of());
        var page = workplace.as(discover, () -> workplace.get(Datasets.class).get(id));

        assertThat(page.may().read()).isFalse();
        assertThatThrownBy(() -> workplace.as(
                        discover, () -> workplace.get(DatasetsController.class).files(id, null, null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void files_are_listed_for_readers_without_identities_and_identifying_ones_open_for_owners_only() {
        var id = workplace
                .register(
                        workplace.kids,
                        "kids",
                        Units.record("x/Jane_Doe.json", "female", List.of())
                                .identities(new Identity(null, "name", "Patient.name", "Jane Doe")),
                        Units.image("1", "1", "T1w"))
                .datasetId();
        var files = workplace.get(DatasetFiles.class);

        var read = workplace.asReaderOf(List.of(workplace.kids), () -> files.list(id, "", null, 10));
        assertThat(read.items())
                .extracting(DatasetFiles.FileRow::path)
                .hasSize(2)
                .noneMatch(path -> path.contains("Doe"));
        var own = workplace.asOwnerOf(List.of(workplace.kids), () -> files.list(id, "x/Jane", null, 10));
        assertThat(own.items()).extracting(DatasetFiles.FileRow::path).containsExactly("x/Jane_Doe.json");
        assertThat(workplace.asReaderOf(
                        List.of(workplace.kids),
                        () -> files.find(id, read.items().getLast().path())))
                .isEmpty();
        assertThat(workplace.asOwnerOf(List.of(workplace.kids), () -> files.find(id, "x/Jane_Doe.json")))
                .isPresent();
    }

    @Test
    void quality_counts_by_domain_and_groups_problems_by_code() {
        var id = workplace
                .register(
                        workplace.kids,
                        "kids",
                        Units.image("1", "1", "T1w")
                                .metrics(new Metric("snr", 8))
                                .problems(Problem.warning("CURSOR_INVALID", "a", null, "1", "2")),
                        Units.image("2", "1", "T1w")
                                .metrics(new Metric("snr", 10))
                                .problems(Problem.warning("CURSOR_INVALID", "b", null, "1", "2")),
                        Units.eeg("1", "1", "rest"))
                .datasetId();
        var report = workplace.asReaderOf(
                List.of(workplace.kids),
                () -> workplace.get(DatasetQuality.class).report(id));

        assertThat(report.byDomain().get("imaging").warned()).isEqualTo(2);
        assertThat(report.byDomain().get("electrophysiology").passed()).isEqualTo(1);
        assertThat(report.problems()).singleElement().satisfies(group -> {
            assertThat(group.count()).isEqualTo(2);
            assertThat(group.examples()).hasSize(2);
        });
        assertThat(report.metrics()).singleElement().satisfies(metric -> {
            assertThat(metric.values().median()).isEqualTo(9);
            assertThat(metric.values().histogram()).hasSize(20);
            assertThat(metric.values().histogram().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(2);
        });
    }

    @Test
    void a_dataset_that_shows_heads_stays_within_its_project() {
        var id = workplace
                .register(workplace.kids, "kids", Units.image("1", "1", "T1w"))
                .datasetId();
        var open = new DatasetChanges.Change("open", null, null, null);
        head("kids", true);

        assertThatThrownBy(() -> change(id, open))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("DATASET_SHOWS_FACES"));
        assertThat(access()).isEqualTo("project");
        change(id, new DatasetChanges.Change(null, "still named", null, null));

        workplace.worker.sql("update catalogue.dicom_series set head = false").update();
        change(id, open);
        assertThat(access()).isEqualTo("open");
        var scope = workplace
                .worker
                .sql(
                        "select distinct scope_id from catalogue.dicom_series union select scope_id from catalogue.dicom_study")
                .query(Integer.class)
                .single();
        assertThat(workplace.get(Scopes.class).get(scope).access()).isEqualTo(AccessLevel.OPEN);
    }

    private String access() {
        return workplace
                .worker
                .sql("select access from catalogue.dataset")
                .query(String.class)
                .single();
    }

    private void change(UUID id, DatasetChanges.Change change) {
        workplace.asOwnerOf(List.of(workplace.kids), () -> {
            workplace.get(DatasetChanges.class).apply(id, change);
            return 0;
        });
    }

    /// A study of one checked series in the archive.
    private void head(String dataset, boolean head) {
        int scope = workplace
                .get(Scopes.class)
                .intern(new ScopeKey(workplace.kids, AccessLevel.PROJECT, Domain.IMAGING, false));
        var record = workplace.get(DicomRecord.class);
        workplace.inBackground(() -> {
            record.add(
                    new DicomRecord.Study(
                            "1", workplace.kids, dataset, "sub-1", null, scope, "sub-1", null, "", "", "", "", ""),
                    new DicomRecord.Series("1.1", "1", "MR", 1, "", "", "", "", "", ""),
                    List.of());
            record.complete("1.1", Verdict.PASSED, head, "a".repeat(64), "b".repeat(64));
            return 0;
        });
    }

    @Test
    void a_new_access_level_moves_every_row_to_new_scopes() {
        var id = workplace
                .register(
                        workplace.kids,
                        "kids",
                        Units.participants(person("sub-1", "1", 9.0, "male")),
                        Units.image("1", "1", "T1w").metrics(new Metric("snr", 8)))
                .datasetId();
        var before = workplace.scopesOf(workplace.kids);
        workplace.asOwnerOf(List.of(workplace.kids), () -> {
            workplace
                    .get(DatasetChanges.class)
                    .apply(id, new DatasetChanges.Change("controlled", "New title", null, null));
            return id;
        });

        for (var table : List.of(
                "dataset",
                "dataset_version",
                "subject",
                "session",
                "recording",
                "recording_file",
                "recording_subject",
                "metric")) {
            assertThat(workplace
                            .worker
                            .sql("select distinct scope_id from catalogue." + table)
                            .query(Integer.class)
                            .list())
                    .as(table)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void a_page_is_written_as_one_flat_object() {
        var id = workplace
                .register(workplace.kids, "kids", Units.image("1", "1", "T1w"))
                .datasetId();
        var page = workplace.asReaderOf(
                List.of(workplace.kids), () -> workplace.get(Datasets.class).get(id));
        var json = JsonMapper.builder().build().valueToTree(page);

        assertThat(json.get("project").get("title").get("zh").asString()).isEqualTo("儿童注意力队列");
        assertThat(json.get("quality").get("passed").asInt()).isEqualTo(1);
        assertThat(json.get("who").isNull()).isTrue();
    }

    private Page<DatasetRow> list(@Nullable String cursor) {
        return workplace.asReaderOf(
                List.of(workplace.kids, workplace.sleep),
                () -> workplace.get(Datasets.class).list(null, null, cursor, 3));
    }
}
