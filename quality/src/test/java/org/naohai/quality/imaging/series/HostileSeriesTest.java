package org.naohai.quality.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// Series made to hurt: odd numbers, no numbers, very many of them.
@Timeout(60)
class HostileSeriesTest {

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final int[] NUMBERS = {
        Tag.ImagePositionPatient, Tag.ImageOrientationPatient, Tag.PixelSpacing, Tag.SliceThickness,
        Tag.SpacingBetweenSlices, Tag.InstanceNumber, Tag.TemporalPositionIdentifier, Tag.NumberOfTemporalPositions,
        Tag.ImagesInAcquisition, Tag.EchoTime, Tag.RepetitionTime, Tag.EchoNumbers
    };
    private static final List<String> ODD = List.of(
            "",
            "0",
            "-0",
            "-1",
            "1e308",
            "-1e308",
            "1e-320",
            "NaN",
            "Infinity",
            "2147483647",
            "-2147483648",
            "x",
            "1\\2",
            "1\\0\\0\\0\\1\\0",
            "0\\0\\0\\0\\0\\0",
            "1e308\\1e308\\1e308",
            "1\\2\\3",
            "1\\1\\1\\1\\1\\1\\1");

    private static DataSet slice(int number, double at) {
        return new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.ImageType, Vr.CS, "ORIGINAL\\PRIMARY\\M"))
                .put(Element.of(Tag.SopClassUid, Vr.UI, MR))
                .put(Element.of(Tag.Modality, Vr.CS, "MR"))
                .put(Element.of(Tag.SeriesDescription, Vr.LO, "t1"))
                .put(Element.of(Tag.SliceThickness, Vr.DS, "1"))
                .put(Element.of(Tag.InstanceNumber, Vr.IS, Integer.toString(number)))
                .put(Element.of(Tag.ImagePositionPatient, Vr.DS, "0\\0\\" + at))
                .put(Element.of(Tag.ImageOrientationPatient, Vr.DS, "1\\0\\0\\0\\1\\0"))
                .put(Element.ofShort(Tag.Rows, 64))
                .put(Element.ofShort(Tag.Columns, 64))
                .put(Element.of(Tag.PixelSpacing, Vr.DS, "1\\1"))
                .build();
    }

    @Test
    void odd_values_in_any_place_never_throw() {
        var random = new Random(11);
        for (int round = 0; round < 1_000; round++) {
            var series = new ArrayList<DataSet>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                var one = slice(i + 1, i).edit();
                for (int times = random.nextInt(4); times > 0; times--) {
                    one.put(Element.of(
                            NUMBERS[random.nextInt(NUMBERS.length)], Vr.DS, ODD.get(random.nextInt(ODD.size()))));
                }
                series.add(one.build());
            }
            assertThatCode(() -> {
                        Scans.check(series);
                        Measured.of(Scans.facts(series));
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void very_many_slices_of_each_bad_kind_are_checked_in_seconds() {
        long most = Duration.ofSeconds(5).toNanos();
        IntFunction<DataSet> oneVolume = i -> slice(i + 1, i);
        IntFunction<DataSet> onePlace = i -> slice(i + 1, 0);
        IntFunction<DataSet> allTheSame = i -> slice(1, 0);
        IntFunction<DataSet> everyWay = i -> Scans.with(
                slice(i + 1, i),
                Tag.ImageOrientationPatient,
                Vr.DS,
                "%.4f\\%.4f\\0\\0\\0\\1".formatted(Math.cos(i * 0.01), Math.sin(i * 0.01)));
        IntFunction<DataSet> everyTime =
                i -> Scans.with(slice(i + 1, i), Tag.TemporalPositionIdentifier, Vr.IS, Integer.toString(i + 1));
        IntFunction<DataSet> everyKind = i -> Scans.with(slice(i + 1, i), Tag.EchoTime, Vr.DS, Integer.toString(i));
        for (var kind : List.of(oneVolume, onePlace, allTheSame, everyWay, everyTime, everyKind)) {
            var series = IntStream.range(0, SeriesFacts.MOST_SLICES / 4)
                    .mapToObj(kind)
                    .toList();
            long start = System.nanoTime();
            assertThat(Scans.check(series)).hasSizeLessThan(20);
            assertThat(System.nanoTime() - start).isLessThan(most);
        }
    }

    @Test
    void beyond_the_bound_nothing_is_kept_and_that_is_said() {
        var facts = new SeriesFacts();
        var one = slice(1, 0);
        for (int i = 0; i < SeriesFacts.MOST_SLICES + 5; i++) {
            facts.add(one);
        }
        assertThat(facts.slices()).hasSize(SeriesFacts.MOST_SLICES);
        assertThat(SeriesChecks.check(facts, null))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("DICOM_SERIES_TOO_LARGE"));
    }

    @Test
    void nothing_at_all_is_no_problem() {
        assertThat(SeriesChecks.check(new SeriesFacts(), null)).isEmpty();
        assertThat(Scans.check(List.of(DataSet.EMPTY))).isEmpty();
    }
}
