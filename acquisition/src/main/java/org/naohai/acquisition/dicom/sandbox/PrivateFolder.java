package org.naohai.acquisition.dicom.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Ids;

/// A folder of our own for the time of one program, with room for what goes in and what comes out; gone
/// when closed, whatever the program left in it.
public final class PrivateFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final String PREFIX = "program-";

    private final Path folder;

    private PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /// - **parent** made where it is missing
    public static PrivateFolder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        var folder = Files.createDirectory(
                parent.resolve(PREFIX + Ids.next()), PosixFilePermissions.asFileAttribute(OURS_ALONE));
        Files.createDirectory(folder.resolve("in"));
        Files.createDirectory(folder.resolve("out"));
        return new PrivateFolder(folder);
    }

    /// Deletes what a crash left, before any program runs.
    public static void sweep(Path parent) throws IOException {
        if (Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            try (var left = Files.newDirectoryStream(parent, PREFIX + "*")) {
                for (var folder : left) {
                    delete(folder);
                }
            }
        }
    }

    public Path input() {
        return folder.resolve("in");
    }

    public Path output() {
        return folder.resolve("out");
    }

    /// Makes room: the program has ended.
    public void clearInput() throws IOException {
        delete(input());
    }

    /// A file of ours that no program sees.
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Deleting());
        } catch (IOException | UncheckedIOException stubborn) {
            deleteStubborn(folder);
        }
    }

    /// Folders nested deeper than a path can say: rm goes down one by one.
    private static void deleteStubborn(Path folder) throws IOException {
        try {
            var rm = new ProcessBuilder("rm", "-rf", "--", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (rm.waitFor() != 0 || Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("a private folder could not be deleted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a private folder was deleted");
        }
    }

    /// Follows no link.
    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
