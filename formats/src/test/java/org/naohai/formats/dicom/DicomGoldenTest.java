package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our DICOM reader against pydicom on every real file beside the project, from memory and from disk.
@EnabledIf("org.naohai.testkit.SharedData#present")
class DicomGoldenTest {

    private static final Set<Vr> NUMBERS =
            Set.of(Vr.AT, Vr.DS, Vr.FD, Vr.FL, Vr.IS, Vr.SL, Vr.SS, Vr.SV, Vr.UL, Vr.US, Vr.UV);

    @TestFactory
    Stream<DynamicTest> every_real_file_reads_as_pydicom_reads_it() throws IOException {
        try (var in = DicomGoldenTest.class.getResourceAsStream("/golden/dicom.json")) {
            var files = JsonMapper.shared().readTree(in).get("files");
            return StreamSupport.stream(files.propertyNames().spliterator(), false)
                    .map(name -> DynamicTest.dynamicTest(name, () -> compare(name, files.get(name))))
                    .toList()
                    .stream();
        }
    }

    private static void compare(String name, JsonNode golden) throws IOException {
        var path = SharedData.find(name).orElseThrow();
        var object = DicomReader.read(ByteSource.of(Files.readAllBytes(path)));
        if (golden.has("refused")) {
            assertThat(object.problems()).isNotEmpty();
            return;
        }
        assertThat(object.meta().text(Tag.TransferSyntaxUid, ""))
                .isEqualTo(golden.get("syntax").asString());
        assertThat(StreamSupport.stream(object.data().spliterator(), false).filter(DicomGoldenTest::isCounted))
                .hasSize(golden.get("elements").asInt());
        var walk = new Walk();
        walk.dataSet(object.data(), "");
        assertThat(walk.all).isEqualTo(golden.get("all").asInt());
        assertThat(hash(walk.texts)).as("texts").isEqualTo(golden.get("texts").asString());
        assertThat(hash(walk.numbers))
                .as("numbers")
                .isEqualTo(golden.get("numbers").asString());
        frames(object, golden.get("frames"));
        fromDisk(path, object);
    }

    /// Group lengths are retired and not written again.
    private static boolean isCounted(Element element) {
        return Tag.element(element.tag()) != 0;
    }

    private static void frames(DicomObject object, JsonNode golden) throws IOException {
        if (golden.isEmpty()) {
            return;
        }
        var reader = PixelReader.open(object).reader().orElseThrow();
        for (int i = 0; i < golden.size(); i++) {
            var frame = reader.frame(i).frame().orElseThrow();
            assertThat(HexFormat.of().formatHex(sha256().digest(frame.bytes())))
                    .as("frame " + i)
                    .isEqualTo(golden.get(i).asString());
            assertThat(new Rendering(object)
                            .render(frame, EnhancedFrames.of(object.data()).frame(i), java.util.Optional.empty()))
                    .isPresent();
        }
    }

    private static void fromDisk(Path path, DicomObject inMemory) throws IOException {
        try (var channel = Files.newByteChannel(path)) {
            var object = DicomReader.read(ByteSource.of(channel));
            assertThat(object.data()).isEqualTo(inMemory.data());
            assertThat(object.problems()).isEqualTo(inMemory.problems());
        }
    }

    /// The lines that `testkit/reference/dicom.py` hashes.
    private static final class Walk {

        private final StringBuilder texts = new StringBuilder();
        private final StringBuilder numbers = new StringBuilder();
        private int all;

        void dataSet(DataSet data, String path) {
            for (var element : data) {
                if (!isCounted(element)) {
                    continue;
                }
                all++;
                if (hasNoVrOfItsOwn(data, element.tag())) {
                    continue;
                }
                var name = path + Tag.hex(element.tag());
                var vr = element.vr();
                if (element.value() instanceof Value.Items(var items)) {
                    for (int i = 0; i < items.size(); i++) {
                        dataSet(items.get(i), name + "[" + i + "]");
                    }
                } else if (NUMBERS.contains(vr)) {
                    numbers.append(name)
                            .append(' ')
                            .append(bits(data.numbers(element.tag())))
                            .append('\n');
                } else if (vr.isText()) {
                    texts.append(name)
                            .append(' ')
                            .append(text(data.texts(element.tag())))
                            .append('\n');
                }
            }
        }

        /// What our table of vendors' elements makes of it, pydicom's may not.
        private static boolean hasNoVrOfItsOwn(DataSet data, int tag) {
            var creator = data.text(PrivateDictionary.creatorTag(tag));
            var vr = creator == null ? null : PrivateDictionary.vr(creator, tag);
            return vr != null && vr != Vr.SQ;
        }

        private static String bits(double[] values) {
            return Arrays.stream(values)
                    .mapToObj(value -> HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value)))
                    .collect(Collectors.joining(","));
        }

        private static String text(List<String> values) {
            var stripped = new ArrayList<String>();
            for (var value : values) {
                stripped.add(value.replaceAll("=+$", "").replaceAll("^[ \\x00]+|[ \\x00]+$", ""));
            }
            return String.join("\\", stripped);
        }
    }

    private static String hash(StringBuilder lines) {
        return HexFormat.of().formatHex(sha256().digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
