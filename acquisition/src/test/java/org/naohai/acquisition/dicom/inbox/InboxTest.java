package org.naohai.acquisition.dicom.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.acquisition.dicom.support.InboxWorkshop.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.support.InboxWorkshop;
import org.naohai.kernel.Refused;

class InboxTest {

    private static final String NO_ROUTE = "DICOM_NO_ROUTE";

    @TempDir
    private Path data;

    private InboxWorkshop shop;
    private InboxController inbox;
    private ArrivalDecisionController deciding;

    @BeforeEach
    void open() {
        shop = new InboxWorkshop(data);
        inbox = shop.get(InboxController.class);
        deciding = shop.get(ArrivalDecisionController.class);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void who_sees_what_waits_and_whose_it_is() throws Exception {
        var nobodys = shop.held(NO_ROUTE, null, evidence("ADHD0001", "PRISMA"));
        var gone = shop.held("DICOM_PROJECT_GONE", UUID.randomUUID(), evidence("ADHD0002", "PRISMA"));
        var kids = shop.held("DICOM_SUBJECT_CONFLICT", shop.kids, evidence("ADHD0003", "PRISMA"));
        assertThat(ids("administrator")).containsExactly(gone, nobodys);
        assertThat(ids("owner")).containsExactly(kids);
        assertThat(ids("contributor")).containsExactly(kids);
        assertThat(ids("reader")).isEmpty();
        assertThat(ids("other")).isEmpty();
        assertThat(shop.as("administrator", () -> inbox.evidence(nobodys)).patientId())
                .isEqualTo("ADHD0001");
        assertThat(shop.as("owner", () -> inbox.evidence(kids)).patientName()).isEqualTo("Zhang^San");
        for (var who : List.of("contributor", "administrator", "reader", "other")) {
            refused("NOT_FOUND", () -> shop.as(who, () -> inbox.evidence(kids)));
        }
        refused("NOT_FOUND", () -> shop.as("owner", () -> inbox.get(nobodys)));
        assertThat(shop.audited).containsExactly("arrival.evidence null", "arrival.evidence " + shop.kids);
        var row = shop.as("contributor", () -> inbox.get(kids)).arrival();
        assertThat(row.toString())
                .doesNotContain("Zhang", "ADHD0003", "20100102")
                .contains("AAAA9999");
        assertThat(row.may()).isEqualTo(new ArrivalView.May(false, true, false));
    }

    @Test
    void pages_go_on_where_the_last_ended() throws Exception {
        for (int i = 0; i < 5; i++) {
            shop.held(NO_ROUTE, null, evidence("ADHD000" + i, "PRISMA"));
        }
        var first = shop.as("administrator", () -> inbox.inbox(null, null, null, 2));
        var second = shop.as("administrator", () -> inbox.inbox(null, null, first.next(), 2));
        var third = shop.as("administrator", () -> inbox.inbox(null, null, second.next(), 2));
        assertThat(third.items()).hasSize(1);
        assertThat(third.next()).isNull();
        assertThat(List.of(first, second, third).stream()
                        .flatMap(page -> page.items().stream())
                        .map(ArrivalView::id))
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(shop.as("administrator", () -> shop.get(InboxHome.class).needs(shop.people.get("administrator"))))
                .singleElement()
                .satisfies(need -> assertThat(need.count()).isEqualTo(5));
        assertThat(shop.get(InboxHome.class).needs(shop.people.get("owner"))).isEmpty();
    }

    @Test
    void rerouted_and_taken_back() throws Exception {
        var id = shop.held(NO_ROUTE, null, evidence("ADHD0001", "PRISMA"));
        var done = shop.as("administrator", () -> deciding.reroute(id, to(0, "KIDS", "scans", "sub-1", null)));
        assertThat(shop.archive.calls).containsExactly("release 0 scans/sub-1/null CAUTIOUS");
        assertThat(done.undoable()).isTrue();
        assertThat(ids("administrator")).isEmpty();
        refused("NOT_FOUND", () -> shop.as("administrator", () -> inbox.get(id)));
        refused("DICOM_DECIDED_MEANWHILE", () -> shop.as("administrator", () -> deciding.undo(id, version(0))));
        shop.as("administrator", () -> deciding.undo(id, version(done.version())));
        assertThat(shop.archive.calls).last().isEqualTo("withdraw");
        assertThat(ids("administrator")).containsExactly(id);
        var seen = shop.as("administrator", () -> inbox.get(id));
        assertThat(seen.undoable()).isFalse();
        assertThat(seen.decisions())
                .extracting(one -> one.action() + " " + one.state())
                .containsExactly("undo done", "reroute undone");
    }

    @Test
    void what_is_archived_moves_there_and_back() throws Exception {
        var id = shop.held("DICOM_SUBJECT_CONFLICT", shop.kids, evidence("ADHD0001", "PRISMA"));
        shop.as("contributor", () -> deciding.accept(id, because(0, "spelling")));
        shop.archive.keepsSealed = false;
        var corrected = shop.as("contributor", () -> deciding.correct(id, to(1, null, null, "sub-2", null)));
        assertThat(shop.archive.calls)
                .containsExactly("release 0 scans/sub-1/null ACCEPTED", "move 2 scans/sub-2/null");
        shop.as("owner", () -> deciding.undo(id, version(corrected.version())));
        assertThat(shop.archive.calls).last().isEqualTo("move 2 scans/sub-1/null");
        assertThat(shop.as("owner", () -> inbox.get(id)).undoable()).isFalse();
        refused("DICOM_NOTHING_TO_UNDO", () -> shop.as("owner", () -> deciding.undo(id, version(3))));
    }

    @Test
    void some_series_are_split_off_and_the_rest_stays() throws Exception {
        var id = shop.held("DICOM_STUDY_SPLIT", shop.kids, evidence("ADHD0001", "PRISMA"));
        var hashes = shop.hashes(id);
        refused("DICOM_SPLIT_CHOICE", () -> shop.as("owner", () -> deciding.split(id, split(0, hashes))));
        refused("DICOM_SERIES_UNKNOWN", () -> shop.as("owner", () -> deciding.split(id, split(0, List.of("00")))));
        shop.as("owner", () -> deciding.split(id, split(0, hashes.subList(1, 2))));
        assertThat(shop.archive.calls).containsExactly("release 1 scans/sub-9/null CAUTIOUS");
        assertThat(shop.as("owner", () -> inbox.get(id)).arrival().state()).isEqualTo("held");
    }

    @Test
    void a_study_joins_another_of_the_same_subject() throws Exception {
        var first = shop.held(NO_ROUTE, shop.kids, evidence("ADHD0001", "PRISMA"));
        shop.as("owner", () -> deciding.reroute(first, to(0, "KIDS", "scans", "sub-7", "02")));
        var second = shop.held(NO_ROUTE, shop.kids, evidence("ADHD0001", "PRISMA"));
        var candidates =
                shop.as("owner", () -> inbox.candidates(second, null, null)).items();
        assertThat(candidates).extracting(ArrivalView::id).containsExactly(first);
        refused("DICOM_NOT_ARCHIVED", () -> shop.as("owner", () -> deciding.merge(second, into(0, second))));
        shop.as("owner", () -> deciding.merge(second, into(0, first)));
        assertThat(shop.archive.calls).last().isEqualTo("release 0 scans/sub-7/02 CAUTIOUS");
    }

    @Test
    void an_archived_study_knows_its_arrivals_and_tells_those_who_may_decide() throws Exception {
        var mended = shop.held("DICOM_SUBJECT_CONFLICT", shop.kids, evidence("ADHD0001", "PRISMA"));
        var waiting = shop.held("DICOM_SUBJECT_CONFLICT", shop.kids, evidence("ADHD0001", "PRISMA"));
        shop.as("contributor", () -> deciding.accept(mended, because(0, "spelling")));
        shop.study("2.25.1", shop.kids, mended);
        shop.study("2.25.2", shop.kids, waiting);
        for (var who : List.of("owner", "contributor")) {
            assertThat(shop.as(who, () -> inbox.ofStudy("2.25.1")).items())
                    .singleElement()
                    .satisfies(one -> assertThat(one.id() + " " + one.state()).isEqualTo(mended + " archived"));
        }
        assertThat(shop.as("owner", () -> inbox.ofStudy("2.25.2")).items()).isEmpty();
        for (var who : List.of("reader", "other", "administrator")) {
            refused("NOT_FOUND", () -> shop.as(who, () -> inbox.ofStudy("2.25.1")));
        }
        refused("NOT_FOUND", () -> shop.as("owner", () -> inbox.ofStudy("2.25.9")));
    }

    @Test
    void discarded_ones_can_be_taken_back() throws Exception {
        var id = shop.held("DICOM_UNREADABLE", shop.kids, evidence("ADHD0001", "PRISMA"));
        var done = shop.as("contributor", () -> deciding.discard(id, because(0, "test scan")));
        assertThat(ids("contributor")).isEmpty();
        assertThat(shop.as("contributor", () -> inbox.inbox("discarded", null, null, null))
                        .items())
                .extracting(ArrivalView::id)
                .containsExactly(id);
        shop.as("contributor", () -> deciding.undo(id, version(done.version())));
        assertThat(ids("contributor")).containsExactly(id);
    }

    @Test
    void after_a_week_what_was_discarded_cannot_be_taken_back() throws Exception {
        var id = shop.held("DICOM_UNREADABLE", shop.kids, evidence("ADHD0001", "PRISMA"));
        var done = shop.as("contributor", () -> deciding.discard(id, because(0, "test scan")));
        assertThat(done.undoable()).isTrue();
        shop.worker
                .sql("update acquisition.dicom_decision set decided_at = now() - interval '7 days 1 minute'")
                .update();
        assertThat(shop.as("contributor", () -> inbox.get(id)).undoable()).isFalse();
        refused(
                "DICOM_NOTHING_TO_UNDO",
                () -> shop.as("contributor", () -> deciding.undo(id, version(done.version()))));
    }

    @Test
    void text_in_pixels_is_for_owners_to_accept_and_with_a_reason() throws Exception {
        var id = shop.held("DICOM_BURNED_IN_TEXT", shop.kids, evidence("ADHD0001", "PRISMA"));
        refused("REASON_MISSING", () -> shop.as("owner", () -> deciding.accept(id, because(0, " "))));
        refused("DICOM_OWNER_DECIDES", () -> shop.as("contributor", () -> deciding.accept(id, because(0, "fine"))));
        refused("NOT_FOUND", () -> shop.as("reader", () -> deciding.accept(id, because(0, "fine"))));
        shop.as("owner", () -> deciding.accept(id, because(0, "scale bar only")));
        assertThat(shop.archive.calls).containsExactly("release 0 scans/sub-1/null ACCEPTED");
    }

    @Test
    void a_decision_goes_where_its_maker_may_send_and_labels_are_labels() throws Exception {
        var kids = shop.held(NO_ROUTE, shop.kids, evidence("ADHD0001", "PRISMA"));
        var nobodys = shop.held(NO_ROUTE, null, evidence("ADHD0001", "PRISMA"));
        refused("NOT_FOUND", () -> shop.as("owner", () -> deciding.reroute(kids, to(0, "ADULTS", "x", null, null))));
        refused("NOT_FOUND", () -> shop.as("owner", () -> deciding.reroute(kids, to(0, "NOWHERE", "x", null, null))));
        refused("DICOM_NO_ROUTE", () -> shop.as("administrator", () -> deciding.accept(nobodys, because(0, "x"))));
        refused(
                "SUBJECT_LABEL_INVALID",
                () -> shop.as("owner", () -> deciding.reroute(kids, to(0, "KIDS", "x", "sub-../a", null))));
        refused(
                "SESSION_LABEL_INVALID",
                () -> shop.as("owner", () -> deciding.reroute(kids, to(0, "KIDS", "x", null, "ses 1"))));
        refused(
                "REQUEST_INVALID",
                () -> shop.as("owner", () -> deciding.reroute(kids, to(null, "KIDS", "x", null, null))));
        shop.series(kids, 3, "arriving");
        refused(
                "DICOM_STILL_ARRIVING",
                () -> shop.as("owner", () -> deciding.reroute(kids, to(0, "KIDS", "x", null, null))));
        assertThat(shop.archive.calls).isEmpty();
    }

    @Test
    void of_two_decisions_at_once_one_wins_and_the_other_is_told() throws Exception {
        var id = shop.held(NO_ROUTE, shop.kids, evidence("ADHD0001", "PRISMA"));
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        shop.archive.during = () -> {
            inside.countDown();
            await(go);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() -> shop.as("owner", () -> deciding.reroute(id, to(0, "KIDS", "a", null, null))));
            await(inside);
            refused("DICOM_DECIDED_MEANWHILE", () -> shop.as("contributor", () -> deciding.discard(id, version(0))));
            refused("DICOM_DECIDED_MEANWHILE", () -> shop.as("contributor", () -> deciding.discard(id, version(1))));
            refused(
                    "DICOM_DECIDED_MEANWHILE",
                    () -> shop.as("contributor", () -> deciding.reroute(id, to(0, "KIDS", "b", null, null))));
            go.countDown();
            assertThat(first.get().version()).isEqualTo(1);
        }
        assertThat(shop.archive.calls).containsExactly("release 0 a/null/null CAUTIOUS");
        refused(
                "DICOM_NOTHING_TO_DECIDE",
                () -> shop.as("owner", () -> deciding.reroute(id, to(1, "KIDS", "a", null, null))));
    }

    @Test
    void a_decision_that_fails_is_none() throws Exception {
        var id = shop.held(NO_ROUTE, shop.kids, evidence("ADHD0001", "PRISMA"));
        shop.archive.fails = new IOException("disk");
        assertThatThrownBy(() -> shop.as("owner", () -> deciding.reroute(id, to(0, "KIDS", "a", null, null))))
                .isInstanceOf(IOException.class);
        shop.archive.fails = null;
        assertThat(shop.as("owner", () -> inbox.get(id)).decisions()).isEmpty();
        shop.as("owner", () -> deciding.reroute(id, to(0, "KIDS", "a", null, null)));
    }

    @Test
    void earlier_decisions_suggest_where_the_next_one_goes() throws Exception {
        for (int i = 1; i <= 3; i++) {
            var id = shop.held(NO_ROUTE, null, evidence("ADHD000" + i, "PRISMA"));
            var label = "sub-000" + i;
            shop.as("administrator", () -> deciding.reroute(id, to(0, "KIDS", "scans", label, null)));
        }
        shop.held(NO_ROUTE, null, evidence("ADHD0042", "PRISMA"));
        var suggestion = shop.as("administrator", () -> inbox.inbox(null, null, null, null))
                .items()
                .getFirst()
                .suggestion();
        assertThat(suggestion).isNotNull();
        assertThat(suggestion.project().key()).isEqualTo("KIDS");
        assertThat(suggestion.dataset()).isEqualTo("scans");
        assertThat(suggestion.subject()).isEqualTo("sub-0042");
        assertThat(suggestion.decisions()).isEqualTo(3);
        assertThat(suggestion.because().zh()).contains("3 次").contains("患者编号形式相同");
        assertThat(suggestion.because().en()).contains("3 earlier decisions").contains("ids of the same form");
        assertThat(shop.worker
                        .sql("select count(*) from acquisition.dicom_arrival where suggestion is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<UUID> ids(String who) throws Exception {
        return shop.as(who, () -> inbox.inbox(null, null, null, null)).items().stream()
                .map(ArrivalView::id)
                .toList();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DecisionBody to(
            @Nullable Integer version,
            @Nullable String project,
            @Nullable String dataset,
            @Nullable String subject,
            @Nullable String session) {
        return new DecisionBody(version, project, dataset, subject, session, null, null, null);
    }

    private static DecisionBody version(int version) {
        return to(version, null, null, null, null);
    }

    private static DecisionBody because(int version, String reason) {
        return new DecisionBody(version, null, null, null, null, null, null, reason);
    }

    private static DecisionBody split(int version, List<String> series) {
        return new DecisionBody(version, null, null, "sub-9", null, series, null, null);
    }

    private static DecisionBody into(int version, UUID into) {
        return new DecisionBody(version, null, null, null, null, null, into, null);
    }
}
