package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.testkit.SharedData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a converter makes of a series must not depend on whether it was de-identified: same volumes, same gradients,
/// same sidecar but for who and where.
@EnabledIf("org.naohai.testkit.SharedData#present")
class ConversionUnchangedTest {

    private static final Path DCM2NIIX = Path.of("/usr/bin/dcm2niix");

    /// Names of institutions and devices, which the profile takes out.
    private static final Set<String> IDENTITIES = Set.of(
            "InstitutionName",
            "InstitutionAddress",
            "InstitutionalDepartmentName",
            "StationName",
            "DeviceSerialNumber");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "siemens-ge-nih/20180918GE",
                "siemens-ge-nih/20180918Si",
                "siemens-mosaic",
                "philips-fmri",
                "philips-enhanced/In",
                "uih-dti"
            })
    void volumes_gradients_and_sidecars_are_the_same(String series) throws Exception {
        Assumptions.assumeTrue(Files.exists(DCM2NIIX), "dcm2niix is not installed: nothing is compared");
        var original = SharedData.find("imaging/dicom/" + series).orElseThrow();
        var made = Files.createDirectory(folder.resolve("made"));
        deidentify(original, made);
        var before = converted(original, Files.createDirectory(folder.resolve("before")));
        var after = converted(made, Files.createDirectory(folder.resolve("after")));
        assertThat(before).isNotEmpty();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        for (var name : before.keySet()) {
            if (name.endsWith(".json")) {
                var expected = sidecar(before.get(name));
                var found = sidecar(after.get(name));
                found.entrySet().removeIf(one -> String.valueOf(one.getValue()).contains(Cut.MASK));
                assertThat(expected).as(name).containsAllEntriesOf(found);
                expected.keySet().removeAll(found.keySet());
                assertThat(expected.keySet()).as(name + ", names cut out").isSubsetOf("ProtocolName");
            } else {
                assertThat(after.get(name)).as(name).hasSameBinaryContentAs(before.get(name));
            }
        }
    }

    private static void deidentify(Path from, Path to) throws IOException {
        var deidentifier = Workbench.deidentifier(Profile.RESEARCH);
        try (var files = Files.walk(from)) {
            var dicom = files.filter(Files::isRegularFile)
                    .filter(ConversionUnchangedTest::isDicom)
                    .toList();
            var series = new TreeMap<String, org.naohai.acquisition.dicom.Deidentifying.Series>();
            for (var file : dicom) {
                var object = Workbench.read(file);
                var uid = object.data().text(org.naohai.formats.dicom.Tag.SeriesInstanceUid, "");
                var one = series.computeIfAbsent(uid, key -> deidentifier.open(Workbench.PLACE));
                var out = to.resolve(from.relativize(file).toString());
                Files.createDirectories(out.getParent());
                Files.write(out, Workbench.written(one.apply(object).data(), object));
            }
        }
    }

    private static boolean isDicom(Path file) {
        var name = file.getFileName().toString();
        return !name.endsWith(".txt") && !name.endsWith(".nii");
    }

    /// Output files by their names.
    private static Map<String, Path> converted(Path from, Path to) throws Exception {
        var process = new ProcessBuilder(
                        DCM2NIIX.toString(),
                        "-z",
                        "n",
                        "-ba",
                        "y",
                        "-d",
                        "9",
                        "-f",
                        "s%s",
                        "-o",
                        to.toString(),
                        from.toString())
                .redirectErrorStream(true)
                .redirectOutput(to.resolveSibling(to.getFileName() + ".log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var files = new TreeMap<String, Path>();
        try (Stream<Path> made = Files.list(to)) {
            made.forEach(file -> files.put(file.getFileName().toString(), file));
        }
        return files;
    }

    private static Map<String, Object> sidecar(Path file) throws IOException {
        var json = new JsonMapper().readValue(file, new TypeReference<TreeMap<String, Object>>() {});
        json.keySet().removeAll(IDENTITIES);
        json.keySet().removeIf(key -> key.startsWith("Deidentification"));
        return json;
    }
}
