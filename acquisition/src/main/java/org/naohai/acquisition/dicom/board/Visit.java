package org.naohai.acquisition.dicom.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.board.BoardView.ExpectedView;
import org.naohai.acquisition.dicom.board.BoardView.SeriesView;
import org.naohai.acquisition.dicom.board.BoardView.VisitView;
import org.naohai.acquisition.dicom.board.BoardView.WordsView;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.acquisition.web.ProblemView;
import org.naohai.quality.imaging.series.ExpectedSeries;

/// A visit as the board shows it: its series by the names of the reference, and those that are not there.
///
/// - **protocols** protocol names by series UID
record Visit(
        BoardRows.Arrival arrival,
        List<BoardRows.Series> series,
        Reference reference,
        Map<String, String> protocols,
        Instant asOf) {

    /// After so long without an image a visit counts as over.
    private static final Duration OVER = Duration.ofSeconds(30);

    private static final String HELD = "held";
    private static final String ARRIVING = "arriving";

    VisitView view(@Nullable ProjectName project) {
        var expected = reference.series().stream()
                .filter(one -> one.count() > 0)
                .map(this::expected)
                .toList();
        var views = series.stream().map(this::view).toList();
        var words = words(views, expected);
        return new VisitView(
                arrival.id(),
                project,
                project == null ? null : arrival.subject(),
                project == null ? null : arrival.session(),
                project == null ? null : arrival.studyUid(),
                arrival.state(),
                light(views, words, expected).key(),
                arrival.instances(),
                arrival.firstAt(),
                arrival.lastAt(),
                over(),
                arrival.converted(),
                words,
                views,
                expected);
    }

    private boolean over() {
        return arrival.closedAt() != null || arrival.lastAt().plus(OVER).isBefore(asOf);
    }

    private Optional<ExpectedSeries> match(BoardRows.Series one) {
        var uid = one.uid();
        return reference.find(one.description(), uid == null ? "" : protocols.getOrDefault(uid, ""));
    }

    private ExpectedView expected(ExpectedSeries wanted) {
        int there = (int) matching(wanted).count();
        var state = there >= wanted.count() ? "here" : over() ? "missing" : "awaited";
        return new ExpectedView(wanted.name(), wanted.count(), there, state);
    }

    private Stream<BoardRows.Series> matching(ExpectedSeries wanted) {
        return series.stream().filter(one -> match(one).filter(wanted::equals).isPresent());
    }

    private SeriesView view(BoardRows.Series one) {
        var match = match(one);
        var name = match.map(ExpectedSeries::name).orElse(named(one));
        boolean replaced = match.filter(wanted -> light(one) == Light.RED && repeated(wanted))
                .isPresent();
        return new SeriesView(
                key(one),
                name,
                one.description().isEmpty() || one.description().equals(name) ? null : one.description(),
                one.modality(),
                one.number(),
                replaced ? "replaced" : one.state(),
                (replaced ? Light.GREY : light(one)).key(),
                one.instances(),
                one.lastAt(),
                replaced || one.state().equals(HELD) ? List.of() : BoardWords.of(name, one.problems()),
                one.problems().stream().map(ProblemView::of).toList());
    }

    private static String named(BoardRows.Series one) {
        if (!one.description().isEmpty()) {
            return one.description();
        }
        return one.number() == null ? one.modality() : (one.modality() + " " + one.number()).strip();
    }

    private static String key(BoardRows.Series one) {
        return one.uid() == null ? "held-" + one.hash() : one.uid();
    }

    private static Light light(BoardRows.Series one) {
        return switch (one.state()) {
            case ARRIVING -> Light.GREY;
            case HELD -> Light.AMBER;
            default -> Light.of(one.light());
        };
    }

    /// Whether as many good ones came as the project asks for, so that a bad one does not matter any more.
    private boolean repeated(ExpectedSeries wanted) {
        long good = matching(wanted)
                .map(Visit::light)
                .filter(light -> light == Light.GREEN || light == Light.AMBER)
                .count();
        return good >= Math.max(1, wanted.count());
    }

    /// The worst of each series, what is missing, and what else stands in the way.
    private List<WordsView> words(List<SeriesView> views, List<ExpectedView> expected) {
        var words = new ArrayList<WordsView>();
        views.forEach(view -> view.words().stream().findFirst().ifPresent(words::add));
        var missing =
                expected.stream().filter(one -> one.state().equals("missing")).toList();
        if (!missing.isEmpty()) {
            words.add(BoardWords.missing(missing));
        }
        boolean held = arrival.state().equals(HELD)
                || series.stream().anyMatch(one -> one.state().equals(HELD));
        words.addAll(BoardWords.ofStudy(arrival.problems().stream()
                .filter(problem -> !held || !problem.code().equals(arrival.cause()))
                .toList()));
        if (held) {
            words.add(BoardWords.held(arrival.cause()));
        }
        return words.stream()
                .distinct()
                .sorted(Comparator.comparing((WordsView one) -> Light.of(one.light()))
                        .reversed())
                .toList();
    }

    private Light light(List<SeriesView> views, List<WordsView> words, List<ExpectedView> expected) {
        var light =
                views.isEmpty() || expected.stream().anyMatch(one -> one.state().equals("awaited"))
                        ? Light.GREY
                        : Light.GREEN;
        for (var view : views) {
            if (!view.state().equals("replaced")) {
                light = light.or(Light.of(view.light()));
            }
        }
        for (var one : words) {
            light = light.or(Light.of(one.light()));
        }
        return light;
    }
}
