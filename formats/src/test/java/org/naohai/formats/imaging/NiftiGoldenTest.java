package org.naohai.formats.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our NIfTI reader against nibabel on every real image beside the project.
@EnabledIf("org.naohai.testkit.SharedData#present")
class NiftiGoldenTest {

    private static final double RELATIVE = 1e-6;

    @TestFactory
    Stream<DynamicTest> every_real_image_reads_as_nibabel_reads_it() throws IOException {
        try (var in = NiftiGoldenTest.class.getResourceAsStream("/golden/nifti.json")) {
            var files = JsonMapper.shared().readTree(in).get("files");
            return StreamSupport.stream(files.propertyNames().spliterator(), false)
                    .map(name -> DynamicTest.dynamicTest(name, () -> compare(name, files.get(name))))
                    .toList()
                    .stream();
        }
    }

    private static void compare(String name, JsonNode golden) throws IOException {
        var path = SharedData.find(name).orElseThrow();
        var opened = NiftiReader.open(FolderTree.of(path), path.getFileName().toString());
        var reader = opened.reader().orElseThrow(() -> new AssertionError(opened.problems()));
        header(reader, golden);
        var statistics = new StatisticsPass();
        assertThat(reader.read(List.of(statistics))).isEmpty();
        assertThat(statistics.count).isEqualTo(golden.get("count").asLong());
        assertThat(statistics.nonFinite).isEqualTo(golden.get("nonFinite").asLong());
        close(statistics.minimum, golden.get("minimum"));
        close(statistics.maximum, golden.get("maximum"));
        close(statistics.mean(), golden.get("mean"));
        close(statistics.standardDeviation(), golden.get("standardDeviation"));
    }

    private static void header(NiftiReader reader, JsonNode golden) {
        var header = reader.header();
        assertThat(header.type().code()).isEqualTo(golden.get("datatype").asInt());
        assertThat(header.type().bytes()).isEqualTo(golden.get("bytesPerVoxel").asInt());
        assertThat(reader.raw().order() == ByteOrder.BIG_ENDIAN)
                .isEqualTo(golden.get("bigEndian").asBoolean());
        assertThat(header.affine().orientation())
                .isEqualTo(golden.get("orientation").asString());
        for (int i = 0; i < golden.get("shape").size(); i++) {
            assertThat(header.shape().get(i))
                    .isEqualTo(golden.get("shape").get(i).asLong());
        }
        for (int i = 0; i < 12; i++) {
            assertThat(header.affine().cells().get(i))
                    .isCloseTo(golden.get("affine").get(i).asDouble(), within(1e-4));
        }
    }

    private static void close(double found, JsonNode golden) {
        double expected = golden.asDouble();
        assertThat(found).isCloseTo(expected, Offset.offset(Math.max(1e-9, Math.abs(expected) * RELATIVE)));
    }

    static Path anatomy() {
        return SharedData.find("imaging/nifti/fmri4d/anatomical.nii").orElseThrow();
    }
}
