package org.naohai.quality.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.FolderTree;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;
import org.naohai.testkit.EdfBytes;

class SignalAssessorTest {

    private static final int RATE = 200;
    private static final int SECONDS = 20;
    private static final String STEM = "sub-01/eeg/sub-01_task-rest_eeg";
    private static final String SIDECAR = "{\"EEGReference\": \"Cz\", \"PowerLineFrequency\": 50, "
            + "\"SamplingFrequency\": 200, \"SoftwareFilters\": \"n/a\"}";
    private static final List<String> NAMES = List.of("Fp1", "Fp2", "F3", "F4", "C3", "C4", "P3", "P4", "O1", "O2");

    @TempDir
    Path folder;

    @Test
    void a_clean_recording_passes_and_its_rhythm_is_measured() throws IOException {
        var clean = assess(recording(sample -> 30 * Math.sin(2 * Math.PI * 10 * sample / RATE)), SIDECAR);
        assertThat(clean.verdict()).as(clean.problems().toString()).isEqualTo(Verdict.PASSED);
        assertThat(metric(clean, "alpha_perc")).isGreaterThan(60);
        assertThat(metric(clean, "line_noise_50hz_db")).isCloseTo(0, within(2.0));
        assertThat(clean.facts()).containsEntry("channels", 10).containsEntry("samplingFrequencyHz", 200.0);
    }

    @Test
    void line_noise_is_named_by_its_frequency() throws IOException {
        var hum = assess(recording(sample -> 300 * Math.sin(2 * Math.PI * 50 * sample / RATE)), SIDECAR);
        assertThat(hum.problems())
                .filteredOn(problem -> problem.code().equals("SIGNAL_LINE_NOISE"))
                .extracting(Problem::field)
                .containsExactly("50 Hz");
    }

    @Test
    void flat_clipped_and_loud_channels_are_named() throws IOException {
        var file = EdfBytes.edf();
        for (var name : NAMES) {
            var values = noise(name.hashCode(), sample -> 0);
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (name) {
                    case "C3" -> 0;
                    case "C4" -> Math.clamp(values[i] * 4L, -40, 40);
                    case "O2" -> values[i] * 40;
                    default -> values[i];
                };
            }
            file.signal("EEG " + name, "uV", RATE, values);
        }
        var assessment = assess(file, SIDECAR);
        assertThat(found(assessment, "SIGNAL_FLAT_CHANNELS")).contains("EEG C3");
        assertThat(found(assessment, "SIGNAL_CLIPPED")).contains("EEG C4").doesNotContain("O2");
        assertThat(found(assessment, "SIGNAL_DEVIATING_CHANNELS")).contains("EEG O2");
    }

    @Test
    void a_recording_without_any_signal_is_rejected() throws IOException {
        var file = EdfBytes.edf();
        NAMES.forEach(name -> file.signal("EEG " + name, "uV", RATE, new int[RATE * SECONDS]));
        assertThat(assess(file, SIDECAR).verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void annotations_sidecar_and_channel_table_are_held_against_the_recording() throws IOException {
        write("sub-01/eeg/sub-01_task-rest_channels.tsv", "name\ttype\tunits\tsampling_frequency\nFp1\tEEG\tµV\t500\n");
        var file = recording(sample -> 0).plus("EDF+C", "+0\u0014\u0014\0+900\u0014S 1\u0014");
        var sidecar =
                SIDECAR.replace("200", "512").replace("}", ", \"EEGChannelCount\": 32, \"RecordingDuration\": 60}");
        assertThat(assess(file, sidecar).problems())
                .extracting(Problem::code)
                .contains(
                        "ANNOTATIONS_OUTSIDE",
                        "SIDECAR_SAMPLING_FREQUENCY_DISAGREES",
                        "SIDECAR_CHANNEL_COUNT_DISAGREES",
                        "SIDECAR_DURATION_DISAGREES",
                        "CHANNELS_TABLE_DISAGREES");
    }

    @Test
    void persons_go_to_the_vault_and_nowhere_else() throws IOException {
        var file = recording(sample -> 0).plus("EDF+C").patient("A123456 M 01-FEB-2010 Wang_Xiaoming");
        var assessment = assess(file, SIDECAR);
        assertThat(assessment.identities())
                .extracting(Identity::kind)
                .containsExactlyInAnyOrder("record_number", "birth_date", "name");
        assertThat(assessment.subjects().getFirst().sex()).isEqualTo("male");
        assertThat(assessment.facts().toString() + assessment.problems() + assessment.subjects())
                .doesNotContain("Wang", "A123456", "2010");
    }

    private static EdfBytes recording(IntToDoubleFunction signal) {
        var file = EdfBytes.edf();
        NAMES.forEach(name -> file.signal("EEG " + name, "uV", RATE, noise(name.hashCode(), signal)));
        return file;
    }

    private static int[] noise(long seed, IntToDoubleFunction signal) {
        var random = new Random(seed);
        var values = new int[RATE * SECONDS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) Math.round(signal.applyAsDouble(i) + 20 * random.nextGaussian());
        }
        return values;
    }

    private Assessment assess(EdfBytes file, String sidecar) throws IOException {
        write(STEM + ".json", sidecar);
        Files.write(folder.resolve(STEM + ".edf"), file.write());
        var tree = FolderTree.of(folder);
        var unit = Layout.units(tree).stream()
                .filter(one -> one.path().endsWith(".edf"))
                .findFirst()
                .orElseThrow();
        return new SignalAssessor().assess(unit, tree);
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String found(Assessment assessment, String code) {
        return assessment.problems().stream()
                .filter(problem -> problem.code().equals(code))
                .map(Problem::found)
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " not in " + assessment.problems()));
    }

    private static double metric(Assessment assessment, String id) {
        return assessment.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .mapToDouble(Metric::value)
                .findFirst()
                .orElseThrow();
    }
}
