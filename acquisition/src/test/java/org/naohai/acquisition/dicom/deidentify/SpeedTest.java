package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import org.naohai.testkit.SharedData;

/// What one instance more of a series costs of a processor, its header at hand. The bounds leave room for a busy
/// machine; the figures are printed.
@EnabledIf("org.naohai.testkit.SharedData#present")
class SpeedTest {

    private static final int INSTANCES = 400;
    private static final int ROUNDS = 20;

    @ParameterizedTest
    @CsvSource({
        "studyforrest-t1, 300",
        "siemens-ge-nih/20180918GE, 600",
        "siemens-mosaic/ax/axasc35, 600",
        "uih-dti, 600",
        "philips-fmri, 600"
    })
    void an_instance_more_costs_little(String folder, int mostMicroseconds) throws IOException {
        var given = instances(folder);
        var deidentifier = Workbench.deidentifier(Profile.RESEARCH);
        var cpu = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            var series = deidentifier.open(Workbench.PLACE);
            series.apply(given.getFirst());
            long start = cpu.getCurrentThreadCpuTime();
            for (int i = 1; i < given.size(); i++) {
                series.apply(given.get(i));
            }
            best = Math.min(best, (cpu.getCurrentThreadCpuTime() - start) / 1e3 / (given.size() - 1));
        }
        System.out.printf(
                "de-identified %s: %.1f µs an instance of %d elements%n",
                folder, best, given.getFirst().data().size());
        assertThat(best).isLessThan(mostMicroseconds);
    }

    private static List<DicomObject> instances(String folder) throws IOException {
        var files = new ArrayList<DicomObject>();
        try (var all = Files.walk(SharedData.find("imaging/dicom/" + folder).orElseThrow())) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().matches(".*(?:txt|nii)")) {
                    files.add(Workbench.read(file));
                }
            }
        }
        var given = new ArrayList<DicomObject>();
        for (int i = 0; i < INSTANCES; i++) {
            given.add(renamed(files.get(i % files.size()), i));
        }
        return given;
    }

    private static DicomObject renamed(DicomObject object, int number) {
        DataSet data = object.data()
                .edit()
                .put(Writing.text(Tag.SopInstanceUid, Vr.UI, "1.2.276.0.7230010.3.1.4.8323329." + number))
                .build();
        return new DicomObject(object.meta(), object.syntax(), data, object.source(), List.of());
    }
}
