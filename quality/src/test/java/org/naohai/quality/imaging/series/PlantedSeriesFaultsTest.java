package org.naohai.quality.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Problem;

/// Faults planted into real series: each is found, and called what it is.
@EnabledIf("org.naohai.testkit.SharedData#present")
class PlantedSeriesFaultsTest {

    private static final List<DataSet> GE = Scans.of(Scans.GE);
    private static final List<DataSet> PHILIPS = Scans.of(Scans.PHILIPS);
    private static final List<DataSet> UIH = Scans.of(Scans.UNITED_IMAGING);
    private static final List<DataSet> ENHANCED = Scans.of(Scans.PHILIPS_ENHANCED);
    private static final List<DataSet> FORREST = renumbered(Scans.of(Scans.FORREST));

    /// The block as if it were all.
    private static List<DataSet> renumbered(List<DataSet> series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> Scans.with(series.get(i), Tag.InstanceNumber, Vr.IS, Integer.toString(i + 1)))
                .toList();
    }

    private static void found(List<DataSet> series, String problem, String found) {
        assertThat(Scans.check(series))
                .extracting(one -> one.severity() + " " + one.code(), Problem::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(problem, found));
    }

    @Test
    void one_slice_left_out_of_any_place_of_a_time_series_is_missing() {
        for (int number : new int[] {1, 2, 15, 16, 77, 135, 149}) {
            found(Scans.without(GE, number), "ERROR DICOM_SERIES_SLICES_MISSING", "1 of 150 slices missing");
        }
        for (int number : new int[] {1, 5, 13, 26}) {
            found(Scans.without(PHILIPS, number), "ERROR DICOM_SERIES_SLICES_MISSING", "1 of 27 slices missing");
        }
    }

    @Test
    void a_slice_that_no_volume_has_is_missing() {
        var everywhere = IntStream.range(0, 10).map(volume -> volume * 15 + 7).toArray();
        found(Scans.without(GE, everywhere), "ERROR DICOM_SERIES_SLICES_MISSING", "10 of 150 slices missing");
        var atTheEdge = IntStream.range(0, 10).map(volume -> volume * 15 + 1).toArray();
        found(Scans.without(GE, atTheEdge), "ERROR DICOM_SERIES_SLICES_MISSING", "10 of 150 slices missing");
    }

    @Test
    void slices_left_out_of_a_single_volume_are_missing() {
        assertThat(Scans.check(FORREST)).isEmpty();
        found(Scans.without(FORREST, 7), "ERROR DICOM_SERIES_SLICES_MISSING", "1 of 24 slices missing");
        found(Scans.without(FORREST, 7, 8, 20), "ERROR DICOM_SERIES_SLICES_MISSING", "3 of 24 slices missing");
        found(Scans.without(FORREST, 1), "WARNING DICOM_SERIES_NUMBERS_START", "images from number 2");
        var everyOther = IntStream.rangeClosed(1, 11).map(i -> 2 * i).toArray();
        found(Scans.without(FORREST, everyOther), "ERROR DICOM_SERIES_SLICES_MISSING", "11 of 24 slices missing");
    }

    @Test
    void a_gap_that_the_numbers_do_not_know_of_is_uneven() {
        found(renumbered(Scans.without(FORREST, 7)), "WARNING DICOM_SERIES_SPACING_UNEVEN", "1.333 mm between slices");
    }

    @Test
    void a_series_that_was_broken_off_is_incomplete() {
        found(GE.subList(0, 149), "ERROR DICOM_SERIES_VOLUME_INCOMPLETE", "14 of 15 slices in the last volume");
        found(GE.subList(0, 140), "ERROR DICOM_SERIES_VOLUME_INCOMPLETE", "5 of 15 slices in the last volume");
        found(GE.subList(0, 135), "ERROR DICOM_SERIES_VOLUMES_MISSING", "9 of 10 volumes");
        assertThat(Scans.check(GE.subList(0, 99)))
                .extracting(Problem::found)
                .containsExactly("9 of 15 slices in the last volume", "6 of 10 volumes");
        assertThat(Scans.check(GE.subList(0, 95)))
                .extracting(Problem::found)
                .containsExactly("5 of 15 slices in the last volume", "6 of 10 volumes");
        var byTime = PHILIPS.stream()
                .filter(one -> one.integer(Tag.TemporalPositionIdentifier, 0) < 3)
                .toList();
        found(renumbered(byTime), "ERROR DICOM_SERIES_VOLUMES_MISSING", "2 of 3 volumes");
    }

    @Test
    void a_volume_out_of_the_middle_is_missing() {
        var third = IntStream.rangeClosed(31, 45).toArray();
        found(Scans.without(GE, third), "ERROR DICOM_SERIES_VOLUMES_MISSING", "9 of 10 volumes");
        found(Scans.without(UIH, 9), "ERROR DICOM_SERIES_VOLUMES_MISSING", "16 of 17 volumes");
        assertThat(codes(Scans.without(UIH, 1)))
                .containsExactly("WARNING DICOM_SERIES_NUMBERS_START", "WARNING DICOM_SERIES_NO_B0");
    }

    @Test
    void images_that_came_twice_are_there_twice() {
        for (var series : List.of(GE, PHILIPS, FORREST, UIH)) {
            var more = new ArrayList<>(series);
            more.add(series.get(5));
            found(more, "WARNING DICOM_SERIES_SLICES_TWICE", "1 slices twice");
        }
        var anew = new ArrayList<>(FORREST);
        anew.add(Scans.with(FORREST.get(5), Tag.InstanceNumber, Vr.IS, "25"));
        found(anew, "WARNING DICOM_SERIES_SLICES_TWICE", "1 slices twice");
    }

    @Test
    void the_order_of_arrival_does_not_matter() {
        var random = new Random(5);
        for (var series : List.of(GE, PHILIPS, FORREST, UIH)) {
            var shuffled = new ArrayList<>(series);
            java.util.Collections.shuffle(shuffled, random);
            assertThat(Scans.check(shuffled)).isEmpty();
        }
        var cut = new ArrayList<>(GE.subList(0, 140));
        java.util.Collections.shuffle(cut, random);
        found(cut, "ERROR DICOM_SERIES_VOLUME_INCOMPLETE", "5 of 15 slices in the last volume");
    }

    @Test
    void a_slice_that_lies_across_the_others_is_mixed_up() {
        var turned = Scans.changed(
                FORREST, 9, one -> Scans.with(one, Tag.ImageOrientationPatient, Vr.DS, "0\\1\\0\\0\\0\\-1"));
        assertThat(codes(turned)).contains("ERROR DICOM_SERIES_ORIENTATION_MIXED");
        var half = new ArrayList<>(FORREST.subList(0, 12));
        FORREST.subList(12, 24)
                .forEach(one -> half.add(Scans.with(one, Tag.ImageOrientationPatient, Vr.DS, "0\\1\\0\\0\\0\\-1")));
        assertThat(codes(half)).contains("WARNING DICOM_SERIES_ORIENTATION_MIXED");
        var localizer = half.stream()
                .map(one -> Scans.with(one, Tag.ImageType, Vr.CS, "ORIGINAL\\PRIMARY\\LOCALIZER"))
                .toList();
        assertThat(Scans.check(localizer)).isEmpty();
    }

    @Test
    void a_slice_of_another_matrix_or_spacing_is_mixed_up() {
        found(
                Scans.changed(
                        GE,
                        20,
                        one -> one.edit().put(Element.ofShort(Tag.Rows, 128)).build()),
                "ERROR DICOM_SERIES_MATRIX_MIXED",
                "64 × 64, 128 × 64");
        found(
                Scans.changed(GE, 20, one -> Scans.with(one, Tag.PixelSpacing, Vr.DS, "1.875\\1.875")),
                "ERROR DICOM_SERIES_SPACING_MIXED",
                "3.75, 1.875 mm");
    }

    @Test
    void geometry_that_cannot_be_is_found() {
        found(
                all(FORREST, one -> Scans.with(one, Tag.PixelSpacing, Vr.DS, "0\\0")),
                "ERROR DICOM_SERIES_SPACING_ZERO",
                "24 of 24 slices without pixel spacing");
        assertThat(codes(
                        all(FORREST, one -> Scans.with(one, Tag.ImageOrientationPatient, Vr.DS, "1\\0\\0\\0.5\\1\\0"))))
                .contains("ERROR DICOM_SERIES_NOT_ORTHOGONAL");
        assertThat(codes(all(
                        GE, one -> one.edit().remove(Tag.ImagePositionPatient).build())))
                .containsExactly("ERROR DICOM_SERIES_GEOMETRY_MISSING");
    }

    @Test
    void a_slice_beside_the_stack_or_between_two_places_is_found() {
        found(moved(FORREST, 9, 20, 0), "WARNING DICOM_SERIES_STACK_SHEARED", "slices beside each other");
        found(moved(FORREST, 9, 0, 0.3), "WARNING DICOM_SERIES_SPACING_UNEVEN", "0.367 mm between slices");
    }

    /// - **aside**, **up** mm along the row and along the normal
    private static List<DataSet> moved(List<DataSet> series, int number, double aside, double up) {
        return Scans.changed(series, number, one -> {
            var plane = Plane.of(Frame.of(one).getFirst());
            var at = Vector.of(one.numbers(Tag.ImagePositionPatient), 0);
            var to = at.minus(plane.row().times(-aside)).minus(plane.normal().times(-up));
            return Scans.with(
                    one, Tag.ImagePositionPatient, Vr.DS, "%.5f\\%.5f\\%.5f".formatted(to.x(), to.y(), to.z()));
        });
    }

    @Test
    void a_gradient_table_that_was_damaged_is_found() {
        found(
                Scans.changed(UIH, 4, one -> direction(one, 0, 0, 0)),
                "ERROR DICOM_SERIES_DIRECTIONS_MISSING",
                "1 of 16 volumes without direction");
        found(
                Scans.changed(UIH, 4, one -> direction(one, 0.5, 0.5, 0)),
                "WARNING DICOM_SERIES_DIRECTIONS_NOT_UNIT",
                "0.7071");
        var fifth = UIH.get(4).numbers(0x00651037);
        found(
                Scans.changed(UIH, 7, one -> direction(one, fifth)),
                "WARNING DICOM_SERIES_DIRECTIONS_TWICE",
                "1 directions twice");
        found(renumbered(Scans.without(UIH, 1)), "WARNING DICOM_SERIES_NO_B0", "no volume with b ≤ 50 s/mm²");
        found(
                all(UIH, one -> one.edit().remove(0x00651009).build()),
                "WARNING DICOM_SERIES_GRADIENTS_ABSENT",
                "no b-values");
        found(Scans.changed(UIH, 3, one -> b(one, -1000)), "ERROR DICOM_SERIES_GRADIENTS_NEGATIVE_B", "-1000 s/mm²");
    }

    private static DataSet direction(DataSet data, double... direction) {
        return data.edit().put(doubles(0x00651037, direction)).build();
    }

    private static DataSet b(DataSet data, double b) {
        return data.edit().put(doubles(0x00651009, b)).build();
    }

    private static Element doubles(int tag, double... values) {
        var bytes = java.nio.ByteBuffer.allocate(8 * values.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return new Element(tag, Vr.FD, new Value.Bytes(bytes.array()));
    }

    @Test
    void frames_left_out_of_an_enhanced_instance_are_missing() {
        found(frames(5), "ERROR DICOM_SERIES_SLICES_MISSING", "1 of 64 slices missing");
        found(frames(0), "ERROR DICOM_SERIES_SLICES_MISSING", "1 of 64 slices missing");
    }

    private static List<DataSet> frames(int without) {
        var one = ENHANCED.getFirst();
        var groups = new ArrayList<>(one.items(Tag.PerFrameFunctionalGroupsSequence));
        groups.remove(without);
        return List.of(one.edit()
                .put(Element.ofItems(Tag.PerFrameFunctionalGroupsSequence, groups))
                .build());
    }

    private static List<DataSet> all(List<DataSet> series, UnaryOperator<DataSet> change) {
        return series.stream().map(change).toList();
    }

    private static List<String> codes(List<DataSet> series) {
        return Scans.check(series).stream()
                .map(one -> one.severity() + " " + one.code())
                .toList();
    }
}
