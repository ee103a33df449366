package org.naohai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.kernel.Refused;

class AdminClientTest {

    @TempDir
    private Path data;

    @Test
    void a_server_that_goes_away_in_the_middle_of_a_command_is_no_success() throws IOException {
        var run = Files.createDirectories(data.resolve("run"));
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(run.resolve("admin.sock")));
            Thread.ofVirtual().start(() -> {
                try (var client = socket.accept()) {
                    client.read(ByteBuffer.allocate(10_000));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThatThrownBy(() -> AdminClient.call(data, "project.add", Map.of("key", "A")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("INTERNAL"));
        }
    }
}
