package org.naohai.quality.imaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Unit;
import org.naohai.formats.imaging.Gradients;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.kernel.Metric;

/// All that the checks of one image look at.
///
/// - **sidecar** merged JSON · **gradients** null where the unit has none
record ImageEvidence(
        Unit unit,
        ImageRole role,
        VolumeHeader header,
        Map<String, Object> sidecar,
        boolean hasSidecar,
        @Nullable Gradients gradients,
        IntensityPass intensities,
        List<Metric> metrics) {

    /// The head of a newborn is some 90 mm wide: less than this in any direction is a part of a head (our choice).
    static final double LEAST_HEAD_MM = 80;

    boolean wholeHead() {
        return extentMm(0) >= LEAST_HEAD_MM && extentMm(1) >= LEAST_HEAD_MM && extentMm(2) >= LEAST_HEAD_MM;
    }

    /// Of the field of view along a voxel axis.
    double extentMm(int axis) {
        return header.size(axis) * header.voxelSizeMm().get(axis);
    }

    String file() {
        return unit.path();
    }

    Optional<String> text(String key) {
        return sidecar.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    OptionalDouble number(String key) {
        return sidecar.get(key) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /// The numbers of a JSON array; empty where it is none.
    List<Double> numbers(String key) {
        return sidecar.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Number.class::isInstance)
                        .map(value -> ((Number) value).doubleValue())
                        .toList()
                : List.of();
    }

    OptionalDouble metric(String id) {
        return metrics.stream()
                .filter(metric -> metric.id().equals(id))
                .mapToDouble(Metric::value)
                .findFirst();
    }
}
