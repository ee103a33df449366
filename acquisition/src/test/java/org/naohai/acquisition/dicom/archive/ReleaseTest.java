package org.naohai.acquisition.dicom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Target;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Ids;

class ReleaseTest extends Scene {

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
}
