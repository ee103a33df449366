package org.naohai.quality.imaging.series;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// What is checked on every series. A check that is unsure warns; an error means that the series is not
/// whole or cannot be put together, and is worth another scan.
public final class SeriesChecks {

    private static final List<Check> OF_THE_SERIES = Stream.of(
                    GeometryChecks.ALL, SliceChecks.ALL, VolumeChecks.ALL, GradientTableChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private SeriesChecks() {}

    /// Errors first.
    ///
    /// - **expected** what the project's reference says of this series; null where it says nothing
    public static List<Problem> check(SeriesFacts facts, @Nullable ExpectedSeries expected) {
        var origin = facts.origin();
        if (origin == null) {
            return List.of();
        }
        if (!facts.whole()) {
            return List.of(Problem.info(
                    "DICOM_SERIES_TOO_LARGE",
                    null,
                    "NumberOfFrames",
                    "> " + SeriesFacts.MOST_SLICES + " slices",
                    "≤ " + SeriesFacts.MOST_SLICES + " slices"));
        }
        var series = Series.of(facts, origin);
        var problems =
                OF_THE_SERIES.stream().flatMap(check -> check.apply(series)).toList();
        var deviations = expected == null || !origin.original()
                ? Stream.<Problem>empty()
                : ProtocolChecks.check(Measured.of(series), expected);
        return Stream.concat(problems.stream(), deviations.filter(one -> !saidAlready(problems, one)))
                .sorted(Comparator.comparing(Problem::severity).reversed())
                .toList();
    }

    /// Slices that the headers miss need not be missed once more by the reference.
    private static boolean saidAlready(List<Problem> problems, Problem deviation) {
        return problems.stream().anyMatch(problem -> problem.code().equals(deviation.code()));
    }

    @FunctionalInterface
    interface Check {
        Stream<Problem> apply(Series series);
    }
}
