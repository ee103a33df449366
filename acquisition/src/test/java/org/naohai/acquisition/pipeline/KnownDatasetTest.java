package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.lake.Lake;
import org.naohai.lake.Manifest;

class KnownDatasetTest {

    private static final int SUBJECTS = 1_000;

    @Test
    void one_more_subject_opens_no_file_of_the_others() {
        assertThat(neighbours("README", "participants.tsv", "dataset_description.json", "sub-new/anat/sub-new_T1w.nii"))
                .containsExactlyInAnyOrder("README", "participants.tsv", "task-rest_bold.json", "odd.vhdr");
        assertThat(neighbours("README", "sub-7/anat/sub-7_T2w.nii"))
                .contains("sub-7/anat/sub-7_T1w.nii", "sub-7/func/sub-7_task-rest_bold.nii")
                .hasSize(4 + 4);
    }

    @Test
    void a_sidecar_at_the_root_brings_those_it_applies_to() {
        assertThat(neighbours("task-rest_bold.json"))
                .contains("sub-7/func/sub-7_task-rest_bold.nii", "sub-7/func/sub-7_task-rest_events.tsv")
                .noneMatch(path -> path.startsWith("phenotype/"));
        assertThat(neighbours("task-rest_events.json"))
                .contains("sub-7/func/sub-7_task-rest_bold.nii", "sub-7/func/sub-7_task-rest_events.tsv");
        assertThat(neighbours("T2w.json")).noneMatch(path -> path.startsWith("sub-"));
    }

    @Test
    void a_header_at_the_root_may_name_files_anywhere() {
        assertThat(neighbours("odd.vhdr")).hasSize(4 + 4 * SUBJECTS + 1);
    }

    private static List<String> neighbours(String... fresh) {
        var rows = new HashMap<String, Manifest.Row>();
        known().forEach(path -> rows.put(path, row(path)));
        var known = new KnownDataset(Optional.empty(), rows, Map.of(), Map.of());
        var files = Stream.of(fresh).map(KnownDatasetTest::file).toList();
        return known.neighbours(files, unopened()).stream().map(TreeFile::path).toList();
    }

    private static Stream<String> known() {
        var subjects = Stream.iterate(0, one -> one < SUBJECTS, one -> one + 1)
                .map(one -> "sub-" + one)
                .flatMap(sub -> Stream.of(
                        sub + "/anat/" + sub + "_T1w.nii",
                        sub + "/anat/" + sub + "_T1w.json",
                        sub + "/func/" + sub + "_task-rest_bold.nii",
                        sub + "/func/" + sub + "_task-rest_events.tsv"));
        return Stream.concat(
                Stream.of("README", "participants.tsv", "task-rest_bold.json", "odd.vhdr", "phenotype/wasi.tsv"),
                subjects);
    }

    private static Manifest.Row row(String path) {
        return new Manifest.Row(path, 1, "ab".repeat(32), "nifti", "passed", false, null, null);
    }

    private static TreeFile file(String path) {
        return new TreeFile(path, 1, "cd".repeat(32), true, () -> {
            throw new IOException("not to be opened");
        });
    }

    /// No method of it may be called.
    private static Lake unopened() {
        return (Lake) java.lang.reflect.Proxy.newProxyInstance(
                Lake.class.getClassLoader(), new Class<?>[] {Lake.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException(method.getName());
                });
    }
}
