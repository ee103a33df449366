package org.naohai.formats.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.formats.MemoryTree;
import org.naohai.kernel.Problem;

class BrainVisionReaderTest {

    @ParameterizedTest
    @CsvSource({"MULTIPLEXED,INT_16", "VECTORIZED,INT_16", "MULTIPLEXED,IEEE_FLOAT_32", "VECTORIZED,IEEE_FLOAT_32"})
    void both_orders_and_formats_give_the_same_samples(String orientation, String format) throws IOException {
        try (var reader = reader(BrainVisionFiles.of("a", orientation, format))) {
            assertThat(reader.window(1, 0.10, 0.03)).containsExactly(50.5, 55.5, 60.5);
            var statistics = new ChannelStatistics(reader.header());
            reader.read(List.of(statistics));
            assertThat(statistics.count(0)).isEqualTo(BrainVisionFiles.SAMPLES);
            assertThat(statistics.maximum(0)).isEqualTo(195);
            assertThat(statistics.maximum(1)).isEqualTo(195.5);
        }
    }

    @Test
    void markers_keep_their_codes_and_comments_of_people_become_notes() throws IOException {
        var files = BrainVisionFiles.of(
                "a", "MULTIPLEXED", "INT_16", "Mk2=Stimulus,S  1,11,1,0\nMk3=Comment,Li Lei spoke,21,1,0\n", "");
        try (var reader = reader(files)) {
            assertThat(reader.annotations())
                    .extracting(Annotation::label)
                    .containsExactly("New Segment", "Stimulus/S  1", "note");
            assertThat(reader.personal().fields())
                    .extracting(PersonalFields.Field::value)
                    .containsExactly("Li Lei spoke");
        }
    }

    @Test
    void what_the_recorder_writes_into_the_comment_is_harmless_and_other_lines_are_not() throws IOException {
        var written = "\nA m p l i f i e r  S e t u p\n====\nNumber of channels: 2\n"
                + "1     Cz   1   0.5 µV   10   1000   Off   0\nImpedance [kOhm] at 16:12:27 :\nCz:   5\nRef:  0\n";
        var files = BrainVisionFiles.of("a", "MULTIPLEXED", "INT_16", "", written + "Proband: Erika Mustermann\n");
        try (var reader = reader(files)) {
            assertThat(reader.personal().fields())
                    .extracting(PersonalFields.Field::value)
                    .containsExactly("Proband: Erika Mustermann");
        }
    }

    @Test
    void missing_parts_renamed_parts_and_paths_out_of_the_folder_are_reported() throws IOException {
        var files = BrainVisionFiles.of("a", "MULTIPLEXED", "INT_16");
        assertThat(codes(without(files, "a.eeg"))).contains("BRAINVISION_DATA_MISSING");
        assertThat(codes(without(files, "a.vmrk"))).contains("BRAINVISION_MARKERS_MISSING");
        var escaping = new HashMap<>(files);
        var header = new String(files.get("a.vhdr"), StandardCharsets.UTF_8);
        escaping.put("a.vhdr", header.replace("$b.eeg", "../../etc/passwd").getBytes(StandardCharsets.UTF_8));
        assertThat(codes(escaping)).contains("BRAINVISION_REFERENCE_RENAMED");
        escaping.remove("a.eeg");
        assertThat(codes(escaping)).contains("BRAINVISION_DATA_MISSING");
    }

    @Test
    void a_latin_1_header_reads_like_a_utf_8_one() throws IOException {
        var files = new HashMap<>(BrainVisionFiles.of("a", "MULTIPLEXED", "INT_16"));
        var header = new String(files.get("a.vhdr"), StandardCharsets.UTF_8).replace("Codepage=UTF-8\n", "");
        files.put("a.vhdr", header.getBytes(StandardCharsets.ISO_8859_1));
        try (var reader = reader(files)) {
            assertThat(reader.header().channels().getFirst().unit()).isEqualTo("µV");
        }
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        var fewer = new HashMap<>(files);
        fewer.remove(name);
        return fewer;
    }

    private static SignalReader reader(Map<String, byte[]> files) throws IOException {
        return SignalFiles.open(new MemoryTree(files), "a.vhdr").reader().orElseThrow();
    }

    private static List<String> codes(Map<String, byte[]> files) throws IOException {
        return SignalFiles.open(new MemoryTree(files), "a.vhdr").problems().stream()
                .map(Problem::code)
                .toList();
    }
}
