package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.support.Workshop;
import org.naohai.kernel.Problem;

class IntakeProcessorTest {

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
    void an_import_that_runs_out_of_memory_fails_and_says_so() throws IOException {
        workshop.onAudit = action -> {
            throw new OutOfMemoryError("Java heap space");
        };
        var intake = workshop.imported("cohort", Map.of("README", "hello"));
        assertThat(intake.state()).isEqualTo(State.FAILED);
        assertThat(workshop.get(IntakeRows.class).problems(intake.id()))
                .extracting(Problem::code, Problem::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("INTAKE_FAILED", "OutOfMemoryError"));
        workshop.onAudit = action -> {};
        workshop.get(IntakeRows.class).move(intake.id(), State.FAILED, State.RECEIVING);
        assertThat(workshop.commit(intake.id()).counts().accepted()).isEqualTo(1);
    }

    @Test
    void imports_that_wait_for_one_dataset_keep_no_other_waiting() throws Exception {
        var release = new CountDownLatch(1);
        var held = new CountDownLatch(1);
        workshop.onAudit = action -> {
            if (held.getCount() > 0) {
                held.countDown();
                awaited(release);
            }
        };
        var first = begun("cohort");
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        var others = java.util.List.of(begun("cohort"), begun("cohort"));
        try {
            assertThat(workshop.imported("clinic", Map.of("README", "hello")).state())
                    .isEqualTo(State.DONE);
            assertThat(workshop.get(IntakeRows.class).get(first).state()).isEqualTo(State.PROCESSING);
        } finally {
            release.countDown();
        }
        for (var one : others) {
            assertThat(workshop.finished(one).state()).isEqualTo(State.DONE);
        }
    }

    private java.util.UUID begun(String dataset) throws IOException {
        var id = workshop.send(dataset, Map.of("README", "hello"));
        workshop.get(IntakeRows.class).move(id, State.RECEIVING, State.PROCESSING);
        workshop.get(IntakeProcessor.class).submit(id);
        return id;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
