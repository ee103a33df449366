package org.naohai.quality.imaging.series;

import java.util.List;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// Whether a time series is as long as it should be, and what the instance numbers say besides.
final class VolumeChecks {

    static final List<SeriesChecks.Check> ALL =
            List.of(VolumeChecks::lastVolume, VolumeChecks::volumes, VolumeChecks::numbers, VolumeChecks::start);

    private VolumeChecks() {}

    private static Stream<Problem> lastVolume(Series series) {
        return cut(series)
                .map(cut -> Problem.error(
                        "DICOM_SERIES_VOLUME_INCOMPLETE",
                        null,
                        "ImagePositionPatient",
                        cut.there() + " of " + cut.slices() + " slices in the last volume",
                        cut.slices() + " slices in each volume"))
                .stream();
    }

    private static java.util.Optional<Stack.Cut> cut(Series series) {
        return series.origin().survey() || series.origin().recalculated()
                ? java.util.Optional.empty()
                : series.stacks().stream()
                        .flatMap(stack -> stack.cut(series.numbers()).stream())
                        .findFirst();
    }

    private static Stream<Problem> volumes(Series series) {
        boolean cut = cut(series).isPresent();
        int complete = series.volumes() - (cut && cutIsCounted(series) ? 1 : 0);
        int announced = series.facts().announced().volumes();
        if (announced > complete + (cut ? 1 : 0) && complete > 0) {
            return shorter(complete, announced);
        }
        int left = leftOut(series);
        return left == 0 ? Stream.empty() : shorter(complete, complete + left);
    }

    private static boolean cutIsCounted(Series series) {
        return series.stacks().getFirst().volumes().size() > 1
                || series.stacks().getFirst().volumes().getFirst().missing() > 0;
    }

    private static Stream<Problem> shorter(int there, int expected) {
        return Stream.of(Problem.error(
                "DICOM_SERIES_VOLUMES_MISSING",
                null,
                "NumberOfTemporalPositions",
                there + " of " + expected + " volumes",
                expected + " volumes"));
    }

    /// Whole volumes that the instance numbers leave out, where no slice of another is missing.
    private static int leftOut(Series series) {
        int numbers = series.numbers().missing();
        if (numbers == 0 || series.volumes() < 2 || Counted.of(series).missing() > 0) {
            return 0;
        }
        int each = series.numbersPerVolume();
        return each > 0 && numbers % each == 0 ? numbers / each : 0;
    }

    private static Stream<Problem> numbers(Series series) {
        var numbers = series.numbers();
        return numbers.missing() == 0 || Counted.of(series).missing() > 0 || leftOut(series) > 0
                ? Stream.empty()
                : Stream.of(Problem.warning(
                        "DICOM_SERIES_NUMBERS_MISSING",
                        null,
                        "InstanceNumber",
                        numbers.missing() + " image numbers missing, first " + numbers.firstMissing(),
                        "numbers without gaps"));
    }

    private static Stream<Problem> start(Series series) {
        var numbers = series.numbers();
        return numbers.first() <= 1 || Counted.of(series).missing() > 0
                ? Stream.empty()
                : Stream.of(Problem.warning(
                        "DICOM_SERIES_NUMBERS_START",
                        null,
                        "InstanceNumber",
                        "images from number " + numbers.first(),
                        "images from number 1"));
    }
}
