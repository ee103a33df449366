package org.naohai.perf;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.naohai.server.cli.AdminClient;
import org.naohai.testkit.SharedData;

/// A server as its own processes, started by the launcher on a data folder of its own, to be killed and started again.
final class Victim implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    enum Blow {
        JVM,
        POSTGRESQL,
        BOTH
    }

    private final Path data;
    private final int port;
    private final List<String> options;
    private Process process;
    private int starts;

    /// - **options** further ones of `naohai up`
    Victim(Path data, String... options) throws IOException, InterruptedException {
        this.data = data;
        this.options = List.of(options);
        try (var probe = new ServerSocket(0)) {
            this.port = probe.getLocalPort();
        }
        this.process = start();
    }

    private Process start() throws IOException, InterruptedException {
        var said = Files.createTempFile("victim", ".out");
        said.toFile().deleteOnExit();
        var words = new ArrayList<>(List.of(
                SharedData.projectRoot().resolve("naohai").toString(),
                "up",
                "--no-demo",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        words.addAll(options);
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("NAOHAI_LANG", "en");
        var started = builder.start();
        starts++;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(said).contains("ticket=")) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new IOException("the server does not start: " + Files.readString(said));
            }
            Thread.sleep(100);
        }
        return started;
    }

    /// Kill -9, as the machine's owner or the kernel might.
    void strike(Blow blow) throws IOException, InterruptedException {
        if (blow != Blow.JVM) {
            kill(postmaster());
        }
        if (blow != Blow.POSTGRESQL) {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }

    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    void startAgainIfDead() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            process = start();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path data() {
        return data;
    }

    int starts() {
        return starts;
    }

    ProcessHandle jvm() {
        return process.toHandle();
    }

    String admin(String command, Map<String, ?> arguments, String member) {
        return AdminClient.call(data, command, arguments).path(member).asString("");
    }

    @Override
    public void close() throws IOException {
        ServerProcess.stop(process);
    }
}
