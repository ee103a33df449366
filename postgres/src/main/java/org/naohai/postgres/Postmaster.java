package org.naohai.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A running PostgreSQL as `postmaster.pid` tells of it (line 1 the process, line 2 the data folder).
record Postmaster(long processId) {

    /// The server that holds this cluster. A file whose process id another program has got since is removed, for
    /// PostgreSQL would take that one for a server. A dead server's file stays: by it the next one sees whether
    /// something of the old one still uses the cluster.
    static Optional<Postmaster> find(Path cluster) {
        var file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            var named = parse(lines);
            var command = named.map(Postmaster::command).orElse("another");
            if (command.contains(cluster.toString())) {
                return named;
            }
            if (!command.isEmpty()) {
                Files.deleteIfExists(file);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Postmaster> parse(List<String> lines) {
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")
                ? Optional.empty()
                : Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip())));
    }

    /// The command line of the process that has this id now; empty where none lives.
    private String command() {
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .map(Postmaster::commandLine)
                .orElse("");
    }

    private static String commandLine(ProcessHandle process) {
        var proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.exists(proc)
                    ? Files.readString(proc)
                    : process.info().commandLine().orElse("");
        } catch (IOException gone) {
            return "";
        }
    }
}
