package org.naohai.quality.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// Series of other people's scanners: what is whole is green, what is a part of a series is said to be one.
@EnabledIf("org.naohai.testkit.SharedData#present")
class RealSeriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                Scans.GE,
                Scans.PHILIPS,
                Scans.PHILIPS_ENHANCED,
                Scans.UNITED_IMAGING,
                Scans.SKYRA,
                "siemens-ge-nih/20180918Si/mr_0004",
                "siemens-mosaic/ax/axasc35",
                "siemens-mosaic/ax/axasc36",
                "siemens-mosaic/ax/axint35",
                "siemens-mosaic/sag/sagint35"
            })
    void a_whole_series_has_no_problem(String folder) {
        assertThat(Scans.check(Scans.of(folder))).isEmpty();
    }

    @Test
    void a_block_out_of_the_middle_says_that_its_numbers_begin_late() {
        assertThat(Scans.check(Scans.of(Scans.FORREST)))
                .containsExactly(Problem.warning(
                        "DICOM_SERIES_NUMBERS_START",
                        null,
                        "InstanceNumber",
                        "images from number 176",
                        "images from number 1"));
    }

    @Test
    void computed_tomographs_of_a_medium_are_judged_by_what_is_on_it() {
        var series = Scans.seriesBelow("dicomdir/77654033/CT2");
        assertThat(codes(series)).containsExactly(List.of("ERROR DICOM_SERIES_SLICES_MISSING"));
        assertThat(Scans.check(Scans.of("dicomdir/77654033/CT2")).getFirst().found())
                .isEqualTo("161 of 165 slices missing");
        assertThat(codes(Scans.seriesBelow("dicomdir/98892001/CT5N")))
                .containsExactly(List.of("WARNING DICOM_SERIES_NUMBERS_START"));
    }

    @Test
    void scouts_localizers_and_radiographs_are_what_they_are() {
        for (var folder : List.of(
                "dicomdir/98892001/CT2N",
                "dicomdir/98892003/MR1",
                "dicomdir/77654033/CR1",
                "dicomdir/77654033/CR2",
                "dicomdir/77654033/CR3")) {
            assertThat(codes(Scans.seriesBelow(folder)))
                    .as(folder)
                    .allSatisfy(found -> assertThat(found).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfer-syntax", "charsets"})
    void single_images_of_every_kind_are_never_called_broken(String folder) {
        Scans.seriesBelow(folder)
                .forEach((uid, series) -> assertThat(Scans.check(series.subList(0, 1)))
                        .as(uid)
                        .noneMatch(problem -> problem.severity() == Severity.ERROR));
    }

    @Test
    void what_was_measured_is_what_other_readers_find() {
        // dcm2niix: 64 × 64 × 15 × 10, 3.75 × 3.75 × 5 mm, TR 5 s, TE 30 ms, FA 60°
        var ge = measured(Scans.GE);
        assertThat(ge.numbers())
                .containsEntry(Parameter.REPETITION_TIME, List.of(5000.0))
                .containsEntry(Parameter.ECHO_TIMES, List.of(30.0))
                .containsEntry(Parameter.FLIP_ANGLE, List.of(60.0))
                .containsEntry(Parameter.VOXEL_SIZE, List.of(3.75, 3.75, 5.0))
                .containsEntry(Parameter.MATRIX, List.of(64.0, 64.0))
                .containsEntry(Parameter.SLICES, List.of(15.0))
                .containsEntry(Parameter.VOLUMES, List.of(10.0))
                .doesNotContainKey(Parameter.B_VALUES);
        assertThat(ge.texts()).containsEntry(Parameter.RECEIVE_COIL, "32Ch Head");
        // 72 × 72 × 5 × 2 at 3 × 3 × 12 mm
        assertThat(measured(Scans.SKYRA).numbers())
                .containsEntry(Parameter.MATRIX, List.of(72.0, 72.0))
                .containsEntry(Parameter.SLICES, List.of(5.0))
                .containsEntry(Parameter.VOLUMES, List.of(2.0))
                .containsEntry(Parameter.VOXEL_SIZE, List.of(3.0, 3.0, 12.0));
        // 64 × 64 × 9 × 3 at 3.75 × 3.75 × 8 mm
        assertThat(measured(Scans.PHILIPS).numbers())
                .containsEntry(Parameter.SLICES, List.of(9.0))
                .containsEntry(Parameter.VOLUMES, List.of(3.0))
                .containsEntry(Parameter.VOXEL_SIZE, List.of(3.75, 3.75, 8.0));
    }

    @Test
    void gradients_are_read_of_united_imaging_as_its_reference_says() {
        // dcm2niix: 64 × 64 × 20 × 17, b = 1.25 and 16 × 928.289
        assertThat(measured(Scans.UNITED_IMAGING).numbers())
                .containsEntry(Parameter.B_VALUES, List.of(1.0, 928.0))
                .containsEntry(Parameter.DIRECTIONS, List.of(16.0))
                .containsEntry(Parameter.SLICES, List.of(20.0))
                .containsEntry(Parameter.VOLUMES, List.of(17.0))
                .containsEntry(Parameter.MATRIX, List.of(64.0, 64.0));
    }

    @Test
    void frames_of_an_enhanced_instance_are_slices_of_two_volumes() {
        // dcm2niix: two volumes of 64 × 64 × 32 at 4 mm, magnitude and field map
        var facts = Scans.facts(Scans.of(Scans.PHILIPS_ENHANCED));
        assertThat(facts.slices()).hasSize(64);
        var series = Series.of(facts, Objects.requireNonNull(facts.origin()));
        assertThat(series.stacks())
                .hasSize(2)
                .allSatisfy(stack -> assertThat(stack.places()).isEqualTo(32));
        assertThat(measured(Scans.PHILIPS_ENHANCED).numbers())
                .containsEntry(Parameter.VOXEL_SIZE, List.of(4.0, 4.0, 4.0))
                .containsEntry(Parameter.FLIP_ANGLE, List.of(12.0));
    }

    private static Measured measured(String folder) {
        return Objects.requireNonNull(Measured.of(Scans.facts(Scans.of(folder))));
    }

    private static List<List<String>> codes(Map<String, List<org.naohai.formats.dicom.DataSet>> series) {
        return series.values().stream()
                .map(one -> Scans.check(one).stream()
                        .map(problem -> problem.severity() + " " + problem.code())
                        .toList())
                .toList();
    }
}
