package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.store.UploadRows;
import org.naohai.acquisition.store.UploadRows.Upload;
import org.naohai.acquisition.support.Workshop;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.lake.Hashes;

class HousekeepingTest {

    @TempDir
    private Path data;

    private static final String BROKEN = "P010 BAD";

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
    void an_intake_whose_segment_is_damaged_fails_instead_of_ending_with_fewer_files() throws IOException {
        var hit = workshop.send("hit", Map.of("README", "hello"));
        damage(40);
        var whole = workshop.send("whole", Map.of("README", "hello"));
        workshop.get(IntakeRows.class).move(hit, State.RECEIVING, State.PROCESSING);
        workshop.restart();
        assertThat(workshop.finished(hit).state()).isEqualTo(State.FAILED);
        assertThat(workshop.get(IntakeRows.class).problems(hit))
                .extracting(Problem::code)
                .containsExactly(Housekeeping.DAMAGED);
        assertThat(workshop.commit(whole).state()).isEqualTo(State.DONE);
    }

    @Test
    void a_damaged_segment_of_nobody_may_be_of_any_open_intake() throws IOException {
        var hit = workshop.send("hit", Map.of("README", "hello"));
        damage(16);
        workshop.restart();
        assertThat(workshop.get(IntakeRows.class).get(hit).state()).isEqualTo(State.FAILED);
    }

    @Test
    void originals_without_an_undecided_row_are_destroyed_at_the_start_and_those_that_wait_are_kept()
            throws IOException {
        workshop.imported("cohort", Map.of("sub-12/anat/sub-12_T1w.nii", BROKEN));
        var waiting = workshop.texts("select quarantine_id::text from acquisition.quarantine")
                .getFirst();
        var orphan = Ids.next();
        var bytes = "left by a crash".getBytes(StandardCharsets.UTF_8);
        workshop.get(QuarantineStore.class).keep(orphan, 0, "a", Hashes.sha256(bytes), new ByteArrayInputStream(bytes));
        workshop.restart();
        assertThat(data.resolve("quarantine/" + orphan)).doesNotExist();
        assertThat(data.resolve("quarantine/" + waiting)).isNotEmptyDirectory();
        workshop.worker
                .sql("update acquisition.quarantine set decision = 'discarded'")
                .update();
        workshop.restart();
        assertThat(data.resolve("quarantine/" + waiting)).doesNotExist();
    }

    @Test
    void a_unit_decided_meanwhile_is_not_registered() throws Exception {
        workshop.imported("cohort", Map.of("sub-12/anat/sub-12_T1w.nii", BROKEN, "README", "x"));
        var id = UUID.fromString(workshop.texts("select quarantine_id::text from acquisition.quarantine")
                .getFirst());
        var waiting = workshop.get(org.naohai.acquisition.store.QuarantineRows.class)
                .find(id)
                .orElseThrow();
        workshop.worker
                .sql("update acquisition.quarantine set decision = 'discarded'")
                .update();
        assertThatThrownBy(() -> workshop.get(IntakeProcessor.class).decide(waiting, "fine", Ids.next()))
                .hasMessageContaining("NOT_FOUND");
        assertThat(workshop.texts("select path from catalogue.recording where suffix = 'T1w'"))
                .isEmpty();
    }

    @Test
    void an_upload_that_ran_out_leaves_neither_row_nor_spool() throws IOException {
        var intake = workshop.send("cohort", Map.of("README", "hello"));
        var spool = workshop.get(Journal.class).of(intake).newSpool();
        workshop.get(UploadRows.class)
                .insert(new Upload(
                        Ids.next(),
                        intake,
                        1,
                        String.valueOf(spool.path().getFileName()),
                        new byte[] {1},
                        10,
                        0,
                        false,
                        Instant.now().minusSeconds(1)));
        workshop.get(AbandonedUploads.class).dropExpired();
        assertThat(spool.path()).doesNotExist();
        assertThat(workshop.texts("select spool from acquisition.upload")).isEmpty();
    }

    private void damage(int at) throws IOException {
        try (var segments = Files.list(data.resolve("journal/segments"))) {
            var segment = segments.findFirst().orElseThrow();
            try (var raw = new RandomAccessFile(segment.toFile(), "rw")) {
                raw.seek(at);
                raw.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            }
        }
    }
}
