package org.naohai.quality.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.dicom.DataSet;
import org.naohai.kernel.Problem;

/// Real series against reference protocols.
@EnabledIf("org.naohai.testkit.SharedData#present")
class ProtocolChecksTest {

    private static final List<DataSet> GE = Scans.of(Scans.GE);

    private static List<Problem> asked(List<DataSet> series, Target... targets) {
        return Scans.check(series, new ExpectedSeries("bold", new NamePattern("*epi*"), 1, List.of(targets)));
    }

    private static Target near(Parameter parameter, double tolerance, Double... values) {
        return new Target.Near(parameter, List.of(values), tolerance);
    }

    private static Target oneOf(Parameter parameter, String... patterns) {
        return new Target.OneOf(
                parameter,
                java.util.stream.Stream.of(patterns).map(NamePattern::new).toList());
    }

    @Test
    void what_is_as_asked_is_no_problem() {
        assertThat(asked(
                        GE,
                        near(Parameter.REPETITION_TIME, 0, 5000.0),
                        near(Parameter.ECHO_TIMES, 0.5, 30.4),
                        near(Parameter.FLIP_ANGLE, 0, 60.0),
                        near(Parameter.VOXEL_SIZE, 0.01, 3.75, 3.75, 5.0),
                        near(Parameter.MATRIX, 0, 64.0, 64.0),
                        near(Parameter.SLICES, 0, 15.0),
                        near(Parameter.VOLUMES, 0, 10.0),
                        near(Parameter.FIELD_STRENGTH, 0.1, 3.0),
                        oneOf(Parameter.RECEIVE_COIL, "8ch*", "32CH*"),
                        oneOf(Parameter.SOFTWARE_VERSIONS, "27 LX*DV26*")))
                .isEmpty();
    }

    @Test
    void what_differs_says_what_it_is_and_what_it_should_be() {
        assertThat(asked(
                        GE,
                        near(Parameter.REPETITION_TIME, 10, 2000.0),
                        near(Parameter.FLIP_ANGLE, 1, 90.0),
                        near(Parameter.VOXEL_SIZE, 0.05, 3.0, 3.0, 3.0),
                        near(Parameter.ECHO_TIMES, 1, 12.0, 28.0),
                        oneOf(Parameter.RECEIVE_COIL, "8ch*", "64ch*")))
                .extracting(Problem::code, Problem::field, Problem::found, Problem::expected)
                .containsExactly(
                        differs("RepetitionTime", "5000 ms", "2000 ms ± 10"),
                        differs("FlipAngle", "60°", "90° ± 1"),
                        differs("PixelSpacing, SpacingBetweenSlices", "3.75 × 3.75 × 5 mm", "3 × 3 × 3 mm ± 0.05"),
                        differs("EchoTime", "30 ms", "12, 28 ms ± 1"),
                        differs("ReceiveCoilName", "“32Ch Head”", "“8ch* | 64ch*”"));
    }

    private static org.assertj.core.groups.Tuple differs(String field, String found, String expected) {
        return org.assertj.core.groups.Tuple.tuple("DICOM_SERIES_PROTOCOL_DIFFERS", field, found, expected);
    }

    @Test
    void fewer_slices_volumes_or_directions_than_asked_is_worth_another_scan() {
        assertThat(asked(GE, near(Parameter.SLICES, 0, 17.0), near(Parameter.VOLUMES, 0, 200.0)))
                .extracting(one -> one.severity() + " " + one.code(), Problem::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "ERROR DICOM_SERIES_SLICES_MISSING", "2 of 17 slices missing"),
                        org.assertj.core.groups.Tuple.tuple("ERROR DICOM_SERIES_VOLUMES_MISSING", "10 of 200 volumes"));
        assertThat(asked(
                        Scans.of(Scans.UNITED_IMAGING),
                        near(Parameter.DIRECTIONS, 0, 32.0),
                        near(Parameter.B_VALUES, 50, 0.0, 1000.0)))
                .extracting(one -> one.severity() + " " + one.code(), Problem::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "ERROR DICOM_SERIES_DIRECTIONS_FEWER", "16 of 32 directions"),
                        org.assertj.core.groups.Tuple.tuple("WARNING DICOM_SERIES_PROTOCOL_DIFFERS", "1, 928 s/mm²"));
        assertThat(asked(GE, near(Parameter.VOLUMES, 0, 5.0)))
                .extracting(Problem::code)
                .containsExactly("DICOM_SERIES_PROTOCOL_DIFFERS");
    }

    @Test
    void a_slice_that_the_headers_miss_is_not_missed_twice() {
        assertThat(asked(Scans.without(Scans.of(Scans.PHILIPS), 5), near(Parameter.SLICES, 0, 9.0)))
                .extracting(Problem::found)
                .containsExactly("1 of 27 slices missing");
    }

    @Test
    void what_the_images_do_not_say_is_only_mentioned() {
        assertThat(asked(GE, near(Parameter.INVERSION_TIMES, 10, 900.0)))
                .containsExactly(Problem.info(
                        "DICOM_SERIES_PROTOCOL_UNSTATED", null, "InversionTime", "not stated", "900 ms ± 10"));
    }

    @Test
    void names_fit_by_stars_alternatives_and_what_they_must_not_be() {
        var pattern = new NamePattern("*T1*mprage* | t1w | !*nd*");
        assertThat(pattern.matches("Sag T1 MPRAGE iso")).isTrue();
        assertThat(pattern.matches("", "T1w")).isTrue();
        assertThat(pattern.matches("ｔ１ｗ")).isTrue();
        assertThat(pattern.matches("Sag T1 MPRAGE ND")).isFalse();
        assertThat(pattern.matches("T2w")).isFalse();
        assertThat(pattern.matches("")).isFalse();
        assertThat(new NamePattern("*").matches("*epfid2d1_64")).isTrue();
        assertThat(new NamePattern("?epfid*").matches("*epfid2d1_64")).isTrue();
        assertThat(new NamePattern("*a*a*a*a*a*a*a*a*b").matches("a".repeat(5000)))
                .isFalse();
        assertThatThrownBy(() -> new NamePattern(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void targets_that_make_no_sense_cannot_be_made() {
        assertThatThrownBy(() -> near(Parameter.RECEIVE_COIL, 0, 1.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near(Parameter.FLIP_ANGLE, -1, 1.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near(Parameter.FLIP_ANGLE, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> oneOf(Parameter.FLIP_ANGLE, "a")).isInstanceOf(IllegalArgumentException.class);
    }
}
