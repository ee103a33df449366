package org.naohai.quality.imaging;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// What is checked on every image. A check that is unsure warns; only what makes an image useless is an error.
final class ImageChecks {

    /// Below 20 µm and above 60 mm no scanner of brains works: a wrong unit is likelier (our choice).
    private static final double LEAST_VOXEL_MM = 0.02;

    private static final double LARGEST_VOXEL_MM = 60;

    private static final int FEWEST_BOLD_VOLUMES = 20;

    static final List<Check> ALL = Stream.of(
                    List.<Check>of(
                            ImageChecks::finite,
                            ImageChecks::informative,
                            ImageChecks::voxelSize,
                            ImageChecks::wholeHead,
                            ImageChecks::volumes),
                    SidecarChecks.ALL,
                    GradientChecks.ALL,
                    MetricLimits.ALL)
            .flatMap(List::stream)
            .toList();

    private ImageChecks() {}

    private static Stream<Problem> finite(ImageEvidence image) {
        long bad = image.intensities().nonFinite();
        if (bad == 0) {
            return Stream.empty();
        }
        var found = bad + " / " + image.intensities().voxels();
        return Stream.of(
                bad == image.intensities().voxels()
                        ? Problem.error("IMAGE_NON_FINITE", image.file(), "voxels", found, "finite")
                        : Problem.warning("IMAGE_NON_FINITE", image.file(), "voxels", found, "0"));
    }

    private static Stream<Problem> informative(ImageEvidence image) {
        var values = image.intensities();
        if (!(values.minimum() == values.maximum())) {
            return Stream.empty();
        }
        var found = number(values.minimum());
        return Stream.of(
                image.role() == ImageRole.LABELS
                        ? Problem.warning("IMAGE_CONSTANT", image.file(), "voxels", found, "≥ 2")
                        : Problem.error("IMAGE_CONSTANT", image.file(), "voxels", found, "≥ 2"));
    }

    private static Stream<Problem> voxelSize(ImageEvidence image) {
        return image.header().voxelSizeMm().stream()
                .filter(size -> size < LEAST_VOXEL_MM || size > LARGEST_VOXEL_MM)
                .limit(1)
                .map(size -> Problem.warning(
                        "IMAGE_VOXEL_SIZE_IMPLAUSIBLE",
                        image.file(),
                        "pixdim",
                        number(size) + " mm",
                        LEAST_VOXEL_MM + "–" + LARGEST_VOXEL_MM + " mm"));
    }

    private static Stream<Problem> wholeHead(ImageEvidence image) {
        if (!image.role().anatomy() || image.unit().entities().others().containsKey("chunk")) {
            return Stream.empty();
        }
        var extent = IntStream.range(0, 3)
                .mapToObj(axis -> Long.toString(Math.round(image.extentMm(axis))))
                .collect(Collectors.joining(" × "));
        return image.wholeHead()
                ? Stream.empty()
                : Stream.of(Problem.warning(
                        "IMAGE_FIELD_OF_VIEW_SMALL",
                        image.file(),
                        "dim × pixdim",
                        extent + " mm",
                        "≥ " + Math.round(ImageEvidence.LEAST_HEAD_MM) + " mm"));
    }

    private static Stream<Problem> volumes(ImageEvidence image) {
        long volumes = image.header().volumes();
        return switch (image.role()) {
            case FUNCTIONAL ->
                volumes >= FEWEST_BOLD_VOLUMES
                        ? Stream.empty()
                        : warn("BOLD_FEW_VOLUMES", image, volumes, "≥ " + FEWEST_BOLD_VOLUMES);
            case ANATOMY, UNIFORM_ANATOMY ->
                volumes == 1 || image.unit().entities().others().containsKey("echo")
                        ? Stream.empty()
                        : warn("ANATOMY_SEVERAL_VOLUMES", image, volumes, "1");
            case DIFFUSION, LABELS, OTHER -> Stream.empty();
        };
    }

    private static Stream<Problem> warn(String code, ImageEvidence image, long volumes, String expected) {
        return Stream.of(Problem.warning(code, image.file(), "dim[4]", Long.toString(volumes), expected));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    @FunctionalInterface
    interface Check {
        Stream<Problem> apply(ImageEvidence image);
    }
}
