package org.naohai.formats.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.MemoryTree;
import org.naohai.testkit.Damage;
import org.naohai.testkit.EdfBytes;
import org.naohai.testkit.Fuzz;

/// Damaged recordings give problems, never an exception, a hang or a large allocation.
class SignalFuzzTest {

    private static final int[] VALUES = IntStream.range(0, 64).toArray();

    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of(
                    "a.edf",
                    EdfBytes.edf()
                            .signal("EEG Cz", "uV", 16, VALUES)
                            .signal("ECG", "mV", 4, VALUES)
                            .write()),
            Map.of(
                    "a.edf",
                    EdfBytes.edf()
                            .signal("EEG Cz", "uV", 16, VALUES)
                            .plus(
                                    "EDF+D",
                                    "+0\u0014\u0014\0+0.5\u00151\u0014eyes open\u0014",
                                    "+1\u0014\u0014",
                                    "+5\u0014\u0014")
                            .write()),
            Map.of(
                    "a.bdf",
                    EdfBytes.bdf()
                            .signal("A1", "uV", 16, VALUES)
                            .plus("BDF+C", "+0\u0014\u0014")
                            .write()),
            BrainVisionFiles.of("a", "MULTIPLEXED", "INT_16"),
            BrainVisionFiles.of("a", "VECTORIZED", "IEEE_FLOAT_32"));

    private final Fuzz fuzz = new Fuzz("signals", VALID, Damage::any, SignalFuzzTest::read);

    @Test
    void what_once_failed_gives_problems_and_nothing_worse() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_recordings_give_problems_and_nothing_worse() {
        fuzz.some(5_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_recordings_give_problems_and_nothing_worse() {
        fuzz.forItsTime(11);
    }

    private static void read(SortedMap<String, byte[]> files) throws IOException {
        var main = files.keySet().stream()
                .filter(name -> !name.endsWith(".eeg") && !name.endsWith(".vmrk"))
                .findFirst();
        read(new MemoryTree(files), main.orElseThrow());
    }

    private static void read(MemoryTree files, String path) throws IOException {
        var opened = SignalFiles.open(files, path);
        opened.problems().forEach(problem -> assertThat(problem.fix().zh()).isNotBlank());
        var reader = opened.readerOrNull();
        if (reader == null) {
            assertThat(opened.problems()).isNotEmpty();
            return;
        }
        try (reader) {
            reader.read(List.of(new ChannelStatistics(reader.header())))
                    .forEach(problem -> assertThat(problem.fix().en()).isNotBlank());
            reader.annotations();
            reader.personal();
            for (var channel : reader.header().channels().stream().limit(3).toList()) {
                double seconds = Math.min(2, 10_000 / Math.max(1, channel.samplingFrequencyHz()));
                reader.window(channel.index(), -0.5, seconds);
                reader.window(channel.index(), reader.header().durationSeconds() - 0.5, seconds);
            }
        }
    }
}
