package org.naohai.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.naohai.kernel.Refused;

/// Runs PostgreSQL's programs. They refuse to run as root, so root enters a user namespace of its own
/// (`unshare -U`: the kernel still sees the owner of the files) or, where namespaces are forbidden, becomes `nobody`.
///
/// - **prefix** words put before every command; empty for an ordinary user
record Programs(Path home, List<String> prefix) {

    private static final int NOBODY = 65534;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    Programs {
        prefix = List.copyOf(prefix);
    }

    static Programs in(Path home) {
        if (!rootOwns(home)) {
            return new Programs(home, List.of());
        }
        return succeeds(List.of("unshare", "-U", "true"))
                ? new Programs(home, List.of("unshare", "-U"))
                : asNobody(home);
    }

    /// The folders above the programs must let `nobody` pass (not look): the nearest two are ours to open.
    static Programs asNobody(Path home) {
        var nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        try {
            for (var folder : List.of(home.resolveSibling("."), home.resolveSibling(".."))) {
                Files.setPosixFilePermissions(folder.normalize(), PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (succeeds(
                join(nobody, List.of("test", "-x", home.resolve("bin/postgres").toString())))) {
            return new Programs(home, nobody);
        }
        throw Refused.of(Refused.Kind.UNAVAILABLE, "DATABASE_AS_ROOT", null, "root", "an ordinary user");
    }

    /// Gives a folder to the user that PostgreSQL will run as.
    void own(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isNobody()) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    void ownFile(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        if (isNobody()) {
            Files.setAttribute(file, "unix:uid", NOBODY);
        }
    }

    /// Runs `bin/NAME` to its end and returns what it printed; a failure carries that text.
    String run(Path log, String name, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            builder.directory(home.toFile());
            return finish(builder.start(), name, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + name, e);
        }
    }

    private static String finish(Process process, String name, Path log) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed(name, "no end after " + PATIENCE.toSeconds() + " s", log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(name, "interrupted", log);
        }
        var printed = Files.readString(log, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw failed(name, printed.strip(), log);
        }
        return printed;
    }

    private static Refused failed(String name, String why, Path log) {
        return Refused.of(
                Refused.Kind.UNAVAILABLE,
                "DATABASE_NOT_STARTED",
                name,
                why,
                "see " + log.getFileName() + " in the log folder");
    }

    private boolean isNobody() {
        return !prefix.isEmpty() && prefix.getFirst().equals("setpriv");
    }

    private static boolean rootOwns(Path home) {
        try {
            return ProcessHandle.current().info().user().map("root"::equals).orElse(false)
                    || (int) Files.getAttribute(home, "unix:uid", LinkOption.NOFOLLOW_LINKS) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> join(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
