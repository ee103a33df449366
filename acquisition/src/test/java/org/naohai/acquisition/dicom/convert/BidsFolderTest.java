package org.naohai.acquisition.dicom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.formats.FolderTree;
import tools.jackson.databind.json.JsonMapper;

class BidsFolderTest {

    private static final ImageFacts FACTS =
            new ImageFacts("MR", "", "t1", "", "", "", "3D", "", 0, 3, 0, 2000, 1, 176, false, "", 5);

    @TempDir
    private Path folder;

    @Test
    void names_that_lead_out_of_the_folder_are_not_written() throws Exception {
        var made = Files.createDirectories(folder.resolve("made"));
        var root = Files.createDirectories(folder.resolve("room"));
        Files.write(made.resolve("a.nii"), "voxels".getBytes(StandardCharsets.UTF_8));
        var sidecar = JsonMapper.shared().createObjectNode();
        var image = new Converted.Image("a", FACTS, sidecar, false);
        var named =
                new BidsFolder.NamedImage("2.25.1", "sub-1/anat/x/../../../../out_T1w", "", FolderTree.of(made), image);
        try (var gzip = new ParallelGzip()) {
            assertThatThrownBy(() -> new BidsFolder(root, gzip).write(named, sidecar))
                    .isInstanceOf(ConversionFailed.class);
        }
        assertThat(folder.resolve("out_T1w.nii.gz")).doesNotExist();
    }
}
