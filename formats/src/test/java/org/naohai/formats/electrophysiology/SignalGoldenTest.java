package org.naohai.formats.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/// Our EDF, BDF and BrainVision readers against MNE-Python on every real recording beside the project.
@EnabledIf("org.naohai.testkit.SharedData#present")
class SignalGoldenTest {

    private static final double RELATIVE = 1e-5;

    @TestFactory
    Stream<DynamicTest> every_real_recording_reads_as_mne_reads_it() throws IOException {
        try (var in = SignalGoldenTest.class.getResourceAsStream("/golden/signals.json")) {
            var files = JsonMapper.shared().readTree(in).get("files");
            return StreamSupport.stream(files.propertyNames().spliterator(), false)
                    .map(name -> DynamicTest.dynamicTest(name, () -> compare(name, files.get(name))))
                    .toList()
                    .stream();
        }
    }

    private static void compare(String name, JsonNode golden) throws IOException {
        var path = SharedData.find(name).orElseThrow();
        var opened = SignalFiles.open(
                FolderTree.of(path.getParent()), path.getFileName().toString());
        try (var reader = opened.reader().orElseThrow(() -> new AssertionError(opened.problems()))) {
            var statistics = new ChannelStatistics(reader.header());
            assertThat(reader.read(List.of(statistics))).isEmpty();
            assertThat(reader.annotations()).hasSize(golden.get("annotations").asInt());
            onsets(reader.annotations(), golden.get("firstOnsets"));
            for (var channel : golden.get("channels")) {
                compare(reader, statistics, channel);
            }
        }
    }

    private static void onsets(List<Annotation> annotations, JsonNode golden) {
        for (int i = 0; i < golden.size(); i++) {
            close(annotations.get(i).onsetSeconds(), golden.get(i).asDouble(), 1);
        }
    }

    private static void compare(SignalReader reader, ChannelStatistics statistics, JsonNode golden) {
        var name = golden.get("name").asString();
        var channel = reader.header().channels().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel " + name));
        int i = channel.index();
        double spread = golden.get("maximum").asDouble() - golden.get("minimum").asDouble();
        close(channel.samplingFrequencyHz(), golden.get("samplingFrequencyHz").asDouble(), 1);
        assertThat(statistics.count(i)).isEqualTo(golden.get("count").asLong());
        close(statistics.minimum(i), golden.get("minimum").asDouble(), spread);
        close(statistics.maximum(i), golden.get("maximum").asDouble(), spread);
        close(statistics.mean(i), golden.get("mean").asDouble(), spread);
        close(statistics.standardDeviation(i), golden.get("standardDeviation").asDouble(), spread);
    }

    private static void close(double found, double expected, double scale) {
        double tolerance = RELATIVE * Math.max(Math.abs(expected), Math.max(scale, 1e-6));
        assertThat(found).isCloseTo(expected, Offset.offset(tolerance));
    }
}
