package org.naohai.acquisition.dicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.catalogue.DicomRecord;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Role;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Reach;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.naohai.lake.DataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginalsTest extends Scene {

    private static final Reach NOTHING = new Reach(Set.of(), Set.of(), Set.of(), Set.of());

    @Test
    void a_project_that_did_not_say_so_leaves_nothing() throws Exception {
        var owner = person("owner", Role.OWNER);
        send(Form.DATA_SET, Slices.of(1, 1, 1));
        await(this::closed);

        assertThat(units()).isEmpty();
        assertThat(rows()).isZero();
        assertThat(refused(owner, series()).problem().code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void an_owner_downloads_each_instance_as_it_came_in_the_order_of_their_numbers() throws Exception {
        keep(workshop.project);
        var owner = person("owner", Role.OWNER);
        var sent = List.of(Slices.of(1, 1, 1), Slices.of(1, 1, 2), Slices.of(1, 1, 3));
        send(Form.DATA_SET, sent.get(1), sent.get(0));
        send(Form.FILE, sent.get(2));
        await(() -> instances() == 3);

        var answer = download(owner, series());
        assertThat(answer.headers())
                .containsEntry("Cache-Control", "private, no-store")
                .containsEntry("Content-Type", "application/zip")
                .containsEntry("Content-Disposition", "attachment; filename=\"originals-" + series() + ".zip\"");
        assertThat(answer.files().keySet()).containsExactly("00001.dcm", "00002.dcm", "00003.dcm");
        assertThat(answer.files().get("00003.dcm")).isEqualTo(file(sent.get(2)));
        for (int number = 1; number <= 2; number++) {
            var file = answer.files().get("%05d.dcm".formatted(number));
            var set = sent.get(number - 1).dataSet(TransferSyntax.EXPLICIT_LITTLE);
            assertThat(Arrays.copyOfRange(file, file.length - set.length, file.length))
                    .isEqualTo(set);
            var read = DicomReader.read(ByteSource.of(file));
            assertThat(read.problems()).isEmpty();
            assertThat(read.data().text(Tag.PatientName)).isEqualTo("Planted^Person");
            assertThat(read.meta().text(Tag.MediaStorageSopInstanceUid)).isEqualTo("1.2.3.1.1." + number);
        }
        assertThat(workshop.audited).contains("originals.download");
    }

    @Test
    void for_everyone_else_there_are_none() throws Exception {
        keep(workshop.project);
        send(Form.DATA_SET, Slices.of(1, 1, 1));
        await(() -> instances() == 1);
        var nowhere = refused(person("owner", Role.OWNER), "2.25.77");
        for (var other : List.of(
                person("contributor", Role.CONTRIBUTOR), person("reader", Role.READER), person("stranger", null))) {
            var told = refused(other, series());
            assertThat(told.problem()).as(other.login()).isEqualTo(nowhere.problem());
            assertThat(told.kind()).isEqualTo(Refused.Kind.NOT_FOUND);
            var study = catchThrowableOfType(
                    Refused.class, () -> as(other, () -> controller().ofStudy(study())));
            assertThat(study.kind()).as(other.login()).isEqualTo(Refused.Kind.NOT_FOUND);
        }
        assertThat(workshop.audited).doesNotContain("originals.download");
    }

    @Test
    void an_owner_sees_which_series_of_a_study_have_some() throws Exception {
        keep(workshop.project);
        send(Form.DATA_SET, Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        await(() -> instances() == 2);

        assertThat(as(person("owner", Role.OWNER), () -> controller().ofStudy(study()))
                        .items())
                .containsExactly(new OriginalsController.OfSeries(series(), 2));
    }

    @Test
    void the_same_again_is_not_kept_twice() throws Exception {
        keep(workshop.project);
        send(Form.DATA_SET, Slices.of(1, 1, 1));
        await(() -> instances() == 1);
        send(Form.FILE, Slices.of(1, 1, 1));
        await(this::closed);

        assertThat(rows()).isEqualTo(1);
        assertThat(units()).hasSize(1);
    }

    @Test
    void no_identity_of_them_is_on_the_disk_in_clear() throws Exception {
        keep(workshop.project);
        send(Form.DATA_SET, Slices.of(1, 1, 1));
        send(Form.FILE, Slices.of(1, 1, 2));
        await(() -> instances() == 2);
        workshop.pause();

        for (var planted : List.of("Planted", "PLANTED-77", "20150607", "1.2.3.1.1.")) {
            assertThat(workshop.filesHolding(planted)).as(planted).isEmpty();
        }
    }

    @Test
    void bytes_that_a_crash_left_without_a_row_are_destroyed_at_the_start() throws Exception {
        keep(workshop.project);
        var owner = person("owner", Role.OWNER);
        send(Form.FILE, Slices.of(1, 1, 1));
        await(() -> instances() == 1);
        var kept = units();
        var orphan = Ids.next();
        new QuarantineStore(new DataFolder(data), "originals")
                .keep(orphan, new ByteArrayInputStream("Planted^Person".getBytes(StandardCharsets.UTF_8)));
        workshop.restart();

        await(() -> !units().contains(orphan.toString()));
        assertThat(units()).isEqualTo(kept);
        assertThat(download(owner, series()).files().get("00001.dcm")).isEqualTo(file(Slices.of(1, 1, 1)));
    }

    @Test
    void rows_of_what_is_not_in_the_archive_are_destroyed_with_their_bytes() throws Exception {
        keep(workshop.project);
        send(Form.FILE, Slices.of(1, 1, 1));
        await(() -> instances() == 1 && closed());
        workshop.get(DicomRecord.class).remove(series());
        workshop.get(Originals.class).sweep();
        assertThat(rows()).isEqualTo(1); // it may be on its way

        workshop.vault
                .sql("update vault.dicom_bytes set kept_at = now() - interval '2 hours'")
                .update();
        workshop.get(Originals.class).sweep();

        assertThat(rows()).isZero();
        assertThat(units()).isEmpty();
    }

    @Test
    void what_the_database_refuses_is_held_and_not_kept_beside_that() throws Exception {
        workshop.alter("alter table catalogue.dicom_series add check (description <> 'refused')");
        keep(workshop.project);
        send(Form.FILE, Slices.of(1, 1, 1).text(Tag.SeriesDescription, Vr.LO, "refused"));
        await(() -> number("select count(*) from acquisition.dicom_arrival where cause = 'DICOM_ARCHIVE_FAILED'") == 1);

        assertThat(rows()).isZero();
        assertThat(units()).isEmpty();
    }

    @Test
    void they_go_along_into_a_project_that_keeps_them_too() throws Exception {
        var other = otherProject();
        keep(workshop.project);
        keep(other);
        send(Form.FILE, Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        await(() -> instances() == 2 && closed());
        var before = series();
        move(new Target(other, "scans", "sub-02", "01"));

        assertThat(series()).isNotEqualTo(before);
        assertThat(rows()).isEqualTo(2);
        var owner = person("other-owner", null);
        workshop.get(Collaboration.class).setMember(other, owner.personId(), Role.OWNER);
        assertThat(download(owner, series()).files().values())
                .containsExactly(file(Slices.of(1, 1, 1)), file(Slices.of(1, 1, 2)));
    }

    @Test
    void they_are_destroyed_where_the_other_project_does_not_keep_them() throws Exception {
        var other = otherProject();
        keep(workshop.project);
        send(Form.FILE, Slices.of(1, 1, 1));
        await(() -> instances() == 1 && closed());
        move(new Target(other, "scans", "sub-02", "01"));

        assertThat(rows()).isZero();
        assertThat(units()).isEmpty();
    }

    @Test
    void within_the_project_they_stay() throws Exception {
        keep(workshop.project);
        send(Form.FILE, Slices.of(1, 1, 1));
        await(() -> instances() == 1 && closed());
        move(new Target(workshop.project, "scans", "sub-02", "01"));

        assertThat(download(person("owner", Role.OWNER), series()).files().get("00001.dcm"))
                .isEqualTo(file(Slices.of(1, 1, 1)));
    }

    private void keep(UUID project) {
        workshop.worker
                .sql("insert into acquisition.dicom_project (project_id, keep_originals, changed_by)"
                        + " values (:project, true, :project)")
                .param("project", project)
                .update();
    }

    private UUID otherProject() {
        var collaboration = workshop.get(Collaboration.class);
        var site =
                collaboration.addInstitution("OTHER", new Text("二院", "Other")).id();
        return collaboration
                .addProject("ADULTS", new Text("成人", "Adults"), site)
                .id();
    }

    private void move(Target target) throws Exception {
        workshop.get(Archiving.class)
                .move(arrival(), List.of(series()), target, new Decided(Ids.next(), "mixed up at the console"));
    }

    private Actor person(String login, @Nullable Role role) {
        var id = Ids.next();
        workshop.get(JdbcClient.class)
                .sql("insert into collaboration.person (person_id, login, name) values (:id, :login, :login)")
                .param("id", id)
                .param("login", login)
                .update();
        if (role != null) {
            workshop.get(Collaboration.class).setMember(workshop.project, id, role);
        }
        return new Actor(id, login, false, NOTHING, "trace");
    }

    private static <T> T as(Actor actor, Callable<T> asked) throws Exception {
        return ScopedValue.where(Acting.WHO, actor).call(asked::call);
    }

    private OriginalsController controller() {
        return new OriginalsController(
                workshop.get(Originals.class),
                workshop.get(OriginalFiles.class),
                workshop.get(DicomRecord.class),
                workshop.get(DicomAccess.class),
                workshop.get(AuditLog.class));
    }

    private record Downloaded(Map<String, String> headers, Map<String, byte[]> files) {}

    private Downloaded download(Actor actor, String series) throws Exception {
        var response = new MockHttpServletResponse();
        as(actor, () -> {
            controller().download(series, response);
            return true;
        });
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        var headers = new HashMap<String, String>();
        response.getHeaderNames().forEach(name -> headers.put(name, response.getHeader(name)));
        return new Downloaded(headers, files);
    }

    private Refused refused(Actor actor, String series) {
        return catchThrowableOfType(Refused.class, () -> download(actor, series));
    }

    private void send(Form form, Slices... slices) throws IOException {
        try (var delivery = workshop.get(Deliveries.class).open(imported("sub-01"))) {
            for (var slice : slices) {
                var incoming =
                        delivery.begin(Slices.MR_IMAGE, slice.sopInstanceUid(), TransferSyntax.EXPLICIT_LITTLE, form);
                var bytes = form == Form.FILE ? file(slice) : slice.dataSet(TransferSyntax.EXPLICIT_LITTLE);
                deliver(delivery, incoming, bytes);
            }
        }
    }

    /// With a preamble of the sender's own, which no writer of ours would make.
    private static byte[] file(Slices slice) throws IOException {
        var names = DataSet.EMPTY
                .edit()
                .put(Element.of(Tag.SopClassUid, Vr.UI, Slices.MR_IMAGE))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, slice.sopInstanceUid()))
                .build();
        var bytes = new ByteArrayOutputStream();
        bytes.write(DicomWriter.head(names, TransferSyntax.EXPLICIT_LITTLE).toBytes());
        bytes.write(slice.dataSet(TransferSyntax.EXPLICIT_LITTLE));
        var file = bytes.toByteArray();
        file[5] = 42;
        return file;
    }

    private String series() {
        return text("select series_uid from catalogue.dicom_series");
    }

    private String study() {
        return text("select study_uid from catalogue.dicom_study");
    }

    private String text(String sql) {
        return workshop.worker.sql(sql).query(String.class).single();
    }

    private int instances() {
        return number("select count(*) from catalogue.dicom_instance");
    }

    private boolean closed() {
        return number("select count(*) from catalogue.dicom_series where state = 'complete'") == 1
                && number("select count(*) from acquisition.dicom_arrival where closed_at is not null") == 1;
    }

    private int rows() {
        return workshop.vault
                .sql("select count(*) from vault.dicom_bytes")
                .query(Integer.class)
                .single();
    }

    private List<String> units() {
        try (var folders = Files.list(data.resolve("originals"))) {
            return folders.map(one -> one.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
