package org.naohai.formats.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.naohai.testkit.NiftiBytes.changed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.naohai.formats.MemoryTree;
import org.naohai.kernel.Problem;
import org.naohai.testkit.Bounded;
import org.naohai.testkit.NiftiBytes;

/// Each way in which an image can be wrong has its code.
class NiftiProblemsTest {

    private static final byte[] GOOD = NiftiBytes.int16(new long[] {4, 4, 4}, new double[64]);

    static List<Arguments> damages() {
        return List.of(
                damage("NIFTI_BAD_MAGIC", file -> file.putInt(0, 349)),
                damage("NIFTI_BAD_MAGIC", file -> file.put(344, (byte) 'x')),
                damage("NIFTI_PAIR_UNSUPPORTED", file -> file.put(345, (byte) 'i')),
                damage("NIFTI_DIMENSIONS_INVALID", file -> file.putShort(40, (short) 0)),
                damage("NIFTI_DIMENSIONS_INVALID", file -> file.putShort(40, (short) 8)),
                damage("NIFTI_DIMENSIONS_INVALID", file -> file.putShort(42, (short) -4)),
                damage("NIFTI_DATATYPE_UNSUPPORTED", file -> file.putShort(70, (short) 1536)),
                damage("NIFTI_DATATYPE_UNSUPPORTED", file -> file.putShort(70, (short) 3)),
                damage("NIFTI_BITPIX_MISMATCH", file -> file.putShort(72, (short) 8)),
                damage("NIFTI_AFFINE_NOT_FINITE", file -> file.putFloat(280, Float.NaN)),
                damage("NIFTI_AFFINE_SINGULAR", file -> file.putFloat(280, 0)),
                damage("NIFTI_VOXEL_SIZE_INVALID", file -> file.putFloat(80, 0)),
                damage("NIFTI_VOXEL_SIZE_DISAGREES", file -> file.putFloat(84, 3)),
                damage("NIFTI_FORMS_DISAGREE", file -> file.putFloat(268, 40)),
                damage("NIFTI_OFFSET_INVALID", file -> file.putFloat(108, 100)),
                damage("NIFTI_SCALING_NOT_FINITE", file -> file.putFloat(112, Float.POSITIVE_INFINITY)),
                damage("NIFTI_UNITS_UNKNOWN", file -> file.put(123, (byte) 0)),
                damage(
                        "NIFTI_NO_ORIENTATION",
                        file -> file.putShort(252, (short) 0).putShort(254, (short) 0)),
                damage("NIFTI_TRUNCATED", file -> file.putShort(42, (short) 5)),
                damage("NIFTI_TRAILING_BYTES", file -> file.putShort(42, (short) 3)),
                Arguments.of("NIFTI_TRUNCATED", Arrays.copyOf(GOOD, 100)),
                Arguments.of("NIFTI_TRUNCATED", new byte[0]),
                Arguments.of("GZIP_CORRUPT", Arrays.copyOf(NiftiBytes.gzip(GOOD), 60)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_damaged_image_is_reported(String code, byte[] file) throws IOException {
        assertThat(problems(file)).extracting(Problem::code).contains(code);
    }

    @Test
    void a_sound_image_has_no_problem() throws IOException {
        assertThat(problems(GOOD)).isEmpty();
    }

    @Test
    void a_claim_of_many_gigabytes_allocates_only_buffers() {
        var huge = changed(GOOD, file -> {
            for (int axis = 0; axis < 3; axis++) {
                file.putShort(42 + 2 * axis, Short.MAX_VALUE);
            }
        });
        Bounded.run(
                "plain",
                huge.length,
                () -> assertThat(problems(huge)).extracting(Problem::code).contains("NIFTI_TRUNCATED"));
        var gzipped = NiftiBytes.gzip(huge);
        Bounded.run(
                "gzipped",
                gzipped.length,
                () -> assertThat(problems(gzipped)).extracting(Problem::code).contains("NIFTI_TRUNCATED"));
    }

    @Test
    void what_a_gzip_holds_beyond_the_image_is_not_read_to_its_end() {
        var bomb = NiftiBytes.gzip(Arrays.copyOf(GOOD, 200 << 20));
        Bounded.run(
                "bomb",
                bomb.length,
                () -> assertThat(problems(bomb)).extracting(Problem::code).contains("NIFTI_TRAILING_BYTES"));
    }

    @Test
    void a_name_in_the_description_is_a_remark_and_what_programs_write_is_none() throws IOException {
        assertThat(remarks("Zhang San 1980")).hasSize(1);
        assertThat(remarks("TE=30;Time=161353.260;phase=1")).isEmpty();
        assertThat(remarks("FSL5.0")).isEmpty();
    }

    private static List<NiftiRemarks.Remark> remarks(String description) throws IOException {
        var bytes = description.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var file = changed(GOOD, buffer -> buffer.put(148, bytes));
        return NiftiReader.open(new MemoryTree(Map.of("a.nii", file)), "a.nii")
                .reader()
                .orElseThrow()
                .remarks();
    }

    private static List<Problem> problems(byte[] file) throws IOException {
        var name = file.length > 0 && file[0] == 0x1F ? "a.nii.gz" : "a.nii";
        var opened = NiftiReader.open(new MemoryTree(Map.of(name, file)), name);
        var problems = new ArrayList<>(opened.problems());
        if (opened.readerOrNull() != null) {
            problems.addAll(opened.readerOrNull().read(List.of(new StatisticsPass())));
        }
        return problems;
    }

    private static Arguments damage(String code, Consumer<ByteBuffer> change) {
        return Arguments.of(code, changed(GOOD, change));
    }
}
