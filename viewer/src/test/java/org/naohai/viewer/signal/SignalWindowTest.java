package org.naohai.viewer.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.naohai.formats.FolderTree;
import org.naohai.formats.electrophysiology.SignalFiles;
import org.naohai.formats.electrophysiology.SignalReader;
import org.naohai.kernel.Refused;
import org.naohai.testkit.SharedData;

class SignalWindowTest {

    private static final List<Integer> BOTH = List.of(0, 1);

    private final InMemorySignal signal = new InMemorySignal(60, 256, 100);

    @Test
    void every_point_holds_minimum_and_maximum_of_the_samples_it_covers() throws IOException {
        var drawn = draw(new WindowRequest(3.5, 20, BOTH, 250), null);
        for (int channel : BOTH) {
            double frequency = signal.header().channels().get(channel).samplingFrequencyHz();
            for (int point = 0; point < 250; point++) {
                int from = (int) Math.ceil((3.5 + point * 0.08) * frequency - 1e-6);
                int end = (int) Math.ceil((3.5 + (point + 1) * 0.08) * frequency - 1e-6);
                var covered = Arrays.copyOfRange(signal.samples[channel], from, end);
                assertThat(drawn[channel][2 * point])
                        .isEqualTo((float) Arrays.stream(covered).min().orElseThrow());
                assertThat(drawn[channel][2 * point + 1])
                        .isEqualTo((float) Arrays.stream(covered).max().orElseThrow());
            }
        }
    }

    @Test
    void with_a_point_a_sample_the_values_are_the_samples() throws IOException {
        var drawn = draw(new WindowRequest(10, 1, List.of(0), 256), null)[0];
        for (int sample = 0; sample < 256; sample++) {
            assertThat(drawn[2 * sample]).isEqualTo((float) signal.samples[0][2560 + sample]);
            assertThat(drawn[2 * sample + 1]).isEqualTo(drawn[2 * sample]);
        }
    }

    @Test
    void a_slower_channel_holds_its_latest_sample() throws IOException {
        var drawn = draw(new WindowRequest(10, 1, BOTH, 1000), null)[1];
        assertThat(drawn[2 * 5]).isEqualTo((float) signal.samples[1][1000]);
        assertThat(drawn[2 * 999]).isEqualTo((float) signal.samples[1][1099]);
    }

    @Test
    void outside_the_recording_there_is_nothing() throws IOException {
        var drawn = draw(new WindowRequest(-10, 10, List.of(0), 10), null)[0];
        assertThat(drawn).containsOnly(Float.NaN);
        assertThat(draw(new WindowRequest(61, 10, List.of(0), 10), null)[0]).containsOnly(Float.NaN);
    }

    @Test
    void the_envelope_contains_every_sample_and_is_no_wider_than_a_block() throws IOException {
        var envelope = new Envelope(signal.header(), 1 << 20);
        signal.read(List.of(envelope));
        var request = new WindowRequest(0, 60, List.of(0), 40);
        var coarse = draw(request, envelope)[0];
        int block = envelope.blockSize(0);
        for (int point = 0; point < 40; point++) {
            int from = (int) Math.ceil(point * 1.5 * 256 - 1e-6);
            int end = (int) Math.ceil((point + 1) * 1.5 * 256 - 1e-6);
            var blocks = Arrays.copyOfRange(
                    signal.samples[0], from / block * block, Math.min(60 * 256, (end + block - 1) / block * block));
            assertThat(coarse[2 * point])
                    .isEqualTo((float) Arrays.stream(blocks).min().orElseThrow());
            assertThat(coarse[2 * point + 1])
                    .isEqualTo((float) Arrays.stream(blocks).max().orElseThrow());
        }
    }

    @Test
    void an_envelope_stays_within_its_budget_whatever_the_length() throws IOException {
        var long_ = new InMemorySignal(4000, 500, 500, 500, 500);
        var envelope = new Envelope(long_.header(), 1 << 16);
        long_.read(List.of(envelope));
        assertThat(envelope.bytes()).isLessThan(3L << 16);
    }

    @Test
    void channels_are_lists_and_spans_cut_to_what_there_is() {
        assertThat(WindowRequest.of(0, 1, "0-3,7,9-12", 10, 11).channels()).containsExactly(0, 1, 2, 3, 7, 9, 10);
        assertThatThrownBy(() -> WindowRequest.of(0, 1, "a", 10, 11)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> WindowRequest.of(0, 0, "0", 10, 11)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> WindowRequest.of(Double.NaN, 1, "0", 10, 11)).isInstanceOf(Refused.class);
    }

    @Test
    void windows_of_real_recordings_equal_their_decoded_samples() throws IOException {
        for (var path : List.of(
                "sub-12/ses-T1/eeg/sub-12_ses-T1_task-rest_eeg.edf",
                "sub-10/ses-T1/eeg/sub-10_ses-T1_task-rest_eeg.vhdr")) {
            var cohort = SharedData.find("cohort");
            if (cohort.isEmpty()) {
                return;
            }
            try (var reader =
                    SignalFiles.open(FolderTree.of(cohort.get()), path).reader().orElseThrow()) {
                var channel = reader.header().channels().getFirst();
                var samples = reader.window(0, 0, 1);
                var request = new WindowRequest(
                        0, samples.length / channel.samplingFrequencyHz(), List.of(0), samples.length);
                var drawn = draw(reader, request, null)[0];
                for (int sample = 0; sample < samples.length; sample++) {
                    assertThat(drawn[2 * sample]).isEqualTo((float) samples[sample]);
                }
            }
        }
    }

    private float[][] draw(WindowRequest request, @Nullable Envelope envelope) throws IOException {
        return draw(signal, request, envelope);
    }

    private static float[][] draw(SignalReader reader, WindowRequest request, @Nullable Envelope envelope)
            throws IOException {
        var bytes = ByteBuffer.wrap(new SignalWindow(reader, envelope).draw(request))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var rows = new float[request.channels().size()][2 * request.points()];
        for (var row : rows) {
            bytes.get(row);
        }
        return rows;
    }
}
