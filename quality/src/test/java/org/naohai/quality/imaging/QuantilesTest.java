package org.naohai.quality.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {

    private static final double[] PARTS = {0, 0.002, 0.25, 0.5, 0.75, 0.998, 1};

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000, 70_001})
    void each_part_is_what_stands_there_once_all_are_sorted(int count) {
        selectsAsSorted(count, random::nextGaussian);
        selectsAsSorted(count, () -> random.nextInt(5) - 2);
        selectsAsSorted(count, () -> Math.exp(200 * random.nextGaussian()));
        selectsAsSorted(count, () -> -random.nextFloat());
    }

    @Test
    void zeros_of_either_sign_infinities_and_holes_are_ordered_as_sorting_orders_them() {
        var odd = new double[] {
            0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -1, 1
        };
        selectsAsSorted(500, () -> odd[random.nextInt(odd.length)]);
    }

    @Test
    void the_robust_deviation_is_that_of_the_sorted_distances() {
        var values = values(10_001, () -> 40 + 3 * random.nextGaussian());
        var sorted = sorted(values);
        double median = sorted[5_000];
        var distances =
                sorted(Arrays.stream(values).map(one -> Math.abs(one - median)).toArray());
        assertThat(Quantiles.of(values).robustDeviation()).isEqualTo(1.4826 * distances[5_000]);
    }

    @Test
    void nothing_has_no_median() {
        assertThat(Quantiles.of(new double[0]).median()).isNaN();
        assertThat(Quantiles.of(new float[] {1, 2}, 2, i -> false).median()).isNaN();
    }

    @Test
    void of_the_members_alone() {
        var values = new float[] {9, 1, 9, 3, 9, 2};
        assertThat(Quantiles.of(values, 6, i -> i % 2 == 1).median()).isEqualTo(2);
    }

    private void selectsAsSorted(int count, DoubleSupplier source) {
        var values = values(count, source);
        var sorted = sorted(values);
        for (double part : PARTS) {
            double expected = sorted[(int) Math.round(part * (count - 1))];
            assertThat(Double.compare(Quantiles.of(values).at(part), expected))
                    .as("%s of %d", part, count)
                    .isZero();
        }
    }

    private static double[] values(int count, DoubleSupplier source) {
        var values = new double[count];
        Arrays.setAll(values, i -> source.getAsDouble());
        return values;
    }

    private static double[] sorted(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
