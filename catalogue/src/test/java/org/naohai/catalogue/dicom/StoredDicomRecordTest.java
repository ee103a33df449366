package org.naohai.catalogue.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.catalogue.dicom.Archived.instances;
import static org.naohai.catalogue.dicom.Archived.series;
import static org.naohai.catalogue.dicom.Archived.study;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.catalogue.support.Workplace;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Verdict;

class StoredDicomRecordTest {

    private final Workplace workplace = new Workplace("dicom");
    private final DicomRecord record = workplace.get(DicomRecord.class);
    private final Scopes scopes = workplace.get(Scopes.class);
    private final int scope = scopes.intern(ofKids(AccessLevel.PROJECT));

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void study_and_series_come_to_be_with_their_first_instances_and_are_counted() {
        add("1", "1.1", "MR", 3);
        add("1", "1.2", "SR", 1);
        add("1", "1.1", "MR", 5);

        assertThat(counts("1"))
                .containsEntry("series", 2)
                .containsEntry("instances", 6)
                .containsEntry("bytes", 6_000L)
                .hasEntrySatisfying("modalities", list -> assertThat(list).hasToString("{MR,SR}"));
        assertThat(record.findStudy("1")).contains(study("1", workplace.kids, scope));
        assertThat(record.listSeries("1")).extracting(DicomRecord.Series::uid).containsExactly("1.1", "1.2");
        assertThat(record.listInstances("1.1")).extracting(Instance::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void the_same_instances_again_change_nothing() {
        add("1", "1.1", "MR", 3);
        var before = counts("1");
        add("1", "1.1", "MR", 3);

        assertThat(counts("1")).isEqualTo(before);
        assertThat(record.present(List.of("1.1.1", "1.1.9"))).containsOnlyKeys("1.1.1");
    }

    @Test
    void an_instance_comes_back_as_it_was_given() {
        var given = new Instance(
                "9.9",
                "1.2.840.10008.5.1.4.1.1.7",
                null,
                "a".repeat(64),
                12,
                "1.2.840.10008.1.2.5",
                null,
                null,
                7,
                null,
                null,
                new byte[] {1, -1});
        workplace.inBackground(() -> {
            record.add(study("1", workplace.kids, scope), series("1.1", "1", "OT"), List.of(given));
            return 0;
        });

        assertThat(record.present(List.of("9.9")).get("9.9"))
                .usingRecursiveComparison()
                .isEqualTo(given);
    }

    @Test
    void thousands_of_instances_go_in_by_one_call() {
        add("1", "1.1", "MR", 5_000);

        assertThat(counts("1")).containsEntry("instances", 5_000);
        assertThat(record.listInstances("1.1")).hasSize(5_000);
    }

    @Test
    void writers_of_the_same_study_wait_for_each_other_and_lose_nothing() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var all = IntStream.range(0, 6)
                    .mapToObj(writer -> threads.submit(() -> {
                        for (int round = 0; round < 10; round++) {
                            var forth = round % 2 == writer % 2;
                            var from = round * 10 + writer;
                            workplace.inBackground(() -> {
                                addSome(forth ? "1.1" : "1.2", from);
                                addSome(forth ? "1.2" : "1.1", from);
                                return 0;
                            });
                        }
                        return 0;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(counts("1")).containsEntry("series", 2).containsEntry("instances", 120);
    }

    @Test
    void a_series_is_complete_with_its_verdict_and_documents() {
        add("1", "1.1", "MR", 1);
        workplace.inBackground(() -> {
            record.complete("1.1", Verdict.WARNED, true, "b".repeat(64), "c".repeat(64));
            return 0;
        });

        assertThat(row("select state, verdict, head, metadata_sha256 from catalogue.dicom_series"))
                .containsEntry("state", "complete")
                .containsEntry("verdict", "warned")
                .containsEntry("head", true)
                .containsEntry("metadata_sha256", "b".repeat(64));
        assertThatThrownBy(() -> record.complete("1.7", Verdict.PASSED, false, "", ""))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_series_that_leaves_is_no_longer_counted_and_takes_an_empty_study_with_it() {
        add("1", "1.1", "MR", 2);
        add("1", "1.2", "SR", 1);
        remove("1.2");
        assertThat(counts("1"))
                .containsEntry("series", 1)
                .containsEntry("instances", 2)
                .hasEntrySatisfying("modalities", list -> assertThat(list).hasToString("{MR}"));

        remove("1.1");
        assertThat(record.findStudy("1")).isEmpty();
        assertThat(record.present(List.of("1.1.1"))).isEmpty();
        remove("1.1");
    }

    @Test
    void instances_that_leave_are_no_longer_counted_and_take_what_is_empty_with_them() {
        add("1", "1.1", "MR", 2);
        add("1", "1.2", "SR", 1);
        complete("1.1", false);
        assertThat(take(List.of("1.1.1", "1.2.1"))).isEqualTo(Map.of("1.1", 1, "1.2", 0));
        assertThat(counts("1")).containsEntry("series", 1).containsEntry("instances", 1);
        assertThat(record.completion("1.1")).isEmpty();
        assertThat(record.findReport("1.1")).isPresent();
        assertThat(record.findSeries("1.2")).isEmpty();
        assertThat(take(List.of("1.1.2", "1.1.3"))).isEqualTo(Map.of("1.1", 0));
        assertThat(record.findStudy("1")).isEmpty();
    }

    private Map<String, Integer> take(List<String> sopUids) {
        return workplace.inBackground(() -> record.removeInstances(sopUids));
    }

    @Test
    void what_is_shared_is_seen_once_it_is_checked_and_shows_no_head() {
        openDataset();
        add("1", "1.1", "MR", 2);
        assertThat(seenBy("1")).containsOnly(scope);

        complete("1.1", false);
        int open = scopes.intern(ofKids(AccessLevel.OPEN));
        assertThat(seenBy("1")).containsOnly(open);

        add("1", "1.1", "MR", 3);
        assertThat(seenBy("1")).containsOnly(scope);
        complete("1.1", false);
        add("1", "1.2", "MR", 1);
        assertThat(seenBy("1")).containsOnly(scope);
        assertThat(facesToOthers()).isFalse();
        complete("1.2", true);
        assertThat(seenBy("1")).containsOnly(scope);
        assertThat(facesToOthers()).isTrue();
        workplace.worker.sql("update catalogue.dataset set access = 'project'").update();
        assertThat(facesToOthers()).isFalse();
    }

    private boolean facesToOthers() {
        return record.showsFacesToOthers(record.findStudy("1").orElseThrow());
    }

    @Test
    void what_comes_after_a_series_was_complete_makes_it_arrive_again() {
        add("1", "1.1", "MR", 1);
        complete("1.1", false);
        add("1", "1.1", "MR", 1);
        assertThat(row("select state from catalogue.dicom_series")).containsEntry("state", "complete");
        add("1", "1.1", "MR", 2);
        assertThat(row("select state, metadata_sha256 from catalogue.dicom_series"))
                .containsEntry("state", "arriving")
                .containsEntry("metadata_sha256", null);
    }

    @Test
    void what_the_checks_found_is_noted() {
        add("1", "1.1", "MR", 1);
        record.note("1.1", List.of(Problem.warning("DICOM_X", null, "EchoTime", "30 ms", "35 ms")));
        assertThat(row("select problems::text from catalogue.dicom_series").get("problems"))
                .asString()
                .contains("\"EchoTime\"", "\"warning\"");
    }

    @Test
    void what_is_rolled_back_was_never_there() {
        assertThatThrownBy(() -> workplace.inBackground(() -> {
                    addSome("1.1", 0);
                    throw new IllegalStateException("broken off");
                }))
                .hasMessageContaining("broken off");

        assertThat(record.findStudy("1")).isEmpty();
    }

    private ScopeKey ofKids(AccessLevel access) {
        return new ScopeKey(workplace.kids, access, Domain.IMAGING, false);
    }

    private void openDataset() {
        workplace.worker.sql("""
                insert into catalogue.dataset (id, project_id, name, title, access, scope_id, project_key, project_zh,
                    project_en, institution_id, institution_key, institution_zh, institution_en)
                values (gen_random_uuid(), :project, 'scans', 'scans', 'open', 1, 'KIDS', 'k', 'k', gen_random_uuid(),
                    's', 's', 's')
                """).param("project", workplace.kids).update();
    }

    private void complete(String series, boolean head) {
        workplace.inBackground(() -> {
            record.complete(series, Verdict.PASSED, head, "b".repeat(64), "c".repeat(64));
            return 0;
        });
    }

    /// Of the study and everything in it.
    private List<Integer> seenBy(String study) {
        return workplace
                .worker
                .sql("""
                select scope_id from catalogue.dicom_study where study_uid = :study
                union all select scope_id from catalogue.dicom_series where study_uid = :study
                union all select scope_id from catalogue.dicom_study_modality where study_uid = :study
                union all select scope_id from catalogue.dicom_instance
                    where series_uid in (select series_uid from catalogue.dicom_series where study_uid = :study)
                """)
                .param("study", study)
                .query(Integer.class)
                .list();
    }

    private void addSome(String series, int number) {
        record.add(
                study("1", workplace.kids, scope),
                series(series, "1", "MR"),
                List.of(Archived.instance(series, number)));
    }

    private void add(String study, String series, String modality, int instances) {
        workplace.inBackground(() -> {
            record.add(
                    study(study, workplace.kids, scope), series(series, study, modality), instances(series, instances));
            return 0;
        });
    }

    private void remove(String series) {
        workplace.inBackground(() -> {
            record.remove(series);
            return 0;
        });
    }

    private Map<String, Object> counts(String study) {
        return row("select series, instances, bytes, modalities::text from catalogue.dicom_study where study_uid = '"
                + study + "'");
    }

    private Map<String, Object> row(String sql) {
        return workplace.worker.sql(sql).query().singleRow();
    }
}
