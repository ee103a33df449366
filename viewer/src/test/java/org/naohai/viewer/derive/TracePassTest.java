package org.naohai.viewer.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.ChannelType;
import org.naohai.formats.electrophysiology.SignalFiles;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalRun;
import org.naohai.testkit.SharedData;

class TracePassTest {

    @Test
    void the_good_channel_near_the_vertex_is_drawn() {
        var header = new SignalHeader(
                "EDF",
                List.of(channel(0, "Fp1", "good"), channel(1, "EEG Cz", "bad"), channel(2, "EEG Pz", "good")),
                1,
                List.of(new SignalHeader.Segment(0, 0, 1)));
        var pass = TracePass.SOURCE.open(header);
        for (int channel = 0; channel < 3; channel++) {
            pass.accept(new SignalRun(channel, 0, new double[] {channel, channel + 0.5}, 0, 2));
        }
        assertThat(text(pass.finish().getFirst().bytes())).isEqualTo("[2,2.5]");
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void a_real_night_becomes_at_most_120_numbers() throws IOException {
        var path = SharedData.find("electrophysiology/sleep-psg/short_psg.edf").orElseThrow();
        var opened = SignalFiles.open(FolderTree.of(path), path.getFileName().toString());
        try (var reader = opened.reader().orElseThrow()) {
            var pass = TracePass.SOURCE.open(reader.header());
            reader.read(List.of(pass));
            assertThat(text(pass.finish().getFirst().bytes()).split(",")).hasSize(120);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Channel channel(int index, String name, String status) {
        return new Channel(index, name, ChannelType.EEG, "µV", 2, 2, status, -100, 100);
    }
}
