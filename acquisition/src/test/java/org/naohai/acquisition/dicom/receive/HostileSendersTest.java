package org.naohai.acquisition.dicom.receive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.Requestor;

/// Whatever one connection does, a scanner on another stores as if it were alone.
class HostileSendersTest {

    private final TestPort port = new TestPort();

    @AfterEach
    void closePort() {
        port.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001", "\u0000\u0000"})
    void another_protocol_is_told_to_go_and_gone(String sent) throws IOException {
        try (var socket = port.connect()) {
            socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().readAllBytes()).containsExactly(7, 0, 0, 0, 0, 4, 0, 0, 2, 1);
        }
        storesAlone();
    }

    @Test
    void garbage_in_an_association_ends_it() throws Exception {
        var random = new Random(3);
        for (int i = 0; i < 50; i++) {
            try (var socket = port.connect()) {
                TestPort.associate(socket, "MR1");
                var garbage = new byte[2000];
                random.nextBytes(garbage);
                socket.getOutputStream().write(garbage);
                drain(socket.getInputStream());
            } catch (IOException reset) {
                // told in this way too
            }
        }
        storesAlone();
        TestPort.await(() -> port.desk.seats().taken() == 0);
    }

    private static void drain(InputStream in) throws IOException {
        in.readAllBytes();
    }

    @Test
    void an_association_that_stops_within_a_message_ends_after_the_stall_time_and_its_instance_is_forgotten()
            throws Exception {
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            sendPart(association);
            storesAlone();
            assertThat(socket.getInputStream().readAllBytes()).startsWith(7);
        }
        assertThat(port.deliveries.aborted()).isEqualTo(1);
        TestPort.await(() -> port.desk.seats().taken() == 0);
    }

    @Test
    void an_association_that_is_cut_within_a_message_is_forgotten() throws Exception {
        try (var socket = port.connect()) {
            sendPart(TestPort.associate(socket, "MR1"));
        }
        TestPort.await(() -> port.deliveries.aborted() == 1);
        TestPort.await(() -> port.desk.seats().taken() == 0);
    }

    @Test
    void an_abort_within_an_instance_forgets_it() throws Exception {
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            sendPart(association);
            socket.getOutputStream().write(new byte[] {7, 0, 0, 0, 0, 4, 0, 0, 0, 0});
            TestPort.await(() -> port.deliveries.aborted() == 1);
        }
        assertThat(port.deliveries.kept()).isEmpty();
        storesAlone();
    }

    /// A fragment that is not the last.
    private static void sendPart(Association association) throws IOException {
        var failing = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 300_000) {
                    throw new StopSending();
                }
                return 0;
            }
        };
        var requestor = new Requestor(association);
        try {
            requestor.store(requestor.find(TestPort.MR, TestPort.EXPLICIT).orElseThrow(), "1.2.9", failing);
        } catch (StopSending asWanted) {
            // two of three fragments are out
        }
    }

    private static final class StopSending extends IOException {}

    @Test
    void who_says_nothing_is_shown_out_after_the_idle_time() throws Exception {
        try (var nothing = port.connect();
                var idle = port.connect()) {
            TestPort.associate(idle, "MR1");
            storesAlone();
            assertThat(nothing.getInputStream().readAllBytes()).isEmpty();
            assertThat(idle.getInputStream().readAllBytes()).containsExactly(7, 0, 0, 0, 0, 4, 0, 0, 0, 0);
        }
        TestPort.await(() -> port.desk.seats().taken() == 0);
    }

    @Test
    void who_sends_a_byte_now_and_then_is_shown_out() throws Exception {
        try (var socket = port.connect()) {
            TestPort.associate(socket, "MR1");
            long start = System.nanoTime();
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    trickle(socket);
                } catch (IOException gone) {
                    // shown out
                }
            });
            storesAlone();
            thread.join(Duration.ofSeconds(10));
            assertThat(thread.isAlive()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
        }
        TestPort.await(() -> port.desk.seats().taken() == 0);
    }

    private static void trickle(Socket socket) throws IOException {
        var out = socket.getOutputStream();
        out.write(new byte[] {4, 0, 0, 1, 0, 0, 0, 0, (byte) 0xFF, 0, 3, 1});
        for (int i = 0; i < 100; i++) {
            out.write(0);
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    @Test
    void thousands_of_connections_keep_nobody_out() throws Exception {
        var flood = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 3000; i++) {
                flood.add(port.connect());
                if (i % 500 == 250) {
                    storesAlone();
                }
            }
            storesAlone();
        } finally {
            for (var socket : flood) {
                socket.close();
            }
        }
        storesAlone();
    }

    private void storesAlone() throws IOException {
        long start = System.nanoTime();
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR2");
            var requestor = new Requestor(association);
            int before = port.deliveries.kept().size();
            assertThat(requestor.store(
                            requestor.find(TestPort.MR, TestPort.EXPLICIT).orElseThrow(),
                            "1.2.3",
                            new ByteArrayInputStream(new byte[100_000])))
                    .isZero();
            association.release();
            assertThat(port.deliveries.kept()).hasSize(before + 1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
