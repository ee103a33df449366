package org.naohai.quality.imaging;

import java.util.List;
import java.util.stream.Stream;
import org.naohai.formats.imaging.Gradients;
import org.naohai.kernel.Problem;

/// Diffusion gradients against the volumes.
///
/// - **source** BIDS 1.10 "Diffusion imaging data"; six directions is what a tensor needs (Basser et al. 1994)
final class GradientChecks {

    private static final double NORM_TOLERANCE = 0.02;
    private static final int TENSOR_DIRECTIONS = 6;

    static final List<ImageChecks.Check> ALL = List.of(
            GradientChecks::present,
            GradientChecks::count,
            GradientChecks::negative,
            GradientChecks::unitNorm,
            GradientChecks::reference,
            GradientChecks::enough);

    private GradientChecks() {}

    private static Stream<Problem> present(ImageEvidence image) {
        return image.role() == ImageRole.DIFFUSION && image.gradients() == null
                ? Stream.of(Problem.warning("GRADIENTS_MISSING", image.file(), "bval, bvec", "absent", ".bval + .bvec"))
                : Stream.empty();
    }

    private static Stream<Problem> count(ImageEvidence image) {
        var gradients = image.gradients();
        long volumes = image.header().volumes();
        if (gradients == null
                || (gradients.bValues().size() == volumes
                        && gradients.directions().size() == volumes)) {
            return Stream.empty();
        }
        return Stream.of(Problem.error(
                "GRADIENTS_COUNT",
                image.file(),
                "bval, bvec",
                gradients.bValues().size() + ", " + gradients.directions().size(),
                volumes + ", " + volumes));
    }

    private static Stream<Problem> negative(ImageEvidence image) {
        return values(image)
                .filter(value -> value < 0)
                .limit(1)
                .map(value -> Problem.error(
                        "GRADIENTS_NEGATIVE_B", image.file(), "bval", ImageChecks.number(value), "≥ 0 s/mm²"));
    }

    private static Stream<Problem> unitNorm(ImageEvidence image) {
        var gradients = image.gradients();
        if (gradients == null) {
            return Stream.empty();
        }
        int count = Math.min(gradients.bValues().size(), gradients.directions().size());
        for (int i = 0; i < count; i++) {
            double norm = gradients.directions().get(i).norm();
            if (gradients.bValues().get(i) > Gradients.B0_LIMIT && Math.abs(norm - 1) > NORM_TOLERANCE) {
                return Stream.of(Problem.warning(
                        "GRADIENTS_NOT_UNIT",
                        image.file(),
                        "bvec column " + (i + 1),
                        ImageChecks.number(norm),
                        "1 ± " + NORM_TOLERANCE));
            }
        }
        return Stream.empty();
    }

    private static Stream<Problem> reference(ImageEvidence image) {
        boolean none = image.gradients() != null && values(image).noneMatch(value -> value <= Gradients.B0_LIMIT);
        return none
                ? Stream.of(Problem.warning("GRADIENTS_NO_B0", image.file(), "bval", "0", "≥ 1 × b ≤ 50 s/mm²"))
                : Stream.empty();
    }

    private static Stream<Problem> enough(ImageEvidence image) {
        if (image.gradients() == null) {
            return Stream.empty();
        }
        long directions = DiffusionMetrics.directions(image.gradients());
        return directions >= TENSOR_DIRECTIONS
                ? Stream.empty()
                : Stream.of(Problem.warning(
                        "GRADIENTS_FEW_DIRECTIONS",
                        image.file(),
                        "bvec",
                        Long.toString(directions),
                        "≥ " + TENSOR_DIRECTIONS));
    }

    private static Stream<Double> values(ImageEvidence image) {
        return image.gradients() == null ? Stream.empty() : image.gradients().bValues().stream();
    }
}
