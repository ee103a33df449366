package org.naohai.quality.imaging.series;

import static org.naohai.quality.imaging.series.Figures.number;

import java.util.Arrays;

/// The steps between the slices of a stack.
///
/// - **step** mm, NaN of a single slice · **missing** places in gaps that are whole steps wide
/// - **sure** whether the instance numbers say the same, or cannot say anything
/// - **uneven** what is found where the steps differ otherwise; empty as a rule
record Spacing(double step, int missing, boolean sure, String uneven) {

    /// Steps of one stack differ by the rounding of positions (GE writes 4.999 and 5.001); ours.
    private static final double TOLERANCE = 0.05;

    private static final double WHOLE_STEPS = 0.1;
    private static final double ASIDE_PIXELS = 1;

    static Spacing of(Stack stack, Numbers numbers) {
        if (stack.tiled() || stack.places() < 2) {
            return new Spacing(Double.NaN, 0, true, "");
        }
        var steps = steps(stack.positions());
        double step = usual(steps, stack.plane(), numbers);
        long missing = 0;
        double odd = Double.NaN;
        for (double one : steps) {
            long times = Math.round(one / step);
            if (times >= 2 && Math.abs(one - times * step) <= WHOLE_STEPS * step) {
                missing += times - 1;
                odd = Double.isNaN(odd) ? one : odd;
            } else if (Math.abs(one - step) > TOLERANCE * step) {
                odd = one;
            }
        }
        boolean sure = stack.frames() || !numbers.usable() || numbers.missing() >= missing;
        boolean gaps = missing > 0 && sure;
        boolean uneven = !Double.isNaN(odd) && !gaps;
        return new Spacing(
                step,
                gaps ? (int) Math.min(missing, SeriesFacts.MOST_SLICES) : 0,
                numbers.usable() || stack.frames(),
                uneven ? number(round(odd)) + " mm between slices" : "");
    }

    private static double[] steps(double[] positions) {
        var steps = new double[positions.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = positions[i + 1] - positions[i];
        }
        return steps;
    }

    /// The lower median; where every other slice is gone, the numbers know and the header says the true
    /// step.
    private static double usual(double[] steps, Plane plane, Numbers numbers) {
        var sorted = steps.clone();
        Arrays.sort(sorted);
        double median = sorted[(sorted.length - 1) / 2];
        double nominal = plane.spacing();
        long times = Math.round(median / nominal);
        boolean thinned = nominal > 0.45 * plane.thickness() // some write the gap alone
                && times >= 2
                && Math.abs(median - times * nominal) <= WHOLE_STEPS * nominal
                && numbers.usable()
                && numbers.missing() > 0;
        return thinned ? nominal : median;
    }

    private static double round(double millimetres) {
        return Math.rint(millimetres * 1000) / 1000;
    }

    /// Whether slices lie further from the line through the stack than a pixel.
    static boolean aside(Stack stack) {
        var plane = stack.plane();
        var normal = plane.normal();
        var first = stack.slices().getFirst().position();
        double limit = ASIDE_PIXELS * Math.max(plane.rowSpacing(), plane.columnSpacing());
        return limit > 0
                && stack.slices().stream().anyMatch(slice -> {
                    var between = slice.position().minus(first);
                    return between.minus(normal.times(between.dot(normal))).norm() > limit;
                });
    }
}
