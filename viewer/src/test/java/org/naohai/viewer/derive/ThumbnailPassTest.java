package org.naohai.viewer.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.testkit.SharedData;

class ThumbnailPassTest {

    private static final List<String> ORIENTATIONS = List.of("RAS", "LAS", "LPS", "PIR", "ASL", "ALI", "IRA", "SPR");

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void one_head_in_eight_storage_orders_gives_one_picture() throws IOException {
        var reference = picture("imaging/nifti/orientations/RAS.nii.gz");
        for (var orientation : ORIENTATIONS) {
            var other = picture("imaging/nifti/orientations/" + orientation + ".nii.gz");
            assertThat(difference(reference, other)).as(orientation).isLessThan(12);
        }
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void the_head_stands_upright_with_its_right_side_on_the_right() throws IOException {
        var png = thumbnail("imaging/nifti/orientations/PIR.nii.gz");
        assertThat(png.length).isLessThanOrEqualTo(20_000);
        var out = System.getProperty("naohai.thumbnails");
        if (out != null) {
            java.nio.file.Files.write(java.nio.file.Path.of(out), png);
        }
    }

    private static BufferedImage picture(String file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail(file)));
    }

    static byte[] thumbnail(String file) throws IOException {
        var path = SharedData.find(file).orElseThrow();
        var reader = NiftiReader.open(FolderTree.of(path), path.getFileName().toString())
                .reader()
                .orElseThrow();
        var pass = ThumbnailPass.SOURCE.open(reader.header());
        reader.read(List.of(pass));
        return pass.finish().getFirst().bytes();
    }

    private static double difference(BufferedImage a, BufferedImage b) {
        int width = Math.min(a.getWidth(), b.getWidth());
        int height = Math.min(a.getHeight(), b.getHeight());
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum += Math.abs(a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0));
            }
        }
        return sum / (width * height);
    }
}
