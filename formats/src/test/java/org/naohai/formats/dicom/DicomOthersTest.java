package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What we write of real files, as programs of others read it; one that is not installed is named, its test left out.
///
/// Of each folder of series the first file; of syntaxes and character sets all.
@EnabledIf("org.naohai.testkit.SharedData#present")
class DicomOthersTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    static Path written;

    private static final List<String> NAMES = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        var seen = new HashSet<Path>();
        for (var name : golden(DicomOthersTest.class
                        .getResourceAsStream("/golden/dicom.json")
                        .readAllBytes())
                .propertyNames()) {
            var source = SharedData.find(name).orElseThrow();
            boolean all = name.contains("/transfer-syntax/") || name.contains("/charsets/");
            if ((all || seen.add(source.getParent())) && !name.endsWith("DICOMDIR")) {
                write(name, source);
                NAMES.add(name);
            }
        }
    }

    private static void write(String name, Path source) throws IOException {
        var target = written.resolve(name);
        Files.createDirectories(target.getParent());
        try (var channel = Files.newByteChannel(source);
                var out = Files.newOutputStream(target)) {
            var object = DicomReader.read(ByteSource.of(channel));
            DicomWriter.part10(object.meta(), object.data(), object.syntax().stored(), object)
                    .writeTo(out);
        }
    }

    @Test
    void pydicom_reads_the_same_elements_and_pixels() throws Exception {
        needs("pydicom (python3-pydicom)", PYTHON, "-c", "import pydicom, numpy");
        var script = SharedData.projectRoot().resolve("testkit/reference/dicom.py");
        run(PYTHON, script.toString(), written.toString(), written.toString());
        var before = golden(
                DicomOthersTest.class.getResourceAsStream("/golden/dicom.json").readAllBytes());
        var after = golden(Files.readAllBytes(written.resolve("dicom.json")));
        for (var name : NAMES) {
            if (!before.get(name).has("refused")) {
                assertThat(withoutSyntax(after.get(name))).as(name).isEqualTo(withoutSyntax(before.get(name)));
            }
        }
    }

    @Test
    void dcmdump_finds_nothing_wrong() throws Exception {
        needs("dcmdump (dcmtk)", "dcmdump", "--version");
        for (var name : NAMES) {
            var said =
                    run("dcmdump", "-q", "--print-short", written.resolve(name).toString());
            assertThat(said.lines().filter(line -> line.startsWith("E:") || line.startsWith("F:")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void dciodvfy_says_no_more_than_of_the_original() throws Exception {
        needs("dciodvfy (dicom3tools)", "dciodvfy", "-version");
        for (var name : NAMES) {
            var original = SharedData.find(name).orElseThrow();
            // it does not read the deflated syntax
            if (object(original).problems().isEmpty() && !name.endsWith("_dfl.dcm")) {
                assertThat(errors(original)).as(name).containsAll(errors(written.resolve(name)));
            }
        }
    }

    private static List<String> errors(Path file) throws Exception {
        return said("dciodvfy", file.toString())
                .lines()
                .filter(line -> line.contains("Error"))
                .toList();
    }

    private static DicomObject object(Path path) throws IOException {
        return DicomReader.read(ByteSource.of(Files.readAllBytes(path)));
    }

    private static JsonNode golden(byte[] json) {
        return JsonMapper.shared().readTree(json).get("files");
    }

    private static JsonNode withoutSyntax(JsonNode node) {
        var copy = (ObjectNode) Objects.requireNonNull(node).deepCopy();
        copy.remove("syntax");
        return copy;
    }

    private static void needs(String name, String... command) throws Exception {
        boolean there = true;
        try {
            said(command);
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.err.println("not installed, its test is left out: " + name);
        }
        assumeThat(there).as(name).isTrue();
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Arrays.toString(command)).isZero();
        return said;
    }

    private static String said(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
