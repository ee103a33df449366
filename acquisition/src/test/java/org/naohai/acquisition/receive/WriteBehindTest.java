package org.naohai.acquisition.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.journal.Spool;
import org.naohai.kernel.Ids;

@Timeout(30)
class WriteBehindTest {

    private static final int PIECES = 25;

    @TempDir
    private Path data;

    private Spool spool;

    @BeforeEach
    void start() throws IOException {
        spool = new Journal(data).of(Ids.next()).newSpool();
    }

    @Test
    void pieces_of_any_length_come_out_in_order() throws IOException {
        long written = 0;
        try (var writer = spool.writer(0);
                var behind = WriteBehind.to(writer)) {
            for (int piece = 0; piece < PIECES; piece++) {
                written += write(behind, piece, length(piece));
            }
            behind.finish();
        }
        assertThat(spool.size()).isEqualTo(written);
        try (var channel = spool.channel()) {
            for (int piece = 0; piece < PIECES; piece++) {
                var read = ByteBuffer.allocate(length(piece));
                while (read.hasRemaining() && channel.read(read) >= 0) {}
                var expected = new byte[length(piece)];
                Arrays.fill(expected, (byte) piece);
                assertThat(read.array()).as("piece %d", piece).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_disk_that_fails_stops_the_sender_after_a_few_pieces() throws IOException {
        var writer = spool.writer(0);
        writer.close();
        try (var behind = WriteBehind.to(writer)) {
            assertThatThrownBy(() -> {
                        for (int piece = 0; piece < PIECES; piece++) {
                            write(behind, piece, 1);
                        }
                    })
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void a_failure_of_the_last_piece_is_not_lost() throws IOException {
        var writer = spool.writer(0);
        writer.close();
        try (var behind = WriteBehind.to(writer)) {
            write(behind, 0, 1);
            assertThatThrownBy(behind::finish).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void an_interrupted_sender_leaves_when_nothing_is_written_any_more() throws IOException {
        try (var writer = spool.writer(0)) {
            try (var behind = WriteBehind.to(writer)) {
                write(behind, 1, length(1));
                Thread.currentThread().interrupt();
                assertThatThrownBy(behind::finish).isInstanceOf(InterruptedIOException.class);
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(spool.size()).isEqualTo(length(1));
        }
    }

    private static int length(int piece) {
        return 1 + piece * 10_007;
    }

    private static int write(WriteBehind behind, int piece, int length) throws IOException {
        var buffer = behind.buffer();
        Arrays.fill(buffer, 0, length, (byte) piece);
        behind.write(buffer, length);
        return length;
    }
}
