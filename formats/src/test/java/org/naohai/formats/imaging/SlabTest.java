package org.naohai.formats.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlabTest {

    @Test
    void the_range_is_that_of_the_values_that_count() {
        var range = new Slab(0, 0, new double[] {3, -2, 7, 99}, 3).range();
        assertThat(range).isEqualTo(new Slab.Range(-2, 7, 0));
    }

    @Test
    void what_is_not_finite_is_counted_and_left_out() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            var values = new double[1_001];
            java.util.Arrays.setAll(values, i -> i - 500);
            values[0] = odd;
            values[700] = odd;
            assertThat(new Slab(0, 0, values, 1_001).range()).isEqualTo(new Slab.Range(-499, 500, 2));
        }
    }

    @Test
    void of_holes_alone_there_is_no_range() {
        var range = new Slab(0, 0, new double[] {Double.NaN}, 1).range();
        assertThat(range).isEqualTo(new Slab.Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1));
    }
}
