package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.acquisition.support.Workshop;
import org.naohai.acquisition.vault.Vault;

class ImportTest {

    private static final String FHIR = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}\n";
    private static final String BROKEN = "P010 BAD";

    @TempDir
    private Path data;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(data);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void every_file_is_accounted_for_and_the_journal_is_gone() throws IOException {
        var intake = workshop.imported(
                "cohort",
                Map.of(
                        "README", "hello",
                        "sub-10/anat/sub-10_T1w.nii", "not really a scan",
                        "sub-12/anat/sub-12_T1w.nii", BROKEN));
        assertThat(intake.state()).isEqualTo(State.DONE);
        assertThat(intake.counts().files()).isEqualTo(3);
        assertThat(intake.counts().accepted()).isEqualTo(2);
        assertThat(intake.counts().quarantined()).isEqualTo(1);
        untilEmpty(data.resolve("journal/segments"));
        assertThat(workshop.texts("select path from acquisition.quarantine where decision is null"))
                .containsExactly("sub-12/anat/sub-12_T1w.nii");
        assertThat(workshop.audited).contains("intake.register");
    }

    @Test
    void the_same_files_again_are_duplicates_and_add_nothing() throws IOException {
        var files =
                Map.of("README", "hello", "sub-10/anat/sub-10_T1w.nii", "scan", "sub-12/anat/sub-12_T1w.nii", BROKEN);
        workshop.imported("cohort", files);
        var objects = workshop.texts("select count(*)::text from lake.object");
        var again = workshop.imported("cohort", files);
        assertThat(again.counts().duplicates()).isEqualTo(2);
        assertThat(again.counts().quarantined()).isEqualTo(1);
        assertThat(workshop.texts("select count(*)::text from lake.object")).isEqualTo(objects);
        assertThat(workshop.texts("select count(*)::text from acquisition.quarantine"))
                .containsExactly("1");
        assertThat(workshop.texts("select count(*)::text from catalogue.dataset_version"))
                .containsExactly("1");
    }

    @Test
    void an_identifying_original_is_sealed_and_its_name_is_nowhere_but_in_the_vault() throws IOException {
        workshop.imported(
                "clinic",
                Map.of(
                        "fhir/Jane_Doe_123.json",
                        FHIR + "NAME Jane Doe\nNUMBER 998877665\nPERSON",
                        "notes/Jane Doe.txt",
                        "seen twice"));
        assertThat(workshop.filesHolding("Jane")).isEmpty();
        assertThat(workshop.filesHolding("998877665")).isEmpty();
        assertThat(workshop.texts("select place from lake.object where identifying"))
                .containsExactly("sealed");
        var label = workshop.texts("select label from catalogue.subject").getFirst();
        assertThat(label).matches("sub-[a-z0-9]{8}");
        assertThat(workshop.get(Vault.class).reveal(workshop.project, "clinic", label))
                .extracting(Vault.Owned::value)
                .contains("Jane Doe", "998877665", "fhir/Jane_Doe_123.json");
        assertThat(workshop.texts("select path from acquisition.stored_path")).noneMatch(path -> path.contains("Doe"));
    }

    @Test
    void a_clinical_record_is_sealed_even_when_nobody_found_an_identity_in_it() throws IOException {
        workshop.imported("clinic", Map.of("bundle.json", FHIR + "Li Lei was here"));
        assertThat(workshop.texts("select place from lake.object where identifying"))
                .containsExactly("sealed");
        assertThat(workshop.filesHolding("Li Lei")).isEmpty();
    }

    @Test
    void the_same_person_gets_the_same_pseudonym_and_a_renamed_file_is_a_duplicate_later() throws IOException {
        var files = Map.of("a/Jane_Doe.json", FHIR + "NAME Jane Doe\nPERSON");
        workshop.imported("clinic", files);
        var labels = workshop.texts("select label from catalogue.subject");
        var again = workshop.imported("clinic", files);
        assertThat(again.counts().duplicates()).isEqualTo(1);
        assertThat(workshop.texts("select label from catalogue.subject")).isEqualTo(labels);
    }

    @Test
    void two_children_of_one_doctor_are_two_children() throws IOException {
        workshop.imported(
                "clinic",
                Map.of(
                        "a.json", FHIR + "NAME Jane Doe\nDOCTOR 4711\nPERSON",
                        "b.json", FHIR + "NAME John Roe\nDOCTOR 4711\nPERSON"));
        assertThat(workshop.texts("select label from catalogue.subject"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_child_who_changes_doctors_stays_one_child() throws IOException {
        workshop.imported(
                "clinic",
                Map.of(
                        "a.json", FHIR + "NAME Jane Doe\nDOCTOR 4711\nPERSON",
                        "b.json", FHIR + "NAME Jane Doe\nDOCTOR 815\nPERSON"));
        assertThat(workshop.texts("select label from catalogue.subject")).hasSize(1);
    }

    @Test
    void an_intake_takes_as_many_files_as_its_list_may_hold_and_the_same_ones_again() throws IOException {
        var journal = new org.naohai.acquisition.journal.Journal(data.resolve("small"), 2);
        var mine = journal.of(java.util.UUID.randomUUID());
        var receiver = new org.naohai.acquisition.receive.Receiver(mine);
        for (var path : java.util.List.of("a", "b", "a")) {
            receiver.receive(path, new java.io.ByteArrayInputStream(new byte[] {1}), 1);
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> receiver.receive("c", new java.io.ByteArrayInputStream(new byte[] {1}), 1))
                .hasMessageContaining("INTAKE_TOO_MANY_FILES");
        receiver.acknowledge();
        assertThat(mine.files()).hasSize(2);
    }

    @Test
    void a_linking_table_gives_records_the_labels_of_another_dataset() throws IOException {
        workshop.imported("cohort", Map.of("sub-10/anat/sub-10_T1w.nii", "scan"));
        var intake = workshop.send("clinic", Map.of("Jane_Doe.json", FHIR + "NAME Jane Doe\nPERSON"));
        workshop.link(intake, "linkage.tsv", "subject\tbundle\nsub-10\tclinical/Jane_Doe.json\n");
        workshop.commit(intake);
        assertThat(workshop.texts("select label from catalogue.subject")).containsExactly("sub-10", "sub-10");
        assertThat(workshop.texts("select source from catalogue.subject_link")).containsExactly("linkage.tsv");
    }

    @Test
    void a_refused_path_is_kept_sealed() throws IOException {
        var intake = workshop.imported("clinic", Map.of("README", "x", "../Jane Doe.txt", "y"));
        assertThat(intake.counts().quarantined()).isEqualTo(1);
        assertThat(workshop.texts("select problems::text from acquisition.intake"))
                .hasSize(1)
                .noneMatch(problems -> problems.contains("Jane"));
        var refused = workshop.get(IntakeRows.class).problems(intake.id()).getFirst();
        assertThat(refused.code()).isEqualTo("PATH_TRAVERSAL");
        assertThat(workshop.get(Vault.class).openPath(intake.id(), String.valueOf(refused.file())))
                .isEqualTo("../Jane Doe.txt");
    }

    @Test
    void what_a_linking_table_does_not_decide_is_a_problem_of_the_import() throws IOException {
        var intake = workshop.send("cohort", Map.of("sub-01/rest.edf", "0       a", "sub-02/rest.edf", "0       b"));
        workshop.link(intake, "linkage.tsv", "subject\tfile\nsub-01\trest.edf\nsub-02\tother.edf\n");
        workshop.commit(intake);
        assertThat(workshop.get(IntakeRows.class).problems(intake))
                .extracting(org.naohai.kernel.Problem::code)
                .containsExactlyInAnyOrder("LINK_ROW_AMBIGUOUS", "LINK_TABLE_UNUSED");
        assertThat(workshop.texts("select label from catalogue.subject")).containsOnly("sub-01", "sub-02");
    }

    @Test
    void a_linking_table_that_comes_later_relabels_what_is_there() throws IOException {
        workshop.imported("cohort", Map.of("sub-10/anat/sub-10_T1w.nii", "scan"));
        workshop.imported("clinic", Map.of("Jane_Doe.json", FHIR + "NAME Jane Doe\nPERSON"));
        var intake = workshop.send("clinic", Map.of("Jane_Doe.json", FHIR + "NAME Jane Doe\nPERSON"));
        workshop.link(intake, "linkage.tsv", "subject,bundle\n10,Jane_Doe.json\n");
        workshop.commit(intake);
        assertThat(workshop.texts("select source from catalogue.subject_link")).containsExactly("linkage.tsv");
        assertThat(workshop.texts("select label from catalogue.subject")).containsOnly("sub-10");
    }

    @Test
    void lists_and_manifest_call_a_record_by_one_name() throws IOException {
        workshop.imported("clinic", Map.of("Jane_Doe.json", FHIR + "NAME Jane Doe\nPERSON"));
        assertThat(workshop.texts("select path from catalogue.recording where kind = 'fhir_bundle'"))
                .isEqualTo(workshop.texts("select public_path from catalogue.recording where kind = 'fhir_bundle'"))
                .first()
                .asString()
                .matches("record-[0-9a-f]{8}\\.json");
    }

    @Test
    void what_a_person_accepts_is_registered_with_her_reason_and_its_quarantine_key_is_destroyed() throws Exception {
        workshop.imported("cohort", Map.of("sub-12/anat/sub-12_T1w.nii", BROKEN, "README", "x"));
        var id = workshop.texts("select quarantine_id::text from acquisition.quarantine")
                .getFirst();
        var waiting = workshop.get(QuarantineRows.class)
                .find(java.util.UUID.fromString(id))
                .orElseThrow();
        var person = java.util.UUID.randomUUID();
        assertThat(workshop.get(IntakeProcessor.class).decide(waiting, null, person))
                .isFalse();
        assertThat(workshop.get(IntakeProcessor.class).decide(waiting, "only the header is odd", person))
                .isTrue();
        assertThat(workshop.texts("select decision || ' ' || decided_by from acquisition.quarantine"))
                .containsExactly("accepted " + person);
        assertThat(workshop.audited).contains("quarantine.accepted");
        assertThat(data.resolve("quarantine/" + id)).doesNotExist();
        assertThat(workshop.texts("select verdict from catalogue.recording where suffix = 'T1w'"))
                .containsExactly("warned");
        assertThat(workshop.texts("select place from lake.object where identifying"))
                .as("nobody could search what nobody could read")
                .containsExactly("sealed");
    }

    @Test
    void what_is_received_survives_a_restart_and_a_commit_before_it_is_taken_up() throws IOException {
        var intake = workshop.send("cohort", Map.of("README", "hello"));
        workshop.restart();
        workshop.get(IntakeRows.class).move(intake, State.RECEIVING, State.PROCESSING);
        workshop.restart();
        assertThat(workshop.finished(intake).counts().accepted()).isEqualTo(1);
    }

    @Test
    void spools_that_a_crash_left_of_a_finished_import_are_gone_after_the_next_start() throws IOException {
        var done = workshop.imported("cohort", Map.of("README", "hello"));
        var spools = Files.createDirectories(data.resolve("journal/spool/" + done.id()));
        Files.write(spools.resolve("a.spool"), new byte[5_000]);
        workshop.restart();
        assertThat(spools).doesNotExist();
    }

    @Test
    void what_a_crash_left_in_quarantine_without_a_row_is_gone_after_the_next_start() throws IOException {
        workshop.imported("cohort", Map.of("sub-12/anat/sub-12_T1w.nii", BROKEN));
        var torn = Files.createDirectories(data.resolve("quarantine/" + java.util.UUID.randomUUID()));
        Files.write(torn.resolve("0.spool"), new byte[17]);
        var whole = java.util.UUID.randomUUID();
        workshop.get(QuarantineStore.class)
                .keep(whole, 0, "a", "b", new java.io.ByteArrayInputStream("secret".getBytes(StandardCharsets.UTF_8)));
        workshop.restart();
        assertThat(torn).doesNotExist();
        assertThat(data.resolve("quarantine/" + whole)).doesNotExist();
        try (var kept = Files.list(data.resolve("quarantine"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void no_question_keeps_its_connection() throws IOException {
        workshop.imported("cohort", Map.of("sub-12/anat/sub-12_T1w.nii", BROKEN, "README", "x"));
        for (int i = 0; i < 40; i++) {
            assertThat(workshop.get(IntakeRows.class).inState(State.DONE)).hasSize(1);
            assertThat(workshop.get(IntakeRows.class).list(java.util.List.of(1), null, 10))
                    .hasSizeLessThan(2);
            assertThat(workshop.get(QuarantineRows.class).list(java.util.List.of(1), null, null, 10))
                    .isNotNull();
            assertThat(workshop.get(org.naohai.acquisition.store.DatasetRows.class)
                            .list(workshop.project))
                    .hasSize(1);
            assertThat(workshop.get(org.naohai.acquisition.store.UploadRows.class)
                            .expired())
                    .isEmpty();
            assertThat(workshop.get(Vault.class).reveal(workshop.project, "cohort", "sub-12"))
                    .isEmpty();
            assertThat(workshop.get(org.naohai.lake.Lake.class).present(java.util.List.of("ab".repeat(32))))
                    .isEmpty();
        }
    }

    @Test
    void two_children_of_one_label_in_two_datasets_keep_their_own_identities() throws IOException {
        workshop.imported("north", Map.of("sub-01/eeg/sub-01_task-rest_eeg.edf", "0       \nNAME Jane Doe\n"));
        workshop.imported("south", Map.of("sub-01/eeg/sub-01_task-rest_eeg.edf", "0       \nNAME John Roe\n"));
        assertThat(revealed("north", "sub-01")).containsExactly("Jane Doe");
        assertThat(revealed("south", "sub-01")).containsExactly("John Roe");
        workshop.imported("east", Map.of("sub-01/eeg/sub-01_task-rest_eeg.edf", "0       \nNAME Jane Doe\n"));
        assertThat(revealed("east", "sub-01")).containsExactly("Jane Doe");
    }

    @Test
    void what_a_file_of_nobody_told_is_the_childs_it_is_assigned_to_and_no_others() throws IOException {
        workshop.imported(
                "cohort",
                Map.of(
                        "inbox/a.edf", "0       \nNAME Jane Doe\nNUMBER 998877665\n",
                        "inbox/b.edf", "0       \nNAME Jane Doe\n",
                        "sub-10/eeg/sub-10_task-rest_eeg.edf", "0       \nNUMBER 998877665\n"));
        assertThat(revealed("cohort", "sub-10")).containsExactly("998877665");
        var place = new Vault.Place(workshop.project, "cohort", "inbox/a.edf");
        for (int i = 0; i < 2; i++) {
            workshop.get(Vault.class).assign(place, "sub-10");
            assertThat(revealed("cohort", "sub-10")).containsExactlyInAnyOrder("Jane Doe", "998877665");
        }
        workshop.get(Vault.class).assign(new Vault.Place(workshop.project, "cohort", "inbox/b.edf"), "sub-12");
        assertThat(revealed("cohort", "sub-12")).containsExactly("Jane Doe");
    }

    private java.util.List<String> revealed(String dataset, String label) {
        return workshop.get(Vault.class).reveal(workshop.project, dataset, label).stream()
                .map(Vault.Owned::value)
                .toList();
    }

    @Test
    void a_scan_of_nobody_gets_a_suggestion_from_its_name() throws IOException {
        workshop.imported("cohort", Map.of("sub-10/anat/sub-10_T1w.nii", "scan", "inbox/P010_rest.edf", "0       X"));
        assertThat(workshop.texts("select subject_label from acquisition.suggestion"))
                .containsExactly("sub-10");
    }

    /// The journal is dropped after the import is done, never before.
    private static void untilEmpty(Path folder) throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            try (var files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
