package org.naohai.acquisition.dicom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Converting;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.naming.NamingRule;
import org.naohai.acquisition.dicom.naming.NamingRules;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.acquisition.dicom.support.MemoryDicomRecord;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.support.Workshop;
import org.naohai.catalogue.DicomRecord;
import org.naohai.governance.Access;
import org.naohai.governance.Reach;
import org.naohai.governance.ScopeKey;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.naohai.testkit.Await;
import org.naohai.testkit.SharedData;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Studies of the archive on their way into a dataset, with the real converter on real series.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConversionsTest {

    private static final String STUDY = "2.25.100";
    private static final String AP = "siemens-ge-nih/20180918Si/mr_0003";
    private static final String PA = "siemens-ge-nih/20180918Si/mr_0004";
    private static final String DTI = "uih-dti/dti_tra_dir16_AP_SaveBySlc__140028";

    @TempDir
    private Path data;

    private final MemoryDicomRecord record = new MemoryDicomRecord();
    private final Sandbox sandbox = new Sandbox(Sandbox.Unsandboxed.REFUSED);
    private Optional<Path> dcm2niix = Sandbox.find("dcm2niix");
    private ApplicationEventPublisher events;
    private Workshop workshop;
    private UUID person;
    private UUID arrival;

    @BeforeEach
    void open() {
        boolean there = dcm2niix.isPresent() && sandbox.usable();
        if (!there) {
            System.err.println("NOT TESTED: dcm2niix or bubblewrap is missing");
        }
        assumeTrue(there && SharedData.find("imaging/dicom").isPresent());
        workshop = new Workshop(data, context -> {
            events = context;
            context.registerBean("memory", DicomRecord.class, record::record, bean -> bean.setPrimary(true));
            context.registerBean(Access.class, Everyone::new);
            context.registerBean(Dcm2niix.class, () -> new Dcm2niix(sandbox, dcm2niix));
            context.registerBean(ParallelGzip.class, ParallelGzip::new);
            for (var part : List.of(
                    ConversionQueue.class,
                    ConversionRows.class,
                    RetractionRows.class,
                    Retractions.class,
                    Responsible.class,
                    SeriesConversion.class,
                    StudyConversion.class,
                    SubjectLocks.class,
                    ProjectNaming.class,
                    Handover.class,
                    Conversions.class)) {
                context.registerBean(part);
            }
        });
        person = Ids.next();
        workshop.get(JdbcClient.class)
                .sql("insert into collaboration.person (person_id, login, name) values (:id, 'ana', 'Ana')")
                .param("id", person)
                .update();
        arrival = arrival(STUDY);
    }

    @AfterEach
    void close() {
        if (workshop != null) {
            workshop.close();
        }
    }

    @Test
    void a_study_that_closes_becomes_bids_files_in_the_name_of_who_decided() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        series("2.25.2", STUDY, PA);
        series("2.25.3", STUDY, DTI);
        closed();

        assertThat(converted()).isEqualTo("done");
        assertThat(recordings())
                .containsExactly(
                        "dataset_description.json",
                        "sub-10/ses-01/dwi/sub-10_ses-01_dir-AP_dwi.nii.gz",
                        "sub-10/ses-01/fmap/sub-10_ses-01_dir-AP_epi.nii.gz",
                        "sub-10/ses-01/fmap/sub-10_ses-01_dir-PA_epi.nii.gz");
        assertThat(workshop.texts("select started_by::text from acquisition.intake"))
                .containsExactly(person.toString());
        assertThat(workshop.audited).contains("dicom.convert", "intake.commit", "intake.register");
        var sidecar = json("sub-10/ses-01/dwi/sub-10_ses-01_dir-AP_dwi.json");
        assertThat(sidecar).contains("\"ConversionSoftware\" : \"dcm2niix\"", "\"SeriesInstanceUID\" : \"2.25.3\"");
        assertThat(workshop.texts("select name || ' ' || stem from (select unnest(array['2.25.1','2.25.2']) as name) n "
                        + "join acquisition.dicom_output on series_uid = name order by 1"))
                .containsExactly(
                        "2.25.1 sub-10/ses-01/fmap/sub-10_ses-01_dir-AP_epi",
                        "2.25.2 sub-10/ses-01/fmap/sub-10_ses-01_dir-PA_epi");
        nothingIsLeft();
    }

    @Test
    void a_head_does_not_come_into_a_dataset_that_is_shared() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        record.facesToOthers = true;
        closed();

        assertThat(converted()).isEqualTo("failed");
        assertThat(workshop.texts("select problems::text from acquisition.dicom_arrival")
                        .getFirst())
                .contains("DICOM_HEADS_NOT_SHARED");
        assertThat(recordings()).isEmpty();
    }

    @Test
    void a_sidecar_says_age_and_sex_as_the_de_identified_header_does() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(json("sub-10/ses-01/fmap/sub-10_ses-01_dir-AP_epi.json"))
                .contains("\"PatientAge\" : \"048Y\"", "\"PatientSex\" : \"O\"")
                .doesNotContain("PatientName", "PatientID", "PatientBirthDate");
    }

    @Test
    void the_same_again_changes_nothing() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        closed();
        converted();
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(workshop.texts("select count(*)::text from catalogue.dataset_version"))
                .containsExactly("1");
    }

    @Test
    void a_study_that_is_moved_leaves_the_subject_it_had() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        closed();
        converted();
        study(STUDY, "sub-11", null);
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(recordings()).containsExactly("dataset_description.json", "sub-11/fmap/sub-11_dir-AP_epi.nii.gz");
        assertThat(workshop.texts("select label from catalogue.subject")).containsExactly("sub-11");
        assertThat(workshop.audited).contains("dataset.retract");
        assertThat(workshop.get(DatasetRows.class)
                        .find(workshop.project, "scans")
                        .orElseThrow()
                        .labels())
                .containsExactly("sub-11");
        assertThat(workshop.texts("select retraction_id::text from acquisition.dicom_retraction"))
                .isEmpty();
    }

    @Test
    void a_study_that_became_another_one_leaves_nothing_behind() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        closed();
        converted();
        record.remove("2.25.1");
        study("2.25.200", "sub-12", null);
        series("2.25.201", "2.25.200", AP);
        workshop.worker
                .sql("update acquisition.dicom_arrival set study_uid = '2.25.200'")
                .update();
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(recordings()).containsExactly("dataset_description.json", "sub-12/fmap/sub-12_dir-AP_epi.nii.gz");
        assertThat(workshop.texts("select study_uid from acquisition.dicom_conversion"))
                .containsExactly("2.25.200");
    }

    @Test
    void withdrawn_series_leave_their_dataset() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        series("2.25.2", STUDY, PA);
        closed();
        converted();
        workshop.get(Conversions.class).stop();
        workshop.get(Converting.class).withdraw(List.of("2.25.1"), new Decided(person, "moved away"));
        workshop.restart();
        await(() -> workshop.texts("select retraction_id::text from acquisition.dicom_retraction")
                .isEmpty());
        assertThat(recordings())
                .containsExactly("dataset_description.json", "sub-10/ses-01/fmap/sub-10_ses-01_dir-PA_epi.nii.gz");
    }

    @Test
    void files_that_cannot_leave_a_dataset_hold_up_no_conversion() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        var broken = new RetractionRows.Leaving(workshop.project, "other", Ids.next(), java.util.Map.of("a", "b"));
        workshop.get(RetractionRows.class).add(broken, new Decided(person, "moved away"));
        workshop.worker
                .sql("""
                        insert into acquisition.dataset (project_id, dataset_name, dataset_id, manifest_sha256, labels)
                        values (:project, 'other', :id, 'nothing of the lake', '{}')
                        """)
                .param("project", workshop.project)
                .param("id", Ids.next())
                .update();
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(workshop.texts("select (not_before > now())::text from acquisition.dicom_retraction"))
                .containsExactly("true");
    }

    @Test
    void series_that_went_away_unsaid_leave_their_dataset_at_the_next_start() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        closed();
        converted();
        record.remove("2.25.1");
        workshop.restart();
        await(() -> recordings().size() == 1);
        assertThat(recordings()).containsExactly("dataset_description.json");
    }

    @Test
    void other_rules_give_other_names_and_the_old_ones_go() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        closed();
        converted();
        var rule = new NamingRule(
                "pilot",
                NamingRules.of("[{'name':'a','when':{'text':'epi'},'then':{'as':'exclude'}}]".replace('\'', '"'))
                        .getFirst()
                        .when(),
                new NamingRule.Then(
                        NamingRule.As.NAME, "func", "bold", java.util.Map.of("task", "pilot", "acq", "short")));
        workshop.get(ProjectNaming.class).save(workshop.project, List.of(rule), person);
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(recordings())
                .containsExactly(
                        "dataset_description.json",
                        "sub-10/ses-01/func/sub-10_ses-01_task-pilot_acq-short_bold.nii.gz");
        assertThat(json("sub-10/ses-01/func/sub-10_ses-01_task-pilot_acq-short_bold.json"))
                .contains("\"TaskName\" : \"pilot\"");
    }

    @Test
    void what_no_rule_names_stays_in_the_archive_and_is_said() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, "siemens-ge-nih/20180918GE/mr_0004");
        var none = "[{'name':'a','when':{'text':'nothing'},'then':{'as':'exclude'}}]".replace('\'', '"');
        workshop.get(ProjectNaming.class).save(workshop.project, NamingRules.of(none), person);
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(problems()).contains("DICOM_SERIES_UNNAMED", "series 4", "Axial EPI-FMRI");
        assertThat(workshop.texts("select count(*)::text from acquisition.intake"))
                .containsExactly("0");
    }

    @Test
    void a_series_that_cannot_be_converted_keeps_none_of_the_others() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        instances("2.25.2", STUDY, List.of("garbage".getBytes(StandardCharsets.UTF_8)));
        closed();
        assertThat(converted()).isEqualTo("failed");
        assertThat(problems()).contains("DICOM_CONVERSION_FAILED", "no image in the series");
        assertThat(recordings()).hasSize(2);
        record.remove("2.25.2");
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(problems()).isEqualTo("[]");
    }

    @Test
    void a_crash_before_the_import_gives_the_same_names_again() throws Exception {
        study(STUDY, "sub-10", "01");
        series("2.25.1", STUDY, AP);
        workshop.onAudit = action -> {
            if (action.equals("intake.register")) {
                throw new IllegalStateException("stopped");
            }
        };
        closed();
        assertThat(converted()).isEqualTo("failed");
        workshop.onAudit = action -> {};
        workshop.worker
                .sql("update acquisition.dicom_arrival set converted = 'running'")
                .update();
        Files.createDirectories(data.resolve("tmp/convert/program-left/in"));
        workshop.restart();
        assertThat(converted()).isEqualTo("done");
        assertThat(recordings())
                .containsExactly("dataset_description.json", "sub-10/ses-01/fmap/sub-10_ses-01_dir-AP_epi.nii.gz");
        nothingIsLeft();
    }

    @Test
    void names_that_people_have_imported_are_left_to_them() throws Exception {
        workshop.imported("scans", java.util.Map.of("sub-10/fmap/sub-10_dir-AP_epi.nii.gz", "mine"));
        study(STUDY, "sub-10", null);
        series("2.25.1", STUDY, AP);
        closed();
        assertThat(converted()).isEqualTo("done");
        assertThat(recordings())
                .containsExactly(
                        "dataset_description.json",
                        "sub-10/fmap/sub-10_dir-AP_epi.nii.gz",
                        "sub-10/fmap/sub-10_dir-AP_run-02_epi.nii.gz");
    }

    @Test
    void without_a_converter_nothing_is_converted_until_there_is_one() throws Exception {
        dcm2niix = Optional.empty();
        workshop.restart();
        study(STUDY, "sub-10", null);
        series("2.25.1", STUDY, AP);
        closed();
        assertThat(converted()).isEqualTo("off");
        assertThat(problems()).contains("DICOM_CONVERTER_MISSING");
        dcm2niix = Sandbox.find("dcm2niix");
        workshop.restart();
        assertThat(converted()).isEqualTo("done");
        assertThat(problems()).isEqualTo("[]");
    }

    private void study(String uid, String subject, @Nullable String session) {
        record.studies.put(
                uid,
                new DicomRecord.Study(
                        uid, workshop.project, "scans", subject, session, 1, subject, null, "", "", "", "", ""));
    }

    private void series(String uid, String study, String folder) throws IOException {
        var bytes = new ArrayList<byte[]>();
        try (var files = Files.list(SharedData.find("imaging/dicom/" + folder).orElseThrow())) {
            for (var file : files.sorted().toList()) {
                if (!file.toString().endsWith(".txt")) {
                    bytes.add(Files.readAllBytes(file));
                }
            }
        }
        instances(uid, study, bytes);
    }

    private void instances(String uid, String study, List<byte[]> all) {
        var instances = new ArrayList<DicomRecord.Instance>();
        for (var bytes : all) {
            var sha256 = Hashes.sha256(bytes);
            workshop.get(Lake.class).put(bytes, AtRest.PLAIN);
            instances.add(new DicomRecord.Instance(
                    uid + "." + instances.size(),
                    "",
                    instances.size(),
                    sha256,
                    bytes.length,
                    "",
                    64,
                    64,
                    1,
                    null,
                    null,
                    new byte[0]));
        }
        record.series.put(uid, new DicomRecord.Series(uid, study, "MR", 1, "", "", "", "", "", ""));
        record.instances.put(uid, instances);
    }

    private UUID arrival(String study) {
        var id = Ids.next();
        workshop.worker
                .sql("""
                        insert into acquisition.dicom_arrival (arrival_id, study_hash, way, state, project_id, study_uid,
                            evidence_cipher, decided_by)
                        values (:id, '\\x00', 'dimse', 'archived', :project, :study, '\\x00', :by)
                        """)
                .param("id", id)
                .param("project", workshop.project)
                .param("study", study)
                .param("by", person)
                .update();
        return id;
    }

    private void closed() {
        workshop.worker
                .sql("update acquisition.dicom_arrival set converted = 'waiting', closed_at = now()")
                .update();
        events.publishEvent(new Watching.StudyClosed(arrival, STUDY));
    }

    private String converted() throws InterruptedException {
        await(() -> !List.of("waiting", "running").contains(state()));
        return state();
    }

    private String state() {
        return workshop.texts("select converted from acquisition.dicom_arrival").getFirst();
    }

    private String problems() {
        return workshop.texts("select problems::text from acquisition.dicom_arrival")
                .getFirst();
    }

    private static void await(BooleanSupplier condition) {
        Await.until(Duration.ofMinutes(1), condition::getAsBoolean);
    }

    private List<String> recordings() {
        return workshop.texts("select path from catalogue.recording order by path collate \"C\"");
    }

    private String json(String path) throws IOException {
        var sha256 = workshop.texts("select sha256 from catalogue.recording_file where path = '" + path + "'")
                .getFirst();
        try (var in = workshop.get(Lake.class).open(sha256)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(JsonMapper.shared().readTree(text).isObject()).isTrue();
            return text;
        }
    }

    private void nothingIsLeft() throws IOException {
        try (var left = Files.list(data.resolve("tmp/convert"))) {
            assertThat(left).isEmpty();
        }
    }

    private static final class Everyone implements Access {
        @Override
        public Reach reach(UUID personId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean decide(UUID personId, Action action, ScopeKey scope) {
            return true;
        }
    }
}
