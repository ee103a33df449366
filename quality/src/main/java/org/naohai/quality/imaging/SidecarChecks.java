package org.naohai.quality.imaging;

import static org.naohai.quality.imaging.ImageChecks.number;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// The JSON sidecar against the image's own header.
///
/// - **source** BIDS 1.10, "Magnetic Resonance Imaging": times in seconds, `SliceTiming` one a slice,
///   `i`, `j`, `k` axes
final class SidecarChecks {

    /// No repetition time of a scanner is longer: the value is in milliseconds (our choice).
    private static final double LONGEST_TR = 60;

    private static final double LONGEST_TE = 1;
    private static final double TR_TOLERANCE = 0.001;
    private static final Map<String, Integer> WORLD_AXIS_OF_DIRECTION =
            Map.of("LR", 0, "RL", 0, "AP", 1, "PA", 1, "SI", 2, "IS", 2);

    static final List<ImageChecks.Check> ALL = List.of(
            SidecarChecks::timeStep,
            SidecarChecks::repetitionTimePresent,
            SidecarChecks::repetitionTime,
            SidecarChecks::milliseconds,
            SidecarChecks::sliceTimingLength,
            SidecarChecks::sliceTimingRange,
            SidecarChecks::phaseEncoding,
            SidecarChecks::direction);

    private SidecarChecks() {}

    private static Stream<Problem> timeStep(ImageEvidence image) {
        double step = image.header().timeStepSeconds();
        return image.role() == ImageRole.FUNCTIONAL && image.header().volumes() > 1 && step > LONGEST_TR
                ? warn("NIFTI_TIME_STEP_IMPLAUSIBLE", image, "pixdim[4], xyzt_units", number(step) + " s", "≤ 60 s")
                : Stream.empty();
    }

    private static Stream<Problem> repetitionTimePresent(ImageEvidence image) {
        return image.role() == ImageRole.FUNCTIONAL
                        && !image.sidecar().containsKey("RepetitionTime")
                        && !image.sidecar().containsKey("VolumeTiming")
                ? warn("SIDECAR_FIELD_MISSING", image, "RepetitionTime", image.hasSidecar() ? "absent" : "no JSON", "s")
                : Stream.empty();
    }

    private static Stream<Problem> repetitionTime(ImageEvidence image) {
        var written = image.number("RepetitionTime");
        double step = image.header().timeStepSeconds();
        boolean comparable = image.role() == ImageRole.FUNCTIONAL
                && written.isPresent()
                && image.header().volumes() > 1
                && step > 0
                && step <= LONGEST_TR;
        if (!comparable || Math.abs(written.getAsDouble() - step) <= Math.max(TR_TOLERANCE, 0.001 * step)) {
            return Stream.empty();
        }
        return warn(
                "SIDECAR_REPETITION_TIME_DISAGREES",
                image,
                "RepetitionTime",
                number(written.getAsDouble()) + " s",
                number(step) + " s (pixdim[4])");
    }

    private static Stream<Problem> milliseconds(ImageEvidence image) {
        return Stream.of(Map.entry("RepetitionTime", LONGEST_TR), Map.entry("EchoTime", LONGEST_TE))
                .filter(limit -> image.number(limit.getKey()).orElse(0) > limit.getValue())
                .flatMap(limit -> warn(
                        "SIDECAR_TIME_IN_MILLISECONDS",
                        image,
                        limit.getKey(),
                        number(image.number(limit.getKey()).orElse(0)),
                        "≤ " + number(limit.getValue()) + " s"));
    }

    private static Stream<Problem> sliceTimingLength(ImageEvidence image) {
        var timing = image.numbers("SliceTiming");
        long slices = image.header().size(sliceAxis(image));
        return timing.isEmpty() || timing.size() == slices
                ? Stream.empty()
                : warn("SLICE_TIMING_LENGTH", image, "SliceTiming", Integer.toString(timing.size()), "" + slices);
    }

    private static int sliceAxis(ImageEvidence image) {
        var written = image.text("SliceEncodingDirection").orElse("k");
        return written.isEmpty() ? 2 : Math.clamp("ijk".indexOf(written.charAt(0)), 0, 2);
    }

    private static Stream<Problem> sliceTimingRange(ImageEvidence image) {
        double repetition = image.number("RepetitionTime").orElse(Double.POSITIVE_INFINITY);
        return image.numbers("SliceTiming").stream()
                .filter(time -> time < 0 || time > repetition)
                .limit(1)
                .flatMap(time -> warn(
                        "SLICE_TIMING_RANGE", image, "SliceTiming", number(time), "0–" + number(repetition) + " s"));
    }

    private static Stream<Problem> phaseEncoding(ImageEvidence image) {
        return image.text("PhaseEncodingDirection").stream()
                .filter(written -> !written.matches("[ijk]-?"))
                .flatMap(written -> warn(
                        "PHASE_ENCODING_INVALID",
                        image,
                        "PhaseEncodingDirection",
                        Problem.quoted(written),
                        "i | j | k, with - or not"));
    }

    /// `dir-AP` in the name against the axis in the sidecar; the sign is left alone, for programs disagree on it.
    private static Stream<Problem> direction(ImageEvidence image) {
        var named = image.unit().entities().others().get("dir");
        var written = image.text("PhaseEncodingDirection").filter(one -> one.matches("[ijk]-?"));
        var world = named == null ? null : WORLD_AXIS_OF_DIRECTION.get(named);
        if (world == null || written.isEmpty()) {
            return Stream.empty();
        }
        int expected = image.header().affine().closestAxes()[world];
        return "ijk".indexOf(written.get().charAt(0)) == expected
                ? Stream.empty()
                : warn(
                        "PHASE_ENCODING_DISAGREES",
                        image,
                        "PhaseEncodingDirection",
                        written.get(),
                        "ijk".charAt(expected) + " (dir-" + named + ")");
    }

    private static Stream<Problem> warn(String code, ImageEvidence image, String field, String found, String expected) {
        return Stream.of(Problem.warning(code, image.file(), field, found, expected));
    }
}
