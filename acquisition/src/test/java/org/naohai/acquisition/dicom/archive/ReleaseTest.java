package org.naohai.acquisition.dicom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.support.Workshop;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Ids;

class ReleaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private Workshop workshop;

    @BeforeEach
    void start() {
        workshop = new Workshop(data);
    }

    @AfterEach
    void stop() {
        workshop.close();
    }

    @Test
    void what_was_split_off_leaves_the_rest_decided() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1), other(1, 2, 1));
        await(() -> arrivals("state = 'held' and cause = 'DICOM_STUDY_SPLIT' and closed_at is not null") == 1);
        release("sub-02", Acceptance.ACCEPTED);
        await(() -> arrivals("state = 'archived'") == 2);
        assertThat(arrivals("state = 'held'")).isZero();
        for (var subject : List.of("sub-01", "sub-02")) {
            assertThat(number("select count(*) from catalogue.dicom_study where instances = 1 and subject_label = '"
                            + subject + "'"))
                    .as(subject)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_held_study_that_goes_elsewhere_as_a_whole_leaves_nothing_behind() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1));
        await(() -> arrivals("state = 'archived'") == 1);
        send(scanner("MR_ROOM_1"), Slices.of(2, 1, 1));
        await(() -> arrivals("state = 'held' and closed_at is not null") == 1);
        workshop.worker.sql("""
                        update acquisition.dicom_arrival
                        set project_id = :project, dataset_name = 'scans', subject_label = 'sub-01', session = '02'
                        where state = 'held'
                        """).param("project", workshop.project).update();
        release("sub-02", Acceptance.ACCEPTED);
        await(() -> arrivals("state = 'archived'") == 2);
        assertThat(arrivals("subject_label = 'sub-02'")).isEqualTo(1);
        assertThat(number("select count(*) from acquisition.dicom_arrival")).isEqualTo(2);
    }

    private static Slices other(int study, int series, int number) {
        return Slices.of(study, series, number).text(Tag.PatientId, Vr.LO, "OTHER");
    }

    private void release(String subject, Acceptance acceptance) throws Exception {
        var id = workshop.worker
                .sql("select arrival_id from acquisition.dicom_arrival where state = 'held'")
                .query(UUID.class)
                .single();
        workshop.get(Archiving.class)
                .release(
                        id,
                        List.of(),
                        new Target(workshop.project, "scans", subject, null),
                        acceptance,
                        new Decided(Ids.next(), "said so"));
    }

    private Sender imported(String subject) {
        return new Sender(
                Sender.Way.IMPORT, "IMPORT", "", Ids.next(), new Target(workshop.project, "scans", subject, null));
    }

    private static Sender scanner(String title) {
        return new Sender(Sender.Way.DIMSE, title, "NAOHAI", null, null);
    }

    private void send(Sender sender, Slices... slices) throws IOException {
        send(sender, TransferSyntax.EXPLICIT_LITTLE, slices);
    }

    private void send(Sender sender, TransferSyntax syntax, Slices... slices) throws IOException {
        try (var delivery = workshop.get(Deliveries.class).open(sender)) {
            for (var slice : slices) {
                deliver(delivery, syntax, slice);
            }
        }
    }

    private static void deliver(Deliveries.Delivery delivery, TransferSyntax syntax, Slices slice) throws IOException {
        var incoming = delivery.begin(Slices.MR_IMAGE, slice.sopInstanceUid(), syntax, Form.DATA_SET);
        var bytes = slice.dataSet(syntax);
        incoming.write(bytes, 0, bytes.length);
        assertThat(incoming.finish()).isInstanceOf(Answer.Kept.class);
        delivery.sync();
    }

    private int arrivals(String where) {
        return number("select count(*) from acquisition.dicom_arrival where " + where);
    }

    private int number(String sql) {
        return workshop.worker.sql(sql).query(Integer.class).single();
    }

    private static void await(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
