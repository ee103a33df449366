package org.naohai.formats.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.Bounded;
import org.naohai.formats.Damage;
import org.naohai.formats.MemoryTree;
import org.naohai.kernel.Problem;
import org.naohai.testkit.NiftiBytes;

/// Damaged NIfTI files give problems, never an exception, a hang or a large allocation.
class NiftiFuzzTest {

    private static final List<byte[]> SEEDS = List.of(
            seed(1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.INT16, 6, 5, 4, 3),
            seed(1, ByteOrder.BIG_ENDIAN, NiftiBytes.FLOAT32, 7, 6, 5),
            seed(2, ByteOrder.LITTLE_ENDIAN, NiftiBytes.FLOAT64, 3, 4, 5, 2),
            NiftiBytes.gzip(seed(1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.UINT8, 8, 8, 8)));

    @Test
    void damaged_images_give_problems_and_nothing_worse() {
        fuzz(4_000, 20261122);
    }

    @Test
    @Tag("long")
    void two_hundred_thousand_damaged_images_give_problems_and_nothing_worse() {
        fuzz(200_000, 7);
    }

    private static void fuzz(int tries, long start) {
        for (int i = 0; i < tries; i++) {
            var random = new Random(start + i);
            var file = Damage.any(SEEDS.get(i % SEEDS.size()).clone(), random);
            Bounded.run("seed " + (start + i), file.length, () -> read(file));
        }
    }

    private static void read(byte[] file) throws IOException {
        var opened = NiftiReader.open(new MemoryTree(Map.of("a.nii", file)), "a.nii");
        opened.problems().forEach(NiftiFuzzTest::explained);
        var reader = opened.readerOrNull();
        if (reader == null) {
            assertThat(opened.problems()).isNotEmpty();
            return;
        }
        reader.remarks();
        reader.read(List.of(new StatisticsPass())).forEach(NiftiFuzzTest::explained);
    }

    private static void explained(Problem problem) {
        assertThat(problem.fix().zh()).isNotBlank();
    }

    private static byte[] seed(int version, ByteOrder order, int datatype, long... shape) {
        int count = 1;
        for (long size : shape) {
            count *= (int) size;
        }
        var voxels = new double[count];
        for (int i = 0; i < count; i++) {
            voxels[i] = i % 100;
        }
        return NiftiBytes.write(version, order, datatype, shape, voxels);
    }
}
