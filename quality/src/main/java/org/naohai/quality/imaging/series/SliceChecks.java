package org.naohai.quality.imaging.series;

import java.util.List;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// Whether every slice of every volume is there, and once.
final class SliceChecks {

    static final List<SeriesChecks.Check> ALL =
            List.of(SliceChecks::missing, SliceChecks::twice, SliceChecks::uneven, SliceChecks::sheared);

    private SliceChecks() {}

    private static Stream<Problem> missing(Series series) {
        var counted = Counted.of(series);
        if (counted.missing() == 0) {
            return Stream.empty();
        }
        var found = counted.missing() + " of " + (counted.there() + counted.missing()) + " slices missing";
        var expected = (counted.there() + counted.missing()) + " slices";
        return Stream.of(
                counted.sure()
                        ? Problem.error("DICOM_SERIES_SLICES_MISSING", null, counted.field(), found, expected)
                        : Problem.warning("DICOM_SERIES_SLICES_MISSING", null, counted.field(), found, expected));
    }

    private static Stream<Problem> twice(Series series) {
        long copies = series.stacks().stream().mapToLong(Stack::copies).sum();
        long repeated = series.origin().survey()
                ? 0
                : series.stacks().stream()
                        .flatMap(stack -> stack.volumes().stream())
                        .filter(volumes -> !volumes.begun())
                        .mapToLong(Stack.Volumes::extra)
                        .sum();
        return copies + repeated == 0
                ? Stream.empty()
                : Stream.of(Problem.warning(
                        "DICOM_SERIES_SLICES_TWICE",
                        null,
                        "InstanceNumber, ImagePositionPatient",
                        (copies + repeated) + " slices twice",
                        "each slice once"));
    }

    private static Stream<Problem> uneven(Series series) {
        if (series.origin().survey() || series.origin().recalculated()) {
            return Stream.empty();
        }
        return series.stacks().stream()
                .map(stack -> Spacing.of(stack, series.numbers()))
                .filter(spacing -> !spacing.uneven().isEmpty())
                .limit(1)
                .map(spacing -> Problem.warning(
                        "DICOM_SERIES_SPACING_UNEVEN",
                        null,
                        "ImagePositionPatient",
                        spacing.uneven(),
                        Figures.number(spacing.step()) + " mm between slices"));
    }

    /// Slices of one stack that lie beside each other, not above each other: a scanner moves the table,
    /// not the stack.
    private static Stream<Problem> sheared(Series series) {
        if (!series.origin().mr() || series.origin().survey() || series.origin().recalculated()) {
            return Stream.empty();
        }
        return series.stacks().stream()
                .filter(stack -> !stack.tiled() && Spacing.aside(stack))
                .limit(1)
                .map(stack -> Problem.warning(
                        "DICOM_SERIES_STACK_SHEARED",
                        null,
                        "ImagePositionPatient",
                        "slices beside each other",
                        "slices above each other"));
    }
}
