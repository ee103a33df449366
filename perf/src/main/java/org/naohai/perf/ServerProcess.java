package org.naohai.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.naohai.postgres.UnixSocketFactory;
import org.postgresql.ds.PGSimpleDataSource;

/// The server as its own process, started and stopped as `./naohai up` and Ctrl-C do.
final class ServerProcess implements AutoCloseable {

    static final int PORT = 8251;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double KIB_A_MIB = 1024;

    private final Path data;
    private final Process process;
    private final Path said;
    private final long start;
    private final double secondsToReady;

    private ServerProcess(Path data, Process process, Path said, long start) {
        this.data = data;
        this.process = process;
        this.said = said;
        this.start = start;
        this.secondsToReady = (System.nanoTime() - start) / 1e9;
    }

    static ServerProcess start(Path data, String... options) throws IOException {
        return start(data, Map.of(), options);
    }

    /// - **environment** settings, as variables
    static ServerProcess start(Path data, Map<String, String> environment, String... options) throws IOException {
        var command = new ArrayList<>(List.of("up", "--port", Integer.toString(PORT), "--data", data.toString()));
        command.addAll(List.of(options));
        Files.createDirectories(data);
        var said = data.resolveSibling(data.getFileName() + ".out");
        long start = System.nanoTime();
        var builder = program(command).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        waitFor(process, said, "/enter?ticket=");
        return new ServerProcess(data, process, said, start);
    }

    /// Waits until the demo has been loaded; command to that line.
    double secondsToDemo() throws IOException {
        waitFor(process, said, "demo is complete");
        return (System.nanoTime() - start) / 1e9;
    }

    /// Command to ready line.
    double secondsToReady() {
        return secondsToReady;
    }

    /// Its database, as the worker of the server.
    DataSource database() throws IOException {
        Path socket;
        try (var files = Files.walk(data.resolve("runtime"))) {
            socket = files.filter(file -> file.endsWith(".s.PGSQL.5432"))
                    .findFirst()
                    .orElseThrow();
        }
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost/naohai");
        source.setUser("naohai_worker");
        source.setPassword(
                Files.readString(data.resolve("run/naohai_worker.secret")).strip());
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        source.setSocketFactory(UnixSocketFactory.class.getName());
        source.setSocketFactoryArg(socket.toString());
        return source;
    }

    /// Runs one command of the command line against this server; its standard output.
    String command(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var running = program(command).start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new IOException(words[0] + " failed: " + said);
        }
        return said;
    }

    /// Resident memory of the JVM and of all PostgreSQL processes in MiB, shared pages of PostgreSQL counted once
    /// (proportional set size).
    double residentMebibytes() throws IOException {
        return residentMebibytes(process.pid(), data);
    }

    /// - **jvm** its process id · **data** the folder of its database
    static double residentMebibytes(long jvm, Path data) throws IOException {
        double sum = 0;
        for (var pid : Stream.concat(Stream.of(jvm), postgres(data)).toList()) {
            sum += proportional(pid);
        }
        return sum / KIB_A_MIB;
    }

    /// Processor seconds of the JVM so far.
    double processorSeconds() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    /// The JVM and all processes of its PostgreSQL.
    Stream<Long> processes() throws IOException {
        return Stream.concat(Stream.of(process.pid()), postgres(data));
    }

    /// Returns when the server has been all but idle for a second, a minute at most: projections have caught up.
    void settle() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        for (double busy = 1; busy > 0.2 && System.nanoTime() < deadline; ) {
            double before = processorSeconds();
            Thread.sleep(1_000);
            busy = processorSeconds() - before;
        }
    }

    /// The newest value of a key in the server's log, as it stands there; empty where there is none.
    String lastLogged(String key) throws IOException {
        var found = "";
        var pattern = Pattern.compile("\"" + key + "\":(\\{[^}]*}|[^,}]*)");
        try (var lines = Files.lines(data.resolve("log/naohai.log"))) {
            for (var line : (Iterable<String>) lines::iterator) {
                var matcher = pattern.matcher(line);
                found = matcher.find() ? matcher.group(1) : found;
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        stop(process);
    }

    /// Ends a server as Ctrl-C does, PostgreSQL included.
    ///
    /// - **fails** where it has not ended after a minute
    static void stop(Process process) throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Process ids of a PostgreSQL, the postmaster first.
    static Stream<Long> postgres(Path data) throws IOException {
        var postmaster = data.resolve("postgres/postmaster.pid");
        long first = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
        var handle = ProcessHandle.of(first).orElseThrow();
        return Stream.concat(Stream.of(first), handle.descendants().map(ProcessHandle::pid));
    }

    private static double proportional(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /// The launcher, as a person would call it.
    private static ProcessBuilder program(List<String> command) {
        var words = new ArrayList<>(List.of(Machine.home().resolve("naohai").toString()));
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("NAOHAI_LANG", "en");
        return builder;
    }

    private static void waitFor(Process process, Path said, String words) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (Files.exists(said) && Files.readString(said).contains(words)) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        var instead = Files.readString(said);
        process.destroy();
        throw new IOException("the server did not say \"" + words + "\" but: " + instead);
    }
}
