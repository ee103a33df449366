package org.naohai.server.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.OutsidePrograms;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.collaboration.Collaboration;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.FolderTree;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.imaging.Gradients;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.lake.Lake;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import org.naohai.testkit.Await;
import org.naohai.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real series of four vendors through the whole application: delivered, de-identified, archived,
/// converted, checked, in the catalogue; every voxel as in the volumes that the authors of dcm2niix
/// publish.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ScannerToBidsJourney {

    private static final String DICOM = "imaging/dicom/";

    /// Folder of a study's files → subject.
    private static final Map<String, String> STUDIES = Map.of(
            "siemens-ge-nih/20180918Si", "sub-siemens",
            "siemens-ge-nih/20180918GE", "sub-ge",
            "philips-fmri/fmri", "sub-philips",
            "philips-enhanced/In/Philips", "sub-enhanced",
            "uih-dti/dti_tra_dir16_AP_SaveBySlc__140028", "sub-uih");

    /// What it becomes → the volume to compare with.
    private static final Map<String, String> REFERENCES = Map.of(
            "sub-siemens/ses-01/fmap/sub-siemens_ses-01_dir-AP_epi", "siemens-ge-nih-ref/EPI_PE=AP_3",
            "sub-siemens/ses-01/fmap/sub-siemens_ses-01_dir-PA_epi", "siemens-ge-nih-ref/EPI_PE=PA_4",
            "sub-ge/ses-01/func/sub-ge_ses-01_task-InterleavedItoS_bold",
                    "siemens-ge-nih-ref/DCM2NIIX_regression_test_4",
            "sub-philips/ses-01/func/sub-philips_ses-01_task-asc_bold", "philips-fmri-ref/EPI_asc_CLEAR_201",
            "sub-enhanced/ses-01/fmap/sub-enhanced_ses-01_magnitude", "philips-enhanced/Ref/Philips_WIP_B0_NS_801_e1",
            "sub-enhanced/ses-01/fmap/sub-enhanced_ses-01_fieldmap",
                    "philips-enhanced/Ref/Philips_WIP_B0_NS_801_e2_fieldmaphz",
            "sub-uih/ses-01/dwi/sub-uih_ses-01_dir-AP_dwi", "uih-dti-ref/dti_tra_dir16_AP_9_134431");

    @TempDir
    private Path folder;

    private RunningServer server;
    private JdbcClient worker;
    private Someone owner;
    private UUID project;

    @Test
    @Order(1)
    void studies_of_four_vendors_become_bids_volumes_equal_to_the_references() throws Exception {
        requireEverything();
        server = RunningServer.get();
        worker = server.bean("workerJdbc", JdbcClient.class);
        owner = new Someone(server, "bids-owner");
        AdminClient.call(
                server.data(), "project.add", Map.of("key", "BIDS", "title", "bids", "institution", "bids clinic"));
        AdminClient.call(
                server.data(), "member.add", Map.of("project", "BIDS", "login", owner.login(), "role", "owner"));
        project = server.bean(Collaboration.class)
                .findProject("BIDS")
                .orElseThrow()
                .id();
        for (var study : STUDIES.entrySet()) {
            deliver(study.getKey(), study.getValue());
        }
        await(() -> states().size() == STUDIES.size() && states().stream().allMatch(this::ended));
        assertThat(states()).as(problems()).containsOnly("done");
        for (var reference : REFERENCES.entrySet()) {
            var stem = reference.getKey();
            var expected =
                    SharedData.find(DICOM + reference.getValue() + ".nii").orElseThrow();
            var found = fetch(stem + ".nii.gz");
            assertThat(voxels(found)).as(stem).isEqualTo(voxels(expected));
            assertThat(fetched(stem + ".json")).contains("\"ConversionSoftware\"", "\"SeriesInstanceUID\"");
        }
        gradientsAreEqual();
    }

    private static void requireEverything() {
        boolean there = OutsidePrograms.probe().stream()
                .filter(one -> !one.name().equals("tesseract"))
                .allMatch(one -> one.found() != null);
        if (!there) {
            System.err.println("NOT TESTED: dcm2niix or bubblewrap is missing");
        }
        assumeTrue(there && SharedData.find(DICOM).isPresent());
    }

    private void gradientsAreEqual() throws IOException {
        var stem = "sub-uih/ses-01/dwi/sub-uih_ses-01_dir-AP_dwi";
        fetch(stem + ".bval");
        fetch(stem + ".bvec");
        var name = stem.substring(stem.lastIndexOf('/') + 1);
        var problems = new ArrayList<org.naohai.kernel.Problem>();
        var reference = "dti_tra_dir16_AP_9_134431";
        assertThat(Gradients.read(FolderTree.of(folder), name + ".bval", name + ".bvec", problems))
                .isEqualTo(Gradients.read(
                        FolderTree.of(SharedData.find(DICOM + "uih-dti-ref").orElseThrow()),
                        reference + ".bval",
                        reference + ".bvec",
                        problems));
    }

    @Test
    @Order(2)
    void a_recording_leads_to_its_series_and_a_study_to_its_images() {
        assumeTrue(server != null);
        var recording = worker.sql("select id::text from catalogue.recording where path = :path")
                .param("path", "sub-uih/ses-01/dwi/sub-uih_ses-01_dir-AP_dwi.nii.gz")
                .query(String.class)
                .single();
        var source = json("/api/v1/recordings/" + recording + "/dicom");
        assertThat(source.path("software").asString("")).startsWith("dcm2niix v");
        var study = json("/api/v1/dicom/studies/" + source.path("studyUid").asString("") + "/images");
        assertThat(study.path("images").path(0).path("recordingId").asString(""))
                .isEqualTo(recording);
        assertThat(study.path("images").path(0).path("seriesUid").asString(""))
                .isEqualTo(source.path("seriesUid").asString(""));
    }

    @Test
    @Order(2)
    void a_volume_stands_on_the_time_line_at_the_age_that_its_header_says() {
        assumeTrue(server != null);
        var subject = worker.sql("select id::text from catalogue.subject where label = 'sub-siemens'")
                .query(String.class)
                .single();
        var timeline = json("/api/v1/subjects/" + subject + "/timeline");
        assertThat(timeline.path("undated").isEmpty()).isTrue();
        assertThat(timeline.path("lanes").path(1).path("items")).isNotEmpty();
        assertThat(timeline.path("lanes").path(1).path("items"))
                .allSatisfy(item -> assertThat(item.path("ageYears").asDouble()).isEqualTo(48));
    }

    @Test
    @Order(3)
    void rules_are_tried_changed_and_applied_over_http() throws Exception {
        assumeTrue(server != null);
        var path = "/api/v1/dicom/projects/BIDS/naming";
        var naming = json(path);
        assertThat(naming.path("shipped").asBoolean()).isTrue();
        var study = worker.sql("select study_uid from acquisition.dicom_conversion where subject_label = 'sub-ge'")
                .query(String.class)
                .single();
        var rule = """
                {"name":"pilot","when":{"text":"axial epi*"},
                 "then":{"as":"name","datatype":"func","suffix":"bold","entities":{"task":"pilot"}}}
                """;
        var tried = send("POST", path + "/try", "{\"study\":\"" + study + "\",\"rules\":[" + rule + "]}");
        assertThat(tried.path("images").path(0).path("name").asString("")).endsWith("_task-pilot_bold");
        var rules = naming.path("rules").toString().replaceFirst("\\[", "[" + rule.strip() + ",");
        send("PUT", path, "{\"version\":null,\"rules\":" + rules + "}");
        assertThat(json(path + "/affected").path("studies").asInt()).isEqualTo(1);
        assertThat(server.send("PUT", path, "{\"version\":null,\"rules\":[]}", owner.bearer())
                        .statusCode())
                .as("somebody has changed them since")
                .isEqualTo(409);
        assertThat(send("POST", path + "/apply", "").path("studies").asInt()).isEqualTo(1);
        await(() -> paths("sub-ge").contains("sub-ge/ses-01/func/sub-ge_ses-01_task-pilot_bold.nii.gz"));
        await(() -> states().stream().allMatch(this::ended));
        assertThat(paths("sub-ge")).containsExactly("sub-ge/ses-01/func/sub-ge_ses-01_task-pilot_bold.nii.gz");
    }

    @Test
    @Order(4)
    void a_study_that_is_moved_to_another_subject_takes_its_volumes_along() throws Exception {
        assumeTrue(server != null);
        var arrival = worker.sql("select arrival_id from acquisition.dicom_arrival where subject_label = 'sub-philips'")
                .query(UUID.class)
                .single();
        var series = worker.sql("select series_uid from acquisition.dicom_arrival_series where arrival_id = :arrival")
                .param("arrival", arrival)
                .query(String.class)
                .list();
        server.bean(Archiving.class)
                .move(
                        arrival,
                        series,
                        new Target(project, "scans", "sub-moved", null),
                        new Archiving.Decided(owner.id(), "the wrong subject"));
        await(() -> !paths("sub-moved").isEmpty() && paths("sub-philips").isEmpty());
        assertThat(paths("sub-philips")).isEmpty();
        assertThat(paths("sub-moved")).hasSize(1).first().asString().endsWith("_task-asc_bold.nii.gz");
        assertThat(worker.sql("select count(*) from catalogue.subject where label = 'sub-philips'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void deliver(String path, String subject) throws Exception {
        var target = new Target(project, "scans", subject, "01");
        var sender = new Sender(Sender.Way.IMPORT, "IMPORT", owner.id(), target);
        try (var delivery = server.bean(Deliveries.class).open(sender);
                var files = Files.walk(SharedData.find(DICOM + path).orElseThrow())) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                var bytes = Files.readAllBytes(file);
                var incoming = delivery.begin("", "", TransferSyntax.EXPLICIT_LITTLE, Deliveries.Form.FILE);
                incoming.write(bytes, 0, bytes.length);
                assertThat(incoming.finish()).isInstanceOf(Deliveries.Answer.Kept.class);
            }
        }
    }

    private List<String> states() {
        return worker.sql(
                        "select coalesce(converted, state) from acquisition.dicom_arrival where project_id = :project")
                .param("project", project)
                .query(String.class)
                .list();
    }

    private boolean ended(String state) {
        return List.of("done", "failed", "off", "held").contains(state);
    }

    private String problems() {
        return worker.sql("""
                        select string_agg(subject_label || ' ' || state || ' ' || problems::text, '; ')
                        from acquisition.dicom_arrival
                        where project_id = :project
                        """).param("project", project).query(String.class).single();
    }

    private List<String> paths(String subject) {
        return worker.sql("""
                        select path
                        from catalogue.recording
                        where path like :subject || '/%' and role = 'recording'
                        order by path
                        """).param("subject", subject).query(String.class).list();
    }

    private static void await(BooleanSupplier condition) {
        Await.until(Duration.ofMinutes(4), condition::getAsBoolean);
    }

    private Path fetch(String path) throws IOException {
        var sha256 = worker.sql("select sha256 from catalogue.recording_file where path = :path")
                .param("path", path)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new AssertionError(path + " is not there"));
        var file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        try (var in = server.bean(Lake.class).open(sha256)) {
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private String fetched(String path) throws IOException {
        return Files.readString(fetch(path));
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(server.get(path, owner.bearer()).body());
    }

    private JsonNode send(String method, String path, String body) {
        var answer = server.send(method, path, body, owner.bearer());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JsonMapper.shared().readTree(answer.body());
    }

    /// Shape and affine to 5 digits, then a value for each voxel.
    private static List<Object> voxels(Path file) throws IOException {
        var reader = NiftiReader.open(
                        FolderTree.of(file.getParent()), file.getFileName().toString())
                .reader()
                .orElseThrow();
        var values = new ArrayList<Object>(List.of(reader.header().shape()));
        reader.header().affine().cells().forEach(cell -> values.add(Math.round(cell * 1e5)));
        reader.read(List.of(new VolumePass() {
            @Override
            public void accept(Slab slab) {
                for (int i = 0; i < slab.length(); i++) {
                    values.add(slab.value(i));
                }
            }

            @Override
            public List<DerivedObject> finish() {
                return List.of();
            }
        }));
        return values;
    }
}
