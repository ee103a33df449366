package org.naohai.acquisition.dicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Converting;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.Withdrawing;
import org.naohai.acquisition.support.Workshop;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;

class WithdrawTest extends Scene {

    private static final Decided DECIDED = new Decided(Ids.next(), "said so");

    private final List<String> retracted = new CopyOnWriteArrayList<>();

    @Override
    Workshop workshop(Path folder) {
        return new Workshop(
                folder,
                context -> context.registerBean(Converting.class, () -> (series, decided) -> retracted.addAll(series)));
    }

    @Test
    void a_release_taken_back_leaves_everything_as_it_was_and_can_be_made_again() throws Exception {
        send(scanner(), Slices.of(1, 1, 1), Slices.of(1, 1, 2), Slices.of(1, 2, 1));
        awaitHeld();
        var before = rows();
        var release = release("sub-07", Acceptance.CAUTIOUS);
        await(() -> arrivals("state = 'archived' and instances = 3") == 1);
        assertThat(known("sub-07")).contains("PLANTED-77");
        workshop.restart(); // its bytes are kept

        withdraw(release);

        assertThat(rows()).isEqualTo(before);
        assertThat(instances()).isZero();
        assertThat(number("select count(*) from catalogue.dicom_study")).isZero();
        assertThat(known("sub-07")).doesNotContain("PLANTED-77");
        assertThat(retracted).hasSize(2);
        assertThat(workshop.audited).contains("dicom.withdraw");
        assertThat(workshop.details("dicom.withdraw").get("project")).isEqualTo(workshop.project);
        release("sub-08", Acceptance.CAUTIOUS);
        await(() -> instances() == 3 && arrivals("state = 'archived' and subject_label = 'sub-08'") == 1);
        assertThat(number("select count(*) from catalogue.dicom_series where state = 'complete'"))
                .isEqualTo(2);
    }

    @Test
    void what_came_meanwhile_stays_where_it_went() throws Exception {
        send(scanner(), Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        awaitHeld();
        var release = release("sub-07", Acceptance.CAUTIOUS);
        await(() -> arrivals("state = 'archived'") == 1);
        send(scanner(), Slices.of(1, 1, 3));
        await(() -> instances() == 3 && arrivals("state = 'archived'") == 1);

        withdraw(release);

        assertThat(instances()).isEqualTo(1);
        assertThat(number("select count(*) from catalogue.dicom_series where state = 'complete' and instances = 1"))
                .isEqualTo(1);
        assertThat(arrivals("state = 'archived' and subject_label = 'sub-07' and instances = 1"))
                .isEqualTo(1);
        assertThat(arrivals("state = 'held' and cause = 'DICOM_NO_ROUTE' and project_id is null and instances = 2"))
                .isEqualTo(1);
        assertThat(known("sub-07")).contains("PLANTED-77");
        release(new Target(workshop.project, "scans", "sub-07", "01"), Acceptance.CAUTIOUS);
        await(() -> instances() == 3);
    }

    @Test
    void what_was_in_the_archive_before_stays() throws Exception {
        send(imported("sub-07"), Slices.of(1, 1, 1));
        await(() -> arrivals("state = 'archived'") == 1);
        send(scanner(), Slices.of(1, 1, 1), Slices.of(1, 1, 2));
        awaitHeld();
        var release = release(new Target(workshop.project, "scans", "sub-07", "01"), Acceptance.CAUTIOUS);
        await(() -> instances() == 2 && arrivals("state = 'archived'") == 2);

        withdraw(release);

        assertThat(instances()).isEqualTo(1);
        assertThat(number("select count(*) from catalogue.dicom_series where state = 'complete' and instances = 1"))
                .isEqualTo(1);
        assertThat(arrivals("state = 'held' and instances = 2 and study_uid is null"))
                .isEqualTo(1);
        assertThat(known("sub-07")).contains("PLANTED-77");
    }

    @Test
    void what_was_held_again_by_the_release_is_held_as_before() throws Exception {
        send(scanner(), Slices.of(1, 1, 1), other(1, 1, 2));
        awaitHeld();
        var before = rows();
        var release = release("sub-07", Acceptance.CAUTIOUS);
        await(() -> instances() == 1
                && arrivals("state = 'held' and cause = 'DICOM_STUDY_SPLIT' and closed_at is not null") == 1);
        await(() -> number("select count(*) from acquisition.dicom_arrival_series where closed_at is null") == 0);

        withdraw(release);

        assertThat(rows()).isEqualTo(before);
        assertThat(instances()).isZero();
    }

    @Test
    void originals_that_the_project_keeps_leave_with_what_was_released() throws Exception {
        workshop.worker
                .sql("""
                        insert into acquisition.dicom_project (project_id, keep_originals, changed_by)
                        values (:project, true, :by)
                        """)
                .param("project", workshop.project)
                .param("by", Ids.next())
                .update();
        send(imported("sub-07"), Slices.of(1, 1, 1));
        await(() -> arrivals("state = 'archived'") == 1);
        send(scanner(), Slices.of(1, 1, 2));
        awaitHeld();
        var release = release(new Target(workshop.project, "scans", "sub-07", "01"), Acceptance.CAUTIOUS);
        await(() -> arrivals("state = 'archived'") == 2);
        assertThat(originals()).isEqualTo(2);

        withdraw(release);

        assertThat(originals()).isEqualTo(1);
        try (var units = Files.list(data.resolve("originals"))) {
            assertThat(units).hasSize(1);
        }
    }

    private int originals() {
        return workshop.vault
                .sql("select count(*) from vault.dicom_bytes")
                .query(Integer.class)
                .single();
    }

    @Test
    void what_was_split_off_joins_the_rest_again() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1), other(1, 2, 1));
        await(() -> arrivals("state = 'held' and cause = 'DICOM_STUDY_SPLIT' and closed_at is not null") == 1);
        var before = rows();
        var release = release("sub-02", Acceptance.ACCEPTED);
        await(() -> arrivals("state = 'archived'") == 2 && instances() == 2);

        withdraw(release);

        assertThat(rows()).isEqualTo(before);
        assertThat(instances()).isEqualTo(1);
        assertThat(arrivals("subject_label = 'sub-02'")).isZero();
    }

    @Test
    void after_a_week_the_bytes_are_gone_and_so_is_the_way_back() throws Exception {
        send(scanner(), Slices.of(1, 1, 1));
        awaitHeld();
        var release = release("sub-07", Acceptance.CAUTIOUS);
        await(() -> arrivals("state = 'archived'") == 1);
        assertThat(spools()).isEqualTo(1);
        var withdrawing = workshop.get(Withdrawing.class);
        assertThat(withdrawing.canWithdraw(release)).isTrue();
        workshop.get(Releases.class).destroyBefore(Instant.now().minus(Archiving.REGRET));
        assertThat(spools()).isEqualTo(1);
        workshop.worker
                .sql("update acquisition.dicom_release set released_at = now() - interval '7 days 1 minute'")
                .update();

        assertThat(withdrawing.canWithdraw(release)).isFalse();
        refused("DICOM_NOTHING_TO_UNDO", () -> withdraw(release));
        workshop.get(Releases.class).destroyBefore(Instant.now().minus(Archiving.REGRET));

        assertThat(spools()).isZero();
        assertThat(instances()).isEqualTo(1);
        refused("DICOM_NOTHING_TO_UNDO", () -> withdraw(release));
    }

    @Test
    void of_two_who_take_back_one_does() throws Exception {
        send(scanner(), Slices.of(1, 1, 1));
        awaitHeld();
        var release = release("sub-07", Acceptance.CAUTIOUS);
        await(() -> arrivals("state = 'archived'") == 1);
        Callable<String> attempt = () -> {
            try {
                withdraw(release);
                return "done";
            } catch (Refused e) {
                return e.problem().code();
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(attempt);
            var two = threads.submit(attempt);
            assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder("done", "DICOM_NOTHING_TO_UNDO");
        }
        assertThat(arrivals("state = 'held' and instances = 1")).isEqualTo(1);
    }

    @Test
    void what_was_released_a_moment_ago_is_taken_back_when_it_rests() throws Exception {
        send(scanner(), Slices.of(1, 1, 1));
        awaitHeld();
        withdraw(release("sub-07", Acceptance.CAUTIOUS));
        assertThat(arrivals("state = 'held' and instances = 1")).isEqualTo(1);
        assertThat(instances()).isZero();
    }

    @Test
    void what_was_moved_is_not_taken_back() throws Exception {
        send(scanner(), Slices.of(1, 1, 1));
        awaitHeld();
        var release = release("sub-07", Acceptance.CAUTIOUS);
        await(() -> arrivals("state = 'archived'") == 1);
        var uid = workshop.worker
                .sql("select series_uid from catalogue.dicom_series")
                .query(String.class)
                .single();
        var id = workshop.worker
                .sql("select arrival_id from acquisition.dicom_arrival")
                .query(UUID.class)
                .single();
        workshop.get(Archiving.class)
                .move(id, List.of(uid), new Target(workshop.project, "scans", "sub-09", "01"), DECIDED);
        assertThat(workshop.get(Withdrawing.class).canWithdraw(release)).isFalse();
        refused("DICOM_NOTHING_TO_UNDO", () -> withdraw(release));
        assertThat(instances()).isEqualTo(1);
    }

    @Test
    void what_is_discarded_and_restored_is_audited_with_its_project() throws Exception {
        send(imported("sub-01"), Slices.of(1, 1, 1), other(1, 2, 1));
        await(() -> arrivals("state = 'held' and closed_at is not null") == 1);
        var id = workshop.worker
                .sql("select arrival_id from acquisition.dicom_arrival")
                .query(UUID.class)
                .single();
        workshop.get(Archiving.class).discard(id, DECIDED);
        workshop.get(Archiving.class).restore(id, DECIDED);
        for (var action : List.of("dicom.discard", "dicom.restore")) {
            assertThat(workshop.details(action).get("project")).as(action).isEqualTo(workshop.project);
        }
    }

    private static Slices other(int study, int series, int number) {
        return Slices.of(study, series, number).text(Tag.PatientId, Vr.LO, "OTHER");
    }

    private void awaitHeld() {
        await(() -> arrivals("state = 'held' and closed_at is not null") == 1
                && number("select count(*) from acquisition.dicom_arrival_series"
                                + " where state = 'held' and closed_at is null")
                        == 0);
    }

    private void withdraw(UUID release) throws IOException, InterruptedException {
        workshop.get(Withdrawing.class).withdraw(release, DECIDED);
    }

    private UUID release(String subject, Acceptance acceptance) throws Exception {
        return release(new Target(workshop.project, "scans", subject, null), acceptance);
    }

    private UUID release(Target target, Acceptance acceptance) throws Exception {
        var id = workshop.worker
                .sql("select arrival_id from acquisition.dicom_arrival where state = 'held'")
                .query(UUID.class)
                .single();
        return workshop.get(Archiving.class).release(id, List.of(), target, acceptance, DECIDED);
    }

    /// Arrivals and their series as they are, but for when.
    private List<String> rows() {
        return workshop.worker.sql("""
                        select (to_jsonb(arrival) - 'last_at' - 'closed_at' - 'converted')::text
                        from acquisition.dicom_arrival arrival
                        union all
                        select (to_jsonb(series) - 'last_at' - 'closed_at')::text
                        from acquisition.dicom_arrival_series series
                        order by 1
                        """).query(String.class).list();
    }

    private List<String> known(String subject) {
        return workshop.get(Vault.class).reveal(workshop.project, "scans", subject).stream()
                .map(Vault.Owned::value)
                .toList();
    }

    private long spools() throws IOException {
        try (var files = Files.walk(data.resolve("held"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private static Sender scanner() {
        return new Sender(Sender.Way.DIMSE, "MR_ROOM_1", null, null);
    }

    private int instances() {
        return number("select count(*) from catalogue.dicom_instance");
    }
}
