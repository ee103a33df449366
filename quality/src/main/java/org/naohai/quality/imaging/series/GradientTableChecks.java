package org.naohai.quality.imaging.series;

import static org.naohai.quality.imaging.series.Figures.number;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// The gradient table of a diffusion series, by the headers of its volumes.
///
/// Lengths other than one are how some scanners write several shells, so they warn; how many directions
/// there should be is for the project's reference to say: three are a clinical protocol.
final class GradientTableChecks {

    private static final double NORM_TOLERANCE = 0.02;
    /// s/mm²: b-values of one shell differ by a few.
    private static final double SHELL = 100;

    static final List<SeriesChecks.Check> ALL = List.of(
            GradientTableChecks::present,
            GradientTableChecks::negative,
            GradientTableChecks::directed,
            GradientTableChecks::unit,
            GradientTableChecks::twice,
            GradientTableChecks::reference);

    private GradientTableChecks() {}

    private static boolean applies(Series series) {
        return series.origin().mr()
                && series.origin().original()
                && !series.origin().diffusionMap()
                && !series.origin().survey();
    }

    private static Stream<Map.Entry<Gradient, Integer>> weighted(Series series) {
        return applies(series)
                ? series.gradients().entrySet().stream()
                        .filter(one -> one.getKey().weighted())
                : Stream.empty();
    }

    private static long volumes(Stream<Map.Entry<Gradient, Integer>> some) {
        return some.mapToLong(Map.Entry::getValue).sum();
    }

    private static Stream<Problem> warn(String code, String field, String found, String expected) {
        return Stream.of(Problem.warning(code, null, field, found, expected));
    }

    private static Stream<Problem> present(Series series) {
        return applies(series)
                        && series.origin().diffusion()
                        && !series.stacks().isEmpty()
                        && series.gradients().isEmpty()
                ? warn("DICOM_SERIES_GRADIENTS_ABSENT", "DiffusionBValue", "no b-values", "a b-value for each volume")
                : Stream.empty();
    }

    private static Stream<Problem> negative(Series series) {
        return applies(series)
                ? series.gradients().keySet().stream()
                        .filter(one -> one.b() < 0)
                        .limit(1)
                        .map(one -> Problem.error(
                                "DICOM_SERIES_GRADIENTS_NEGATIVE_B",
                                null,
                                "DiffusionBValue",
                                number(one.b()) + " s/mm²",
                                "≥ 0 s/mm²"))
                : Stream.empty();
    }

    private static Stream<Problem> directed(Series series) {
        long all = volumes(weighted(series));
        long without = volumes(weighted(series)
                .filter(one -> !one.getKey().directed() && !one.getKey().isotropic()));
        if (without == 0) {
            return Stream.empty();
        }
        var found = without + " of " + all + " volumes without direction";
        return Stream.of(
                without < all
                        ? Problem.error(
                                "DICOM_SERIES_DIRECTIONS_MISSING",
                                null,
                                "DiffusionGradientOrientation",
                                found,
                                "a direction for each b > 50 s/mm²")
                        : Problem.warning(
                                "DICOM_SERIES_DIRECTIONS_MISSING",
                                null,
                                "DiffusionGradientOrientation",
                                found,
                                "a direction for each b > 50 s/mm²"));
    }

    private static Stream<Problem> unit(Series series) {
        return directions(series)
                .map(Map.Entry::getKey)
                .filter(one -> Math.abs(one.direction().norm() - 1) > NORM_TOLERANCE)
                .limit(1)
                .flatMap(one -> warn(
                        "DICOM_SERIES_DIRECTIONS_NOT_UNIT",
                        "DiffusionGradientOrientation",
                        number(one.direction().norm()),
                        "1 ± " + NORM_TOLERANCE));
    }

    private static Stream<Map.Entry<Gradient, Integer>> directions(Series series) {
        return weighted(series).filter(one -> one.getKey().directed());
    }

    /// All of a shell as often as each other is meant; one more often than the others is not.
    private static Stream<Problem> twice(Series series) {
        var shells = directions(series)
                .collect(Collectors.groupingBy(one -> Math.round(one.getKey().b() / SHELL)));
        long repeated = shells.values().stream()
                .mapToLong(GradientTableChecks::moreOften)
                .sum();
        return repeated == 0
                ? Stream.empty()
                : warn(
                        "DICOM_SERIES_DIRECTIONS_TWICE",
                        "DiffusionGradientOrientation",
                        repeated + " directions twice",
                        "all directions as often");
    }

    private static long moreOften(List<Map.Entry<Gradient, Integer>> shell) {
        int least = shell.stream().mapToInt(Map.Entry::getValue).min().orElse(0);
        return shell.stream().filter(one -> one.getValue() > least).count();
    }

    private static Stream<Problem> reference(Series series) {
        return directions(series).findAny().isPresent()
                        && series.gradients().keySet().stream().allMatch(Gradient::weighted)
                ? warn(
                        "DICOM_SERIES_NO_B0",
                        "DiffusionBValue",
                        "no volume with b ≤ 50 s/mm²",
                        "≥ 1 volume with b ≤ 50 s/mm²")
                : Stream.empty();
    }
}
