package org.naohai.viewer.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.FolderTree;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.testkit.SharedData;

@EnabledIf("org.naohai.testkit.SharedData#present")
class PyramidPassTest {

    private static final List<String> ORIENTATIONS = List.of("RAS", "LAS", "LPS", "PIR", "ASL", "ALI", "IRA", "SPR");

    @TempDir
    private Path folder;

    @Test
    void one_head_in_eight_storage_orders_gives_one_pyramid() throws IOException {
        var reference = made("imaging/nifti/orientations/RAS.nii.gz", "RAS");
        for (var orientation : ORIENTATIONS) {
            var other = made("imaging/nifti/orientations/" + orientation + ".nii.gz", orientation + "-again");
            try (var files = Files.walk(reference)) {
                for (var file : files.filter(one -> one.toString().contains("/c/"))
                        .filter(Files::isRegularFile)
                        .toList()) {
                    assertThat(other.resolve(reference.relativize(file)))
                            .as(orientation)
                            .hasSameBinaryContentAs(file);
                }
            }
        }
    }

    @Test
    void volumes_are_told_as_they_are_done() throws IOException {
        var told = new ArrayList<Integer>();
        var path = SharedData.find("imaging/nifti/fmri4d").orElseThrow();
        try (var files = Files.walk(path)) {
            var file = files.filter(one -> one.toString().matches(".*\\.nii(\\.gz)?"))
                    .findFirst()
                    .orElseThrow();
            var reader = NiftiReader.open(
                            FolderTree.of(file), file.getFileName().toString())
                    .reader()
                    .orElseThrow();
            try (var pass = new PyramidPass(folder.resolve("run"), reader.header(), true, told::add)) {
                reader.read(List.of(pass));
                pass.finish();
            }
            assertThat(told).hasSize((int) reader.header().volumes());
            assertThat(told.getLast()).isEqualTo((int) reader.header().volumes());
        }
    }

    private Path made(String file, String name) throws IOException {
        var path = SharedData.find(file).orElseThrow();
        var reader = NiftiReader.open(FolderTree.of(path), path.getFileName().toString())
                .reader()
                .orElseThrow();
        var to = folder.resolve(name);
        try (var pass = new PyramidPass(to, reader.header(), true, done -> {})) {
            reader.read(List.of(pass));
            pass.finish();
        }
        return to;
    }
}
