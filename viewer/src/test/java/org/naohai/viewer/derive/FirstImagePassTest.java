package org.naohai.viewer.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FirstImagePassTest {

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

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void one_head_in_eight_storage_orders_gives_one_first_image() throws IOException {
        var reference = Opened.of(made("imaging/nifti/orientations/RAS.nii.gz", "first-image"));
        for (var orientation : ORIENTATIONS) {
            var other = Opened.of(made("imaging/nifti/orientations/" + orientation + ".nii.gz", "first-image"));
            assertThat(other.header().path("storage").asString("")).isEqualTo(orientation);
            assertThat(other.affine()).as(orientation).containsExactly(reference.affine(), within(1e-4));
            assertThat(other.samples()).as(orientation).isEqualTo(reference.samples());
        }
    }

    private record Opened(JsonNode header, byte[] samples) {

        double[] affine() {
            return header.path("affine")
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
        }

        static Opened of(byte[] object) throws IOException {
            var bytes = ByteBuffer.wrap(object);
            assertThat(bytes.getInt()).isEqualTo(0x4E484649);
            assertThat(bytes.getInt()).isEqualTo(1);
            var json = new byte[bytes.getInt()];
            bytes.get(json);
            try (var inflated =
                    new InflaterInputStream(new ByteArrayInputStream(object, bytes.position(), bytes.remaining()))) {
                return new Opened(JsonMapper.shared().readTree(json), inflated.readAllBytes());
            }
        }
    }

    private static BufferedImage picture(String file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail(file)));
    }

    static byte[] thumbnail(String file) throws IOException {
        return made(file, "thumbnail");
    }

    private static byte[] made(String file, String name) throws IOException {
        var path = SharedData.find(file).orElseThrow();
        var reader = NiftiReader.open(FolderTree.of(path), path.getFileName().toString())
                .reader()
                .orElseThrow();
        var pass = FirstImagePass.SOURCE.open(reader.header());
        reader.read(List.of(pass));
        return pass.finish().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
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
