package org.naohai.formats.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.Corpus;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.kernel.Domain;
import org.naohai.testkit.SharedData;

class LayoutOfOthersTest {

    @Test
    void a_folder_that_is_no_bids_tree_is_grouped_all_the_same() {
        var files = new Corpus()
                .with("patient001_T1.nii", nifti())
                .with("patient001_T1.json", "{}")
                .with("EEG.edf", "0       " + " ".repeat(300))
                .with("data.csv", "a,b\n1,2\n")
                .with("medications.csv", "a,b\n1,2\n")
                .with("README", "hello")
                .with("orphan.vmrk", "Brain Vision Data Exchange Marker File, Version 1.0\n");
        var units = Layout.units(files);
        assertThat(units).hasSize(6);
        var image = find(units, "patient001_T1.nii");
        assertThat(image.companions()).containsExactly("patient001_T1.json");
        assertThat(image.entities().subject()).isEqualTo("001");
        assertThat(find(units, "EEG.edf").entities().subject()).isNull();
        assertThat(find(units, "data.csv").domain()).isEqualTo(Domain.COGNITION);
        assertThat(find(units, "medications.csv").domain()).isEqualTo(Domain.CLINICAL);
        assertThat(find(units, "orphan.vmrk").kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void sidecars_above_are_inherited_nearest_last_and_merged_so() {
        var folder = "sub-01/ses-1/func/sub-01_ses-1_task-rest_";
        var files = new Corpus()
                .with("task-rest_bold.json", "{\"RepetitionTime\": 1, \"Manufacturer\": \"A\", \"TaskName\": \"rest\"}")
                .with("sub-01/sub-01_task-rest_bold.json", "{\"RepetitionTime\": 2, \"Manufacturer\": \"B\"}")
                .with(folder + "bold.json", "{\"RepetitionTime\": 3}")
                .with(folder + "bold.nii", nifti())
                .with(folder + "events.tsv", "onset\tduration\n1\t2\n")
                .with("task-rest_events.json", "{\"onset\": {\"Units\": \"s\"}}")
                .with("task-other_bold.json", "{\"RepetitionTime\": 9}");
        var bold = find(Layout.units(files), folder + "bold.nii");
        assertThat(bold.companions()).containsExactlyInAnyOrder(folder + "bold.json", folder + "events.tsv");
        assertThat(bold.inherited())
                .containsExactly("task-rest_bold.json", "sub-01/sub-01_task-rest_bold.json", "task-rest_events.json");
        assertThat(Sidecars.merged(bold, files))
                .containsEntry("RepetitionTime", 3L)
                .containsEntry("Manufacturer", "B")
                .containsEntry("TaskName", "rest")
                .doesNotContainKey("onset");
        assertThat(Sidecars.read(folder + "events.tsv", bold, files).values()).containsKey("onset");
    }

    @Test
    void echoes_share_the_events_of_the_first() {
        var base = "sub-01/func/sub-01_task-go_";
        var files = new Corpus()
                .with(base + "echo-1_bold.nii", nifti())
                .with(base + "echo-2_bold.nii", nifti())
                .with(base + "events.tsv", "onset\tduration\n1\t2\n");
        var units = Layout.units(files);
        assertThat(units).hasSize(2);
        assertThat(units.get(0).companions()).containsExactly(base + "events.tsv");
        assertThat(units.get(1).inherited()).containsExactly(base + "events.tsv");
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void every_file_of_the_published_examples_is_in_exactly_one_unit() throws IOException {
        try (var archives = Files.list(SharedData.find("bids").orElseThrow())) {
            for (var archive : archives.filter(path -> path.toString().endsWith(".tar.gz"))
                    .sorted()
                    .toList()) {
                var tree = unpacked(archive);
                var units = Layout.units(tree);
                assertThat(units.stream()
                                .flatMap(unit -> Stream.concat(Stream.of(unit.path()), unit.companions().stream())))
                        .as(archive.getFileName().toString())
                        .doesNotHaveDuplicates()
                        .hasSameSizeAs(tree.entries());
            }
        }
    }

    private static FileTree unpacked(Path archive) throws IOException {
        var files = new Corpus();
        try (InputStream stored = Files.newInputStream(archive);
                var tar = new TarArchiveInputStream(new GZIPInputStream(stored))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.isSymbolicLink()) {
                    files.with(entry.getName().substring(entry.getName().indexOf('/') + 1), tar.readNBytes(1 << 20));
                }
            }
        }
        return files;
    }

    private static Unit find(List<Unit> units, String path) {
        return units.stream()
                .filter(unit -> unit.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] nifti() {
        var header = java.nio.ByteBuffer.allocate(400).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 348).put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        return header.array();
    }
}
