package org.naohai.quality.imaging.series;

import static org.naohai.quality.imaging.series.Figures.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// Whether the slices can be put together at all.
final class GeometryChecks {

    /// Pixel spacing of one series is one number, written by different hands.
    private static final double SPACING_TOLERANCE = 0.01;

    static final List<SeriesChecks.Check> ALL = List.of(
            GeometryChecks::placed,
            GeometryChecks::orthogonal,
            GeometryChecks::spaced,
            GeometryChecks::oneOrientation,
            GeometryChecks::oneMatrix,
            GeometryChecks::oneSpacing);

    private GeometryChecks() {}

    private static Stream<Problem> placed(Series series) {
        long nowhere = series.facts().slices().stream()
                .filter(slice -> !slice.placed() && !slice.tiled())
                .count();
        return nowhere > 0 && series.origin().original()
                ? Stream.of(Problem.error(
                        "DICOM_SERIES_GEOMETRY_MISSING",
                        null,
                        "ImagePositionPatient, ImageOrientationPatient",
                        of(nowhere, series) + " slices without position",
                        "all slices with position"))
                : Stream.empty();
    }

    private static Stream<Problem> orthogonal(Series series) {
        long skewed = series.facts().slices().stream()
                .filter(slice -> slice.plane().oriented() && !slice.plane().orthogonal())
                .count();
        return skewed == 0
                ? Stream.empty()
                : Stream.of(Problem.error(
                        "DICOM_SERIES_NOT_ORTHOGONAL",
                        null,
                        "ImageOrientationPatient",
                        of(skewed, series) + " slices with skewed axes",
                        "axes of length 1 at right angles"));
    }

    private static Stream<Problem> spaced(Series series) {
        long without = series.facts().slices().stream()
                .filter(slice -> slice.placed() || slice.tiled())
                .filter(slice ->
                        !(slice.plane().rowSpacing() > 0 && slice.plane().columnSpacing() > 0))
                .count();
        return without == 0
                ? Stream.empty()
                : Stream.of(Problem.error(
                        "DICOM_SERIES_SPACING_ZERO",
                        null,
                        "PixelSpacing",
                        of(without, series) + " slices without pixel spacing",
                        "a spacing above 0 mm"));
    }

    /// A few slices across the many are damage; several planes of equal rank may be meant.
    private static Stream<Problem> oneOrientation(Series series) {
        var counts = series.orientations();
        if (counts.size() < 2 || series.origin().survey() || series.origin().recalculated()) {
            return Stream.empty();
        }
        var found = counts.stream().limit(6).map(String::valueOf).collect(Collectors.joining(" + "))
                + (counts.size() > 6 ? " + …" : "") + " slices across each other";
        return Stream.of(
                counts.get(1) * 3 < counts.getFirst()
                        ? Problem.error(
                                "DICOM_SERIES_ORIENTATION_MIXED",
                                null,
                                "ImageOrientationPatient",
                                found,
                                "one direction")
                        : Problem.warning(
                                "DICOM_SERIES_ORIENTATION_MIXED",
                                null,
                                "ImageOrientationPatient",
                                found,
                                "one direction"));
    }

    private static Stream<Problem> oneMatrix(Series series) {
        return series.stacks().stream()
                .map(stack -> stack.slices().stream()
                        .map(GeometryChecks::matrix)
                        .distinct()
                        .limit(4)
                        .toList())
                .filter(found -> found.size() > 1)
                .limit(1)
                .map(found -> Problem.error(
                        "DICOM_SERIES_MATRIX_MIXED", null, "Rows, Columns", String.join(", ", found), "one matrix"));
    }

    private static String matrix(SliceFacts slice) {
        var plane = slice.plane().rows() + " × " + slice.plane().columns();
        return slice.tiles() > 1 ? plane + " × " + slice.tiles() : plane;
    }

    private static Stream<Problem> oneSpacing(Series series) {
        return series.stacks().stream()
                .map(GeometryChecks::otherSpacing)
                .filter(found -> !found.isEmpty())
                .limit(1)
                .map(found -> Problem.error("DICOM_SERIES_SPACING_MIXED", null, "PixelSpacing", found, "one spacing"));
    }

    private static String otherSpacing(Stack stack) {
        var first = stack.plane();
        return stack.slices().stream()
                .map(SliceFacts::plane)
                .filter(plane -> differ(plane.rowSpacing(), first.rowSpacing())
                        || differ(plane.columnSpacing(), first.columnSpacing()))
                .findFirst()
                .map(plane -> number(first.rowSpacing()) + ", " + number(plane.rowSpacing()) + " mm")
                .orElse("");
    }

    private static boolean differ(double one, double other) {
        return Math.abs(one - other) > SPACING_TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
    }

    private static String of(long some, Series series) {
        return String.format(
                Locale.ROOT, "%d of %d", some, series.facts().slices().size());
    }
}
