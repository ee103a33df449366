package org.naohai.quality.imaging;

import static org.naohai.quality.imaging.ImageChecks.number;

import java.util.List;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// Limits of metrics beyond which a person should look; wide on purpose, for peers in the dataset say more.
///
/// - **snrd** by MRIQC's values of ABIDE, 4 to 8 holds 3 of 742 T1w scans that raters accepted and 9 of 176 that
///   they rejected; below 4 lie 26 and 34, all of one site · a part of a head has little air to measure noise in:
///   there we warn below 4
/// - **tsnr** MRIQC's group tables hold 36 to 65 at 4 mm voxels; below half of the lowest we warn
/// - **gsr_x**, **gsr_y** −0.02 to 0.06 in the same tables; beyond twice the highest we warn
/// - **dvars_outliers_perc**, **global_outliers_perc**, **global_drift_perc**, **qi_1** our choice
final class MetricLimits {

    /// May go either way.
    private static final String DRIFT = "global_drift_perc";

    static final List<ImageChecks.Check> ALL = List.of(
            MetricLimits::noisy,
            below("tsnr", ImageRole.FUNCTIONAL, 15, "BOLD_UNSTABLE"),
            above("dvars_outliers_perc", ImageRole.FUNCTIONAL, 20, "BOLD_SPIKES"),
            above("global_outliers_perc", ImageRole.FUNCTIONAL, 5, "BOLD_JUMPS"),
            above(DRIFT, ImageRole.FUNCTIONAL, 10, "BOLD_DRIFT"),
            above("gsr_x", ImageRole.FUNCTIONAL, 0.12, "IMAGE_GHOSTS"),
            above("gsr_y", ImageRole.FUNCTIONAL, 0.12, "IMAGE_GHOSTS"),
            above("qi_1", ImageRole.ANATOMY, 0.05, "IMAGE_GHOSTS"));

    private static final int LEAST_VOLUMES = 20;

    private MetricLimits() {}

    private static Stream<Problem> noisy(ImageEvidence image) {
        return below("snrd", ImageRole.ANATOMY, image.wholeHead() ? 8 : 4, "IMAGE_NOISY")
                .apply(image);
    }

    private static ImageChecks.Check below(String metric, ImageRole role, double limit, String code) {
        return image -> applies(image, role)
                ? image.metric(metric).stream()
                        .filter(value -> value < limit)
                        .mapToObj(value ->
                                Problem.warning(code, image.file(), metric, number(value), "≥ " + number(limit)))
                : Stream.empty();
    }

    private static ImageChecks.Check above(String metric, ImageRole role, double limit, String code) {
        return image -> applies(image, role)
                ? image.metric(metric).stream()
                        .filter(value -> (metric.equals(DRIFT) ? Math.abs(value) : value) > limit)
                        .mapToObj(value ->
                                Problem.warning(code, image.file(), metric, number(value), "≤ " + number(limit)))
                : Stream.empty();
    }

    /// Measures over time need a run, not a handful of volumes.
    private static boolean applies(ImageEvidence image, ImageRole role) {
        return image.role() == role
                && (role != ImageRole.FUNCTIONAL || image.header().volumes() >= LEAST_VOLUMES);
    }
}
