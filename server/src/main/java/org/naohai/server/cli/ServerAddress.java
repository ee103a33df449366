package org.naohai.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The server a command talks to over HTTP, and as whom: `NAOHAI_URL` and `NAOHAI_TOKEN`, else what `naohai login`
/// kept.
public record ServerAddress(URI url, String token) {

    private static final URI HERE = URI.create("http://127.0.0.1:8080");

    public static Optional<ServerAddress> find() {
        return find(System.getenv(), file());
    }

    /// Without what `naohai login` kept: somebody named a server on this machine by `--data`.
    public static Optional<ServerAddress> ofEnvironment() {
        return System.getenv("NAOHAI_TOKEN") == null ? Optional.empty() : find();
    }

    static Optional<ServerAddress> find(Map<String, String> environment, Path file) {
        var kept = read(file);
        var token = environment.get("NAOHAI_TOKEN");
        if (token == null) {
            return kept;
        }
        var url = environment.get("NAOHAI_URL");
        return Optional.of(new ServerAddress(
                url != null ? URI.create(url) : kept.map(ServerAddress::url).orElse(HERE), token));
    }

    /// Readable by its owner only.
    void keep(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(url.toString(), token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file() {
        return Path.of(System.getProperty("user.home"), ".config", "naohai", "login");
    }

    private static Optional<ServerAddress> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            return Optional.of(new ServerAddress(URI.create(lines.get(0)), lines.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
