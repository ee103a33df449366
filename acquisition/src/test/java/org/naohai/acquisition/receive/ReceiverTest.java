package org.naohai.acquisition.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.journal.Journal;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;

class ReceiverTest {

    private static final int LARGE = 3 << 20;

    private final UUID intake = Ids.next();

    @TempDir
    private Path data;

    @Test
    void large_files_that_are_synced_beside_the_next_one_are_all_there_after_a_crash_once_acknowledged()
            throws IOException {
        var receiver = new Receiver(new Journal(data).of(intake));
        for (int i = 0; i < 5; i++) {
            receive(receiver, "sub-0" + i + "/anat/T1w.nii", large(i));
        }
        receive(receiver, "participants.tsv", "participant_id\n".getBytes(StandardCharsets.UTF_8));
        assertThat(receiver.acknowledge().files()).isEqualTo(6);

        var replayed = new Journal(data).of(intake);
        assertThat(replayed.files()).hasSize(6);
        for (int i = 0; i < 5; i++) {
            var file = replayed.find("sub-0" + i + "/anat/T1w.nii").orElseThrow();
            assertThat(file.sha256()).isEqualTo(Hashes.sha256(large(i)));
            try (var in = java.nio.channels.Channels.newInputStream(replayed.channel(file))) {
                assertThat(Hashes.sha256(in.readAllBytes())).isEqualTo(file.sha256());
            }
        }
    }

    @Test
    void of_one_path_sent_twice_the_later_counts_although_the_earlier_is_still_being_synced() throws IOException {
        var receiver = new Receiver(new Journal(data).of(intake));
        var later = "small".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            receive(receiver, "T1w.nii", large(i));
            receive(receiver, "T1w.nii", later);
        }
        receiver.acknowledge();

        assertThat(new Journal(data).of(intake).find("T1w.nii").orElseThrow().sha256())
                .isEqualTo(Hashes.sha256(later));
    }

    @Test
    void a_stream_that_breaks_off_keeps_the_files_before_it() throws IOException {
        var receiver = new Receiver(new Journal(data).of(intake));
        receive(receiver, "whole.nii", large(1));
        var cut = new ByteArrayInputStream(large(2), 0, LARGE / 2);
        assertThatThrownBy(() -> receiver.receive("cut.nii", cut, LARGE)).isInstanceOf(BrokenStream.class);
        receiver.acknowledge();

        var replayed = new Journal(data).of(intake);
        assertThat(replayed.files()).extracting("path").containsExactly("whole.nii");
    }

    private static void receive(Receiver receiver, String path, byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        receiver.receive(path, in, bytes.length);
    }

    private static byte[] large(int seed) {
        var bytes = new byte[LARGE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
