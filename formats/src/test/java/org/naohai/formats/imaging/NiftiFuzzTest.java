package org.naohai.formats.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.MemoryTree;
import org.naohai.kernel.Problem;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;
import org.naohai.testkit.NiftiBytes;

/// Damaged NIfTI files give problems, never an exception, a hang or a large allocation.
class NiftiFuzzTest {

    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of("a.nii", image(1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.INT16, 6, 5, 4, 3)),
            Map.of("a.nii", image(1, ByteOrder.BIG_ENDIAN, NiftiBytes.FLOAT32, 7, 6, 5)),
            Map.of("a.nii", image(2, ByteOrder.LITTLE_ENDIAN, NiftiBytes.FLOAT64, 3, 4, 5, 2)),
            Map.of("a.nii.gz", NiftiBytes.gzip(image(1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.UINT8, 8, 8, 8))));

    private final Fuzz fuzz = new Fuzz("nifti", VALID, Damage::any, NiftiFuzzTest::read);

    @Test
    void what_once_failed_gives_problems_and_nothing_worse() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_images_give_problems_and_nothing_worse() {
        fuzz.some(4_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_images_give_problems_and_nothing_worse() {
        fuzz.forItsTime(7);
    }

    /// A damaged plain file is read once more within whole gzip: its damage then lies behind a sound check sum.
    private static void read(SortedMap<String, byte[]> files) throws IOException {
        var file = files.firstEntry().getValue();
        readAs(files.firstKey(), file);
        if (files.firstKey().endsWith(".nii")) {
            readAs("a.nii.gz", NiftiBytes.gzip(file));
        }
    }

    private static void readAs(String path, byte[] file) throws IOException {
        var opened = NiftiReader.open(new MemoryTree(Map.of(path, file)), path);
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

    private static byte[] image(int version, ByteOrder order, int datatype, long... shape) {
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
