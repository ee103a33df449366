package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.dicom.CharacterSets;

/// What other people's programs read in de-identified files: none of the identifiers that were planted.
class OtherReadersTest {

    private static final Path DCMDUMP = Path.of("/usr/bin/dcmdump");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String PYDICOM = """
            import sys, pydicom
            pydicom.config.convert_wrong_length_to_UN = True
            def texts(data):
                for tag in data.keys():
                    raw = data.get_item(tag)
                    try:
                        element = data[tag]
                        if element.VR == 'SQ':
                            for item in element.value:
                                yield from texts(item)
                            continue
                        value = element.value
                    except Exception:
                        value = raw.value
                    if isinstance(value, bytes):
                        value = value.decode('utf-8', 'replace') + value.decode('gb18030', 'replace')
                    yield str(value)
            for name in sys.argv[1:]:
                for text in texts(pydicom.dcmread(name, force=True)):
                    print(text)
            """;

    @TempDir
    Path folder;

    private final Set<String> witnesses = new HashSet<>();

    @Test
    void dcmdump_shows_none() throws Exception {
        Assumptions.assumeTrue(Files.exists(DCMDUMP), "dcmdump is not installed: nothing is read again");
        searched(List.of(DCMDUMP.toString(), "--quiet", "--print-all", "--load-all"));
    }

    @Test
    void pydicom_shows_none() throws Exception {
        var probe = new ProcessBuilder(PYTHON.toString(), "-c", "import pydicom").start();
        Assumptions.assumeTrue(probe.waitFor() == 0, "pydicom is not installed: nothing is read again");
        searched(List.of(PYTHON.toString(), "-c", PYDICOM));
    }

    private void searched(List<String> program) throws Exception {
        var command = new ArrayList<>(program);
        files().forEach(file -> command.add(file.toString()));
        var said = folder.resolve("said.txt");
        var builder = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("error.txt").toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        assertThat(builder.start().waitFor()).as(() -> error()).isZero();
        var bytes = Files.readAllBytes(said);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains(Workbench.PLACE.subject());
        var decoded = Witness.decoded(bytes);
        assertThat(witnesses).hasSizeGreaterThan(80);
        assertThat(witnesses.stream().filter(witness -> Witness.count(witness, decoded) > 0))
                .isEmpty();
    }

    private String error() {
        try {
            return Files.readString(folder.resolve("error.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        var deidentifier = Workbench.deidentifier(Profile.RESEARCH);
        int number = 0;
        for (var persona : Persona.all()) {
            for (var kind : persona.written().entrySet()) {
                if (kind.getKey().startsWith(Persona.LIMIT)) {
                    continue;
                }
                var study = new PlantedStudy(
                        persona,
                        new CharacterSets(List.of("GB18030")),
                        Charset.forName("GB18030"),
                        kind.getValue(),
                        40);
                var places = PlantedStudy.places();
                var object = Workbench.object(study.made(places.get(number % places.size())));
                witnesses.addAll(study.planted().keySet());
                var file = folder.resolve(number++ + ".dcm");
                Files.write(
                        file,
                        Workbench.written(
                                deidentifier.open(Workbench.PLACE).apply(object).data(), object));
                files.add(file);
            }
        }
        return files;
    }
}
