package org.naohai.quality.imaging;

import java.util.ArrayList;
import java.util.List;
import org.naohai.formats.imaging.Gradients;
import org.naohai.kernel.Metric;

/// What the gradient table offers: directions, shells and volumes without weighting.
final class DiffusionMetrics {

    /// Directions closer than 1° (or opposite) count once.
    private static final double SAME = Math.cos(Math.toRadians(1));

    private DiffusionMetrics() {}

    static List<Metric> of(Gradients gradients) {
        double most = gradients.bValues().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        long references = gradients.bValues().stream()
                .filter(b -> b <= Gradients.B0_LIMIT)
                .count();
        return List.of(
                new Metric("dwi_directions", directions(gradients)),
                new Metric("dwi_b0_volumes", references),
                new Metric("dwi_b_max", most));
    }

    static long directions(Gradients gradients) {
        var distinct = new ArrayList<Gradients.Direction>();
        int count = Math.min(gradients.bValues().size(), gradients.directions().size());
        for (int i = 0; i < count && distinct.size() < 1_000; i++) {
            var direction = gradients.directions().get(i);
            boolean weighted = gradients.bValues().get(i) > Gradients.B0_LIMIT && direction.norm() > 0;
            if (weighted && distinct.stream().noneMatch(other -> same(direction, other))) {
                distinct.add(direction);
            }
        }
        return distinct.size();
    }

    private static boolean same(Gradients.Direction a, Gradients.Direction b) {
        double product = a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
        return Math.abs(product) / (a.norm() * b.norm()) > SAME;
    }
}
