package org.naohai.quality.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.FolderTree;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.testkit.NiftiBytes;

class ImagingAssessorTest {

    private static final int SIZE = 48;
    private static final String ANATOMY = "sub-01/anat/sub-01_T1w";
    private static final String BOLD = "sub-01/func/sub-01_task-rest_bold";
    private static final String DWI = "sub-01/dwi/sub-01_dwi";

    @TempDir
    Path folder;

    @Test
    void a_clean_head_passes_and_a_noisy_one_is_warned_of() throws IOException {
        var clean = assess(ANATOMY, head(1, 20, 0), "{}");
        assertThat(clean.verdict()).as(clean.problems().toString()).isEqualTo(Verdict.PASSED);
        assertThat(metric(clean, "snrd")).isCloseTo(0.6551364 * 1000 / 20, within(4.0));
        var noisy = assess(ANATOMY, head(1, 400, 0), "{}");
        assertThat(codes(noisy)).contains("IMAGE_NOISY");
    }

    @Test
    void noise_between_the_worst_accepted_scan_and_the_rest_is_warned_of() throws IOException {
        assertThat(codes(assess(ANATOMY, head(1, 65, 0), "{}"))).isEmpty();
        assertThat(codes(assess(ANATOMY, head(1, 110, 0), "{}"))).containsExactly("IMAGE_NOISY");
    }

    @Test
    void a_part_of_a_head_is_not_judged_by_its_little_air() throws IOException {
        var part = java.util.Arrays.copyOf(voxels(1, 110, 0), SIZE * SIZE * 38);
        var file = NiftiBytes.write(1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.FLOAT32, new long[] {SIZE, SIZE, 38}, part);
        assertThat(codes(assess(ANATOMY, file, "{}"))).containsExactly("IMAGE_FIELD_OF_VIEW_SMALL");
    }

    @Test
    void the_air_of_a_uniform_image_is_no_measure_of_its_noise() throws IOException {
        var uniform = assess("sub-01/anat/sub-01_UNIT1", head(1, 400, 0), "{}");
        assertThat(codes(uniform)).doesNotContain("IMAGE_NOISY");
        assertThat(uniform.metrics()).extracting(Metric::id).contains("efc").doesNotContain("snrd", "fber", "qi_1");
    }

    @Test
    void a_ghost_half_a_field_of_view_away_is_measured_along_its_axis() throws IOException {
        var clean = assess(BOLD, head(24, 20, 0), "{\"RepetitionTime\": 2}");
        assertThat(metric(clean, "gsr_x")).isCloseTo(0, within(0.005));
        assertThat(metric(clean, "gsr_y")).isCloseTo(0, within(0.005));
        var voxels = voxels(24, 20, 0);
        var ghosted = voxels.clone();
        for (int i = 0; i < voxels.length; i++) {
            int y = i / SIZE % SIZE;
            ghosted[i] += 0.2 * (voxels[i + ((y + SIZE / 2) % SIZE - y) * SIZE] - 50);
        }
        var ghost = assess(BOLD, file(ghosted, 24), "{\"RepetitionTime\": 2}");
        assertThat(metric(ghost, "gsr_y")).isBetween(0.12, 0.2);
        assertThat(ghost.problems())
                .extracting(Problem::code, Problem::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("IMAGE_GHOSTS", "gsr_y"));
    }

    @Test
    @Timeout(10)
    void a_header_that_claims_an_endless_axis_is_rejected_at_once() throws IOException {
        var endless = NiftiBytes.write(
                2, ByteOrder.LITTLE_ENDIAN, NiftiBytes.INT16, new long[] {1L << 56, 1, 1}, new double[8]);
        assertThat(codes(assess(ANATOMY, endless, "{}"))).contains("NIFTI_TRUNCATED");
    }

    @Test
    void an_image_without_content_is_rejected_and_holes_are_warned_of() throws IOException {
        assertThat(codes(assess(ANATOMY, file(new double[SIZE * SIZE * SIZE], 1), "{}")))
                .containsExactly("IMAGE_CONSTANT");
        var voxels = voxels(1, 20, 0);
        voxels[77] = Double.NaN;
        var holed = assess(ANATOMY, file(voxels, 1), "{}");
        assertThat(holed.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(codes(holed)).contains("IMAGE_NON_FINITE");
    }

    @Test
    void temporal_signal_to_noise_is_the_mean_over_the_deviation() throws IOException {
        var run = assess(BOLD, head(24, 20, 0), "{\"RepetitionTime\": 2, \"TaskName\": \"rest\"}");
        assertThat(run.verdict()).as(run.problems().toString()).isEqualTo(Verdict.PASSED);
        assertThat(metric(run, "tsnr")).isCloseTo(1000 / 20.0, within(3.0));
        assertThat(metric(run, "dvars_nstd")).isCloseTo(20 * Math.sqrt(2), within(2.0));
        assertThat(metric(run, "global_drift_perc")).isCloseTo(0, within(0.5));
    }

    @Test
    void drift_and_disagreeing_times_are_warned_of() throws IOException {
        var run = assess(BOLD, head(24, 20, 0.01), "{\"RepetitionTime\": 2.5, \"SliceTiming\": [0, 1, 2600]}");
        assertThat(codes(run))
                .contains(
                        "BOLD_DRIFT", "SIDECAR_REPETITION_TIME_DISAGREES", "SLICE_TIMING_LENGTH", "SLICE_TIMING_RANGE");
        assertThat(metric(run, "global_drift_perc")).isCloseTo(20.6, within(2.0));
    }

    @Test
    void a_run_without_sidecar_lacks_its_repetition_time() throws IOException {
        assertThat(codes(assess(BOLD, head(24, 20, 0), null))).containsExactly("SIDECAR_FIELD_MISSING");
    }

    @Test
    void gradients_are_held_against_the_volumes() throws IOException {
        var image = head(7, 20, 0);
        assertThat(codes(assess(DWI, image, "{}"))).containsExactly("GRADIENTS_MISSING");
        write(DWI + ".bval", "0 1000 1000 1000 1000 1000 1000");
        write(DWI + ".bvec", "0 1 0 0 .7071 .7071 0\n0 0 1 0 .7071 0 .7071\n0 0 0 1 0 .7071 .7071\n");
        assertThat(codes(assess(DWI, image, "{}"))).isEmpty();
        write(DWI + ".bval", "0 1000 1000 1000 1000 1000");
        assertThat(codes(assess(DWI, image, "{}"))).contains("GRADIENTS_COUNT");
        write(DWI + ".bval", "0 1000 1000 1000 1000 1000 -5");
        assertThat(codes(assess(DWI, image, "{}"))).contains("GRADIENTS_NEGATIVE_B");
        write(DWI + ".bval", "5 1000 1000 1000 1000 1000 1000");
        write(DWI + ".bvec", "0 2 0 0 .7071 .7071 0\n0 0 1 0 .7071 0 .7071\n0 0 0 1 0 .7071 .7071\n");
        assertThat(codes(assess(DWI, image, "{}"))).containsExactly("GRADIENTS_NOT_UNIT");
    }

    private Assessment assess(String stem, byte[] image, String sidecar) throws IOException {
        write(stem + ".nii", image);
        Files.deleteIfExists(folder.resolve(stem + ".json"));
        if (sidecar != null) {
            write(stem + ".json", sidecar);
        }
        var tree = FolderTree.of(folder);
        var unit = Layout.units(tree).stream()
                .filter(one -> one.path().equals(stem + ".nii"))
                .findFirst()
                .orElseThrow();
        return new ImagingAssessor().assess(unit, tree);
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] head(int volumes, double noise, double driftPerVolume) {
        return file(voxels(volumes, noise, driftPerVolume), volumes);
    }

    private static byte[] file(double[] voxels, int volumes) {
        var shape = volumes == 1 ? new long[] {SIZE, SIZE, SIZE} : new long[] {SIZE, SIZE, SIZE, volumes};
        return NiftiBytes.write(1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.FLOAT32, shape, voxels);
    }

    /// A ball of 1000 in air, with Gaussian noise.
    private static double[] voxels(int volumes, double noise, double driftPerVolume) {
        var random = new Random(1);
        var voxels = new double[SIZE * SIZE * SIZE * volumes];
        for (int i = 0; i < voxels.length; i++) {
            int x = i % SIZE - SIZE / 2;
            int y = i / SIZE % SIZE - SIZE / 2;
            int z = i / SIZE / SIZE % SIZE - SIZE / 2;
            int volume = i / (SIZE * SIZE * SIZE);
            boolean inside = x * x + y * y + z * z < 15 * 15;
            voxels[i] = (inside ? 1000 * (1 + driftPerVolume * volume) : 50) + noise * random.nextGaussian();
        }
        return voxels;
    }

    private static List<String> codes(Assessment assessment) {
        return assessment.problems().stream().map(Problem::code).toList();
    }

    private static double metric(Assessment assessment, String id) {
        return assessment.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .mapToDouble(Metric::value)
                .findFirst()
                .orElseThrow();
    }
}
