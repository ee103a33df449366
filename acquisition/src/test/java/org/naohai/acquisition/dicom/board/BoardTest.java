package org.naohai.acquisition.dicom.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.board.BoardView.ExpectedView;
import org.naohai.acquisition.dicom.board.BoardView.ScannerView;
import org.naohai.acquisition.dicom.board.BoardView.SeriesView;
import org.naohai.acquisition.dicom.board.BoardView.VisitView;
import org.naohai.acquisition.dicom.board.BoardView.WordsView;
import org.naohai.acquisition.dicom.board.BoardWorkshop.Arrival;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Text;
import org.naohai.quality.imaging.series.ExpectedSeries;
import org.naohai.quality.imaging.series.NamePattern;

class BoardTest {

    private static final Problem TWO_MISSING = Problem.error(
            "DICOM_SERIES_SLICES_MISSING", null, "ImagePositionPatient", "2 of 192 slices missing", "192 slices");
    private static final Problem OTHER_TIME =
            Problem.warning("DICOM_SERIES_PROTOCOL_DIFFERS", null, "RepetitionTime", "2400 ms", "2300 ms ± 10");

    @TempDir
    private Path data;

    private BoardWorkshop shop;

    @BeforeEach
    void open() {
        shop = new BoardWorkshop(data);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private BoardView seen(String login) throws Exception {
        return seen(login, null);
    }

    private BoardView seen(String login, @Nullable String project) throws Exception {
        return Objects.requireNonNull(shop.as(
                login, () -> shop.get(BoardController.class).look(project).getBody()));
    }

    private VisitView only(String login) throws Exception {
        var visits = seen(login).scanners().stream()
                .flatMap(scanner -> scanner.visits().stream())
                .toList();
        assertThat(visits).hasSize(1);
        return visits.getFirst();
    }

    private void expects(UUID project, ExpectedSeries... series) {
        shop.get(References.class)
                .put(project, new Reference(List.of(series)), shop.who("owner").personId());
    }

    @Test
    void held_series_without_numbers_are_told_apart_and_said_once() throws Exception {
        var visit = shop.arrived(Arrival.of("PRISMA", shop.kids).held("DICOM_BURNED_IN_TEXT"));
        var cause = Problem.error("DICOM_BURNED_IN_TEXT", null, null, "MR", "a decision");
        shop.series(visit, 1, "a", List.of(cause));
        shop.series(visit, 2, "b", List.of(cause));
        shop.worker
                .sql("update acquisition.dicom_arrival_series set state = 'held', series_uid = null, number = null")
                .update();
        assertThat(only("owner").series().stream().map(SeriesView::key)).doesNotHaveDuplicates();
        assertThat(only("owner").light()).isEqualTo("amber");
        assertThat(only("owner").words()).hasSize(1);
    }

    private static ExpectedSeries wanted(String name, String pattern, int count) {
        return new ExpectedSeries(name, new NamePattern(pattern), count, List.of());
    }

    @Test
    void contributors_see_their_projects_and_administrators_what_has_none() throws Exception {
        var kids = shop.arrived(Arrival.of("PRISMA", shop.kids));
        var adults = shop.arrived(Arrival.of("PRISMA", shop.adults));
        var nobodys = shop.arrived(Arrival.of("SIGNA", null).held("DICOM_NO_ROUTE"));
        var gone = shop.arrived(Arrival.of("SIGNA", UUID.randomUUID()).held("DICOM_PROJECT_GONE"));
        assertThat(ids(seen("owner"))).containsExactly(kids);
        assertThat(ids(seen("contributor"))).containsExactly(kids);
        assertThat(ids(seen("reader"))).isEmpty();
        assertThat(ids(seen("other"))).containsExactly(adults);
        assertThat(ids(seen("administrator"))).containsExactlyInAnyOrder(nobodys, gone);
        assertThat(ids(seen("contributor", "KIDS"))).containsExactly(kids);
        for (var who : List.of("reader", "other", "administrator")) {
            assertThatThrownBy(() -> seen(who, "KIDS")).hasMessageContaining("NOT_FOUND");
        }
        assertThatThrownBy(() -> seen("owner", "NOWHERE")).hasMessageContaining("NOT_FOUND");
    }

    private static List<UUID> ids(BoardView board) {
        return board.scanners().stream()
                .flatMap(scanner -> scanner.visits().stream())
                .map(VisitView::id)
                .toList();
    }

    @Test
    void of_what_is_in_no_project_not_even_a_label_is_shown() throws Exception {
        shop.arrived(Arrival.of("SIGNA", null).held("DICOM_NO_ROUTE"));
        var visit = only("administrator");
        assertThat(visit.project()).isNull();
        assertThat(visit.subject()).isNull();
        assertThat(visit.studyUid()).isNull();
        assertThat(visit.light()).isEqualTo("amber");
        assertThat(visit.words())
                .singleElement()
                .satisfies(words -> assertThat(words.headline())
                        .isEqualTo(new Text("没有路由规则与该检查相符", "No routing rule matches the study")));
    }

    @Test
    void scanners_stand_by_their_names_each_with_its_newest_visit_first() throws Exception {
        shop.worker
                .sql("insert into acquisition.dicom_peer (ae_title, name, created_by) values ('PRISMA', '三楼 3T', :by)")
                .param("by", shop.who("owner").personId())
                .update();
        var old = shop.arrived(Arrival.of("PRISMA", shop.kids).ago(7200));
        var now = shop.arrived(Arrival.of("PRISMA", shop.kids).going());
        var web = shop.arrived(Arrival.of("", shop.kids).by("stow"));
        assertThat(seen("owner").scanners())
                .extracting(
                        ScannerView::key,
                        ScannerView::name,
                        one -> one.visits().stream().map(VisitView::id).toList())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PRISMA", "三楼 3T", List.of(now, old)),
                        org.assertj.core.groups.Tuple.tuple("STOW", null, List.of(web)));
    }

    @Test
    void imports_what_was_discarded_and_what_came_yesterday_are_not_on_the_board() throws Exception {
        shop.arrived(Arrival.of("IMPORT", shop.kids).by("import"));
        shop.arrived(Arrival.of("PRISMA", shop.kids).state("discarded"));
        shop.arrived(Arrival.of("PRISMA", shop.kids).ago(25 * 3600));
        assertThat(seen("owner").scanners()).isEmpty();
    }

    @Test
    void a_series_says_what_is_wrong_and_what_to_do_now() throws Exception {
        var visit = shop.arrived(Arrival.of("PRISMA", shop.kids));
        expects(shop.kids, wanted("T1w", "*t1*", 1), wanted("BOLD", "*bold*", 1));
        shop.series(visit, 2, "sag_t1_mprage", List.of(OTHER_TIME, TWO_MISSING));
        shop.series(visit, 3, "ep2d_bold", List.of());
        shop.series(visit, 4, "t2_tse", null);
        var seen = only("owner");
        assertThat(seen.light()).isEqualTo("red");
        assertThat(seen.series())
                .extracting(SeriesView::name, SeriesView::description, SeriesView::light)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("T1w", "sag_t1_mprage", "red"),
                        org.assertj.core.groups.Tuple.tuple("BOLD", "ep2d_bold", "green"),
                        org.assertj.core.groups.Tuple.tuple("t2_tse", null, "grey"));
        assertThat(seen.words())
                .extracting(WordsView::headline)
                .containsExactly(new Text("补扫 T1w：192 层中缺 2 层", "Repeat T1w: 2 of 192 slices missing"));
        assertThat(seen.series().getFirst().words())
                .extracting(WordsView::headline)
                .containsExactly(
                        new Text("补扫 T1w：192 层中缺 2 层", "Repeat T1w: 2 of 192 slices missing"),
                        new Text("核对 T1w：重复时间 TR 2400 ms，应为 2300 ms ± 10", "Check T1w: TR 2400 ms, not 2300 ms ± 10"));
        assertThat(seen.words().getFirst().advice()).isEqualTo(TWO_MISSING.fix());
        assertThat(seen.expected())
                .containsExactly(new ExpectedView("T1w", 1, 1, "here"), new ExpectedView("BOLD", 1, 1, "here"));
    }

    @Test
    void a_series_of_the_reference_is_awaited_while_the_visit_goes_on_and_missing_after_it() throws Exception {
        expects(shop.kids, wanted("T1w", "*t1*", 1), wanted("BOLD", "*bold*", 2), wanted("T2w", "*t2*", 0));
        var going = shop.arrived(Arrival.of("PRISMA", shop.kids).going());
        shop.series(going, 3, "ep2d_bold", List.of());
        var seen = only("owner");
        assertThat(seen.light()).isEqualTo("grey");
        assertThat(seen.expected())
                .containsExactly(new ExpectedView("T1w", 1, 0, "awaited"), new ExpectedView("BOLD", 2, 1, "awaited"));
        shop.worker
                .sql("update acquisition.dicom_arrival set last_at = now() - interval '31 s'")
                .update();
        var quiet = only("owner");
        assertThat(quiet.light()).isEqualTo("amber");
        assertThat(quiet.words())
                .extracting(words -> words.headline().en())
                .containsExactly("T1w, BOLD (1/2) have not come");
        assertThat(quiet.words().getFirst().headline().zh()).isEqualTo("缺 T1w、BOLD (1/2)");
        shop.series(going, 4, "ep2d_bold", List.of());
        shop.series(going, 5, "t1", List.of());
        assertThat(only("owner").light()).isEqualTo("green");
    }

    @Test
    void protocols_are_known_by_their_protocol_name_where_the_description_says_nothing() throws Exception {
        expects(shop.kids, wanted("T1w", "*mprage*", 1));
        var visit = shop.arrived(Arrival.of("PRISMA", shop.kids));
        shop.series(visit, 2, "series 2", List.of());
        assertThat(only("owner").light()).isEqualTo("amber");
        var row = shop.worker
                .sql("""
                        select series_uid, study_uid
                        from acquisition.dicom_arrival_series
                        join acquisition.dicom_arrival using (arrival_id)
                        """)
                .query((one, number) -> List.of(one.getString(1), one.getString(2)))
                .single();
        Archived.series(shop, shop.kids, row.get(1), row.get(0), "mprage 1mm");
        var seen = only("owner");
        assertThat(seen.light()).isEqualTo("green");
        assertThat(seen.series()).extracting(SeriesView::name).containsExactly("T1w");
    }

    @Test
    void a_bad_series_that_was_scanned_again_does_not_matter_any_more() throws Exception {
        expects(shop.kids, wanted("T1w", "*t1*", 1));
        var visit = shop.arrived(Arrival.of("PRISMA", shop.kids));
        shop.series(visit, 2, "t1", List.of(TWO_MISSING));
        assertThat(only("owner").light()).isEqualTo("red");
        shop.series(visit, 7, "t1", List.of());
        var seen = only("owner");
        assertThat(seen.light()).isEqualTo("green");
        assertThat(seen.words()).isEmpty();
        assertThat(seen.series()).extracting(SeriesView::state).containsExactly("replaced", "complete");
    }

    @Test
    void series_that_wait_for_a_person_are_amber_and_lead_to_the_inbox() throws Exception {
        var visit = shop.arrived(Arrival.of("PRISMA", shop.kids).held("DICOM_BURNED_IN_TEXT"));
        shop.series(visit, 2, "", List.of());
        shop.worker
                .sql("update acquisition.dicom_arrival_series set state = 'held'")
                .update();
        var seen = only("owner");
        assertThat(seen.light()).isEqualTo("amber");
        assertThat(seen.series())
                .extracting(SeriesView::name, SeriesView::light)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("MR 2", "amber"));
        assertThat(seen.words())
                .extracting(words -> words.headline().en())
                .containsExactly("The pixels may show burned-in text");
    }

    @Test
    void what_is_wrong_with_the_study_besides_its_images_is_amber() throws Exception {
        var visit = shop.arrived(Arrival.of("PRISMA", shop.kids));
        shop.series(visit, 2, "t1", List.of());
        var failed = Problem.error("DICOM_CONVERSION_FAILED", null, null, "no image", "a converted series");
        shop.worker
                .sql("update acquisition.dicom_arrival set problems = :problems::jsonb, converted = 'failed'")
                .param("problems", org.naohai.acquisition.store.Json.of(List.of(failed)))
                .update();
        var seen = only("owner");
        assertThat(seen.light()).isEqualTo("amber");
        assertThat(seen.words()).extracting(WordsView::headline).containsExactly(failed.title());
    }
}
