package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.quality.electrophysiology.SignalAssessor;
import org.naohai.quality.imaging.ImagingAssessor;
import org.naohai.quality.support.Files;
import org.naohai.testkit.EdfBytes;
import org.naohai.testkit.Fuzz;
import org.naohai.testkit.NiftiBytes;

/// Whatever a damaged header claims, the metrics of images and signals end in time and without an exception.
class RecordingFuzzTest {

    private static final List<DomainAssessor> ASSESSORS = List.of(new ImagingAssessor(), new SignalAssessor());
    private static final long[] NUMBERS = {0, -1, 1, 2, 0x7FFF, 0x7FFF_FFFF, 1L << 40, 1L << 56, Long.MAX_VALUE};
    private static final String[] TEXTS = {"-1      ", "0       ", "99999999", "1e-300  ", "1e300   ", "NaN     "};

    private static final int[] SAMPLES =
            IntStream.range(0, 256).map(i -> i * i % 97).toArray();
    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of("sub-01/anat/sub-01_T1w.nii", image(1, 6, 5, 4)),
            Map.of("sub-01/func/sub-01_task-rest_bold.nii", image(2, 4, 4, 4, 6)),
            Map.of("sub-01/anat/sub-01_T2w.nii.gz", NiftiBytes.gzip(image(2, 6, 5, 4))),
            Map.of(
                    "sub-01/eeg/sub-01_task-rest_eeg.edf",
                    EdfBytes.edf()
                            .signal("EEG Cz", "uV", 64, SAMPLES)
                            .plus("EDF+D", "+0\u0014\u0014", "+5\u0014\u0014")
                            .write()),
            Map.of(
                    "sub-01/eeg/sub-01_task-rest_eeg.bdf",
                    EdfBytes.bdf().signal("Cz", "uV", 128, SAMPLES).write()));

    private final Fuzz fuzz =
            new Fuzz("recordings-assessed", VALID, RecordingFuzzTest::damaged, RecordingFuzzTest::assess);

    @Test
    void what_once_failed_is_assessed_in_time() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_recordings_are_assessed_in_time() {
        fuzz.some(1_500, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_recordings_are_assessed_in_time() {
        fuzz.forItsTime(3);
    }

    private static void assess(SortedMap<String, byte[]> input) throws Exception {
        assess(
                input.firstKey(),
                new Files().with(input.firstKey(), input.firstEntry().getValue()));
    }

    private static void assess(String path, Files files) throws Exception {
        var unit = files.unit(path);
        for (var assessor : ASSESSORS) {
            if (assessor.takes(unit)) {
                var assessment = assessor.assess(unit, files);
                assertThat(assessment.metrics())
                        .allSatisfy(metric ->
                                assertThat(metric.value()).as(metric.id()).isFinite());
            }
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        var copy = file.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(copy.length < 600 || random.nextInt(4) == 0 ? copy.length : 600);
            var patch = switch (random.nextInt(3)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> TEXTS[random.nextInt(TEXTS.length)].getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                default -> number(random);
            };
            System.arraycopy(patch, 0, copy, at, Math.min(patch.length, copy.length - at));
        }
        return copy;
    }

    /// Sixteen-, 32- or 64-bit, at a place that fits such a number in a header.
    private static byte[] number(Random random) {
        int size = 2 << random.nextInt(3);
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(NUMBERS[random.nextInt(NUMBERS.length)]);
        return java.util.Arrays.copyOf(bytes.array(), size);
    }

    private static byte[] image(int version, long... shape) {
        int count = (int) java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        var voxels = IntStream.range(0, count).mapToDouble(i -> i * 31 % 101).toArray();
        return NiftiBytes.write(version, ByteOrder.LITTLE_ENDIAN, NiftiBytes.INT16, shape, voxels);
    }
}
