package org.naohai.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Passwords of the database roles: 256 random bits each, in files that only their owner may read.
public final class Secrets {

    private static final int BYTES = 32;
    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    public static Secrets in(Path folder) {
        return new Secrets(folder);
    }

    /// Made on first use, the same ever after.
    public String password(String role) {
        try {
            return Files.readString(file(role)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String role) throws IOException {
        var file = folder.resolve(role + ".secret");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            write(file);
        }
        return file;
    }

    private void write(Path file) throws IOException {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var beside = Files.createTempFile(folder, "secret", "", owner);
        Files.writeString(beside, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.SYNC);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
