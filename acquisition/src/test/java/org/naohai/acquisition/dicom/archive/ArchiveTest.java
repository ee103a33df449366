package org.naohai.acquisition.dicom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Target;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Ids;
import org.naohai.lake.Lake;

class ArchiveTest extends Scene {

    @Test
    void a_series_is_archived_under_its_subject_and_closed_once_nothing_more_comes() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1), Slices.of(1, 1, 2), Slices.of(1, 1, 3));

        await(() -> count("dicom_series where state = 'complete'") == 1);
        assertThat(count("dicom_study where subject_label = 'sub-01' and session = '01' and instances = 3"))
                .isEqualTo(1);
        assertThat(count("dicom_instance where pixel_length = 512")).isEqualTo(3);
        await(() -> arrivals("state = 'archived' and converted = 'waiting'") == 1);
        assertThat(workshop.audited).contains("dicom.arrive");
    }

    @Test
    void the_same_instance_again_in_another_syntax_is_one() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1));
        await(() -> count("dicom_instance") == 1);
        send(imported("sub-01"), TransferSyntax.IMPLICIT_LITTLE, Slices.of(1, 1, 1));
        send(imported("sub-01"), TransferSyntax.EXPLICIT_BIG, Slices.of(1, 1, 1));
        send(imported("sub-01"), Slices.of(1, 1, 2));

        await(() -> count("dicom_instance") == 2);
        await(() -> arrivals("state = 'archived'") == 1);
        assertThat(arrivals("instances = 2")).isEqualTo(1);
    }

    @Test
    void another_content_under_the_same_uid_waits_for_a_person() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1));
        send(imported("sub-01"), Slices.of(1, 1, 1).pixels(99));

        await(() -> arrivals("state = 'held' and cause = 'DICOM_UID_CONFLICT'") == 1);
        assertThat(count("dicom_instance")).isEqualTo(1);
    }

    @Test
    void a_patient_of_another_name_in_the_same_study_waits_for_a_person() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1), Slices.of(1, 2, 1).text(Tag.PatientId, Vr.LO, "OTHER"));

        await(() -> arrivals("state = 'held' and cause = 'DICOM_STUDY_SPLIT'") == 1);
        await(() -> count("dicom_instance") == 1);
    }

    @Test
    void what_the_database_refuses_waits_for_a_person_and_holds_nobody_up() throws IOException {
        workshop.alter("alter table catalogue.dicom_series add check (description <> 'refused')");
        send(imported("sub-01"), Slices.of(1, 1, 1).text(Tag.SeriesDescription, Vr.LO, "refused"), Slices.of(1, 2, 1));
        send(imported("sub-02"), Slices.of(2, 1, 1));

        await(() -> count("dicom_study where subject_label = 'sub-02'") == 1);
        await(() -> count("dicom_instance") == 2);
        await(() -> arrivals("state = 'held' and cause = 'DICOM_ARCHIVE_FAILED'") == 1);
        assertThat(series("state = 'held' and modality = 'MR' and number = 1")).isEqualTo(1);
        await(() -> arrivals("closed_at is not null") == 2);
    }

    @Test
    void a_text_with_a_zero_in_it_is_archived() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1).text(Tag.SeriesDescription, Vr.LO, "t1\0mprage"));

        await(() -> count("dicom_series where description = 't1 mprage' and state = 'complete'") == 1);
    }

    @Test
    void images_of_another_patient_in_a_series_make_a_series_of_their_own_where_a_person_says() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        await(() -> arrivals("state = 'archived'") == 1);
        send(imported("sub-01"), Slices.of(1, 1, 3).text(Tag.PatientId, Vr.LO, "OTHER"));
        await(() -> arrivals("state = 'held' and cause = 'DICOM_STUDY_SPLIT' and closed_at is not null") == 1);

        workshop.get(Archiving.class)
                .release(
                        arrival(),
                        List.of(),
                        new Target(workshop.project, "scans", "sub-02", "01"),
                        Acceptance.CAUTIOUS,
                        new Decided(Ids.next(), "the next child"));

        await(() -> arrivals("state = 'archived' and subject_label = 'sub-02' and instances = 1") == 1);
        assertThat(arrivals("state = 'archived' and instances = 2")).isEqualTo(1);
        assertThat(count("dicom_study where subject_label = 'sub-02' and instances = 1 and series = 1"))
                .isEqualTo(1);
        assertThat(count("dicom_study where subject_label = 'sub-01' and instances = 2 and series = 1"))
                .isEqualTo(1);
        assertThat(count("dicom_series where state = 'complete' and instances in (1, 2)"))
                .isEqualTo(2);
    }

    @Test
    void what_no_rule_matches_is_held_and_goes_where_a_person_says() throws Exception {
        send(scanner("MR_ROOM_1"), Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        await(() -> arrivals("state = 'held' and cause = 'DICOM_NO_ROUTE' and closed_at is not null") == 1);
        assertThat(count("dicom_instance")).isZero();
        workshop.restart(); // what waits, waits on

        workshop.get(Archiving.class)
                .release(
                        arrival(),
                        List.of(),
                        new Target(workshop.project, "scans", "sub-07", null),
                        Acceptance.CAUTIOUS,
                        new Decided(Ids.next(), "the child of room one"));

        await(() -> count("dicom_instance") == 2);
        await(() -> arrivals("state = 'archived' and subject_label = 'sub-07'") == 1);
        assertThat(series("held <> '[]'")).isZero();
        assertThat(workshop.audited).contains("dicom.release");
    }

    @Test
    void what_was_discarded_can_be_taken_back() throws Exception {
        send(scanner("MR_ROOM_1"), Slices.of(1, 1, 1));
        await(() -> arrivals("state = 'held'") == 1);
        var archiving = workshop.get(Archiving.class);

        archiving.discard(arrival(), new Decided(Ids.next(), "a phantom"));
        assertThat(arrivals("state = 'discarded'")).isEqualTo(1);
        archiving.restore(arrival(), new Decided(Ids.next(), "no phantom"));

        assertThat(arrivals("state = 'held'")).isEqualTo(1);
    }

    @Test
    void a_series_of_the_wrong_subject_moves_to_the_right_one_with_its_person() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        await(() -> arrivals("state = 'archived'") == 1);
        var record = workshop.get(DicomRecord.class);
        var uid = workshop.worker
                .sql("select series_uid from catalogue.dicom_series")
                .query(String.class)
                .single();

        workshop.get(Archiving.class)
                .move(
                        arrival(),
                        List.of(uid),
                        new Target(workshop.project, "scans", "sub-02", "01"),
                        new Decided(Ids.next(), "mixed up at the console"));

        assertThat(count("dicom_study where subject_label = 'sub-02' and instances = 2"))
                .isEqualTo(1);
        assertThat(count("dicom_study")).isEqualTo(1);
        assertThat(record.completion(uid)).isPresent();
        assertThat(arrivals("subject_label = 'sub-02' and state = 'archived'")).isEqualTo(1);
    }

    @Test
    void the_report_of_a_series_that_came_in_parts_covers_all_of_them() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        await(() -> arrivals("state = 'archived'") == 1);
        workshop.restart();
        send(imported("sub-01"), Slices.of(1, 1, 3));
        await(() -> count("dicom_series where state = 'complete' and instances = 3") == 1);
        assertThat(report())
                .contains("\"instances\":3")
                .contains("\"earlier\":[")
                .doesNotContain("unreported");

        workshop.worker
                .sql("update catalogue.dicom_series set state = 'arriving', report_sha256 = null, head = false")
                .update();
        workshop.get(Finishing.class).checkAnew(List.of(new ArrivalSeries.Unchecked(arrival(), hash(), uid())));
        assertThat(report()).contains("\"instances\":0").contains("\"unreported\":3");
        assertThat(count("dicom_series where head")).isEqualTo(1);
    }

    private String report() throws IOException {
        var sha256 = workshop.worker
                .sql("select report_sha256 from catalogue.dicom_series")
                .query(String.class)
                .single();
        try (var report = workshop.get(Lake.class).open(sha256)) {
            return new String(report.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private byte[] hash() {
        return workshop.worker
                .sql("select series_hash from acquisition.dicom_arrival_series")
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private String uid() {
        return workshop.worker
                .sql("select series_uid from catalogue.dicom_series")
                .query(String.class)
                .single();
    }

    @Test
    void large_instances_move_without_being_read_whole() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1), Slices.of(1, 1, 2).large());
        await(() -> arrivals("state = 'archived'") == 1);
        workshop.get(Archiving.class)
                .move(
                        arrival(),
                        List.of(uid()),
                        new Target(workshop.project, "scans", "sub-02", "01"),
                        new Decided(Ids.next(), "mixed up"));
        assertThat(count("dicom_study where subject_label = 'sub-02' and instances = 2"))
                .isEqualTo(1);
        for (var instance : workshop.get(DicomRecord.class).listInstances(uid())) {
            try (var stored = workshop.get(Lake.class).open(instance.sha256())) {
                assertThat(stored.readAllBytes().length).isEqualTo((int) instance.size());
            }
        }
    }

    @Test
    void what_was_acknowledged_before_a_kill_is_archived_once_after_the_start() throws IOException {
        var delivery = workshop.get(Deliveries.class).open(imported("sub-01"));
        for (int i = 1; i <= 20; i++) {
            deliver(delivery, TransferSyntax.EXPLICIT_LITTLE, Slices.of(1, 1, i));
        }
        workshop.restart();

        await(() -> count("dicom_instance") == 20);
        await(() -> arrivals("state = 'archived' and instances = 20") == 1);
    }

    @Test
    void no_identity_is_on_the_disk_in_clear() throws IOException {
        send(imported("sub-01"), Slices.of(1, 1, 1));
        send(scanner("MR_ROOM_1"), Slices.of(2, 1, 1));
        await(() -> arrivals("state = 'archived'") == 1 && arrivals("state = 'held' and closed_at is not null") == 1);
        workshop.pause();

        try (var walk = Files.walk(data)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Planted", "PLANTED-77", "20150607");
            }
        }
    }
}
