package org.naohai.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.postgres.SocketFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the server of a data folder over its admin socket.
public final class AdminClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AdminClient() {}

    /// - **fails** `Refused` with the server's own problem, or SERVER_NOT_RUNNING
    public static JsonNode call(Path data, String command, Map<String, ?> arguments) {
        var line = JSON.writeValueAsString(Map.of("command", command, "arguments", arguments)) + "\n";
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(
                SocketFolder.place(data.resolve("run").resolve("admin.sock"))))) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            var answer = new BufferedReader(
                            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))
                    .readLine();
            return unwrapped(answer == null ? JSON.createObjectNode() : JSON.readTree(answer));
        } catch (IOException e) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE,
                    "SERVER_NOT_RUNNING",
                    "--data",
                    data.toString(),
                    "the data folder of a running server");
        }
    }

    /// A server that ends in the middle of a command says nothing: nobody knows what became of it.
    private static JsonNode unwrapped(JsonNode answer) {
        if (answer.has("ok")) {
            return answer.path("ok");
        }
        var problem = answer.path("problem");
        throw new Refused(
                Refused.Kind.INVALID,
                Problem.error(
                        problem.path("code").asString("INTERNAL"),
                        null,
                        null,
                        problem.path("found").asString("a failure of the server"),
                        problem.path("expected").asString("an answer")));
    }
}
