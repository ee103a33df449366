package org.naohai.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.naohai.kernel.Refused;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs (`initdb`, `pg_ctl`, `postgres`), unpacked once per version from the class path.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// - **runtime** where `postgres-VERSION` is kept; unpacked beside and moved in, so a half one is never seen
    static Path unpack(Path runtime) {
        var home = runtime.resolve("postgres-" + version());
        if (!Files.exists(home.resolve("bin/postgres"))) {
            try {
                unpackBeside(runtime, home);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack PostgreSQL into " + home, e);
            }
        }
        return home;
    }

    static String version() {
        try (var in = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpackBeside(Path runtime, Path home) throws IOException {
        Files.createDirectories(runtime);
        var beside = Files.createTempDirectory(runtime, "unpacking-");
        try (var packed = open();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackOne(tar, entry, beside);
            }
        }
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(beside);
            if (!Files.exists(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void unpackOne(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream open() {
        var name = "postgres-" + system() + "-" + machine() + ".txz";
        var packed = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (packed == null) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE, "DATABASE_NOT_SHIPPED", null, system() + " " + machine(), "linux x86_64");
        }
        return packed;
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : "linux";
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
