package org.naohai.governance.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// What outlives a power cut: files made whole or not at all, and the entries of their folders.
final class Durable {

    private Durable() {}

    /// Makes a file that only its owner reads (0600), whole or not at all; one that is there already stays.
    static void createPrivate(Path file, byte[] bytes) throws IOException {
        var folder = folderOf(file);
        createFolder(folder);
        var fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(fresh);
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            write(channel, ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another process was first; its file stands
        }
        Files.delete(fresh);
        syncFolder(folder);
    }

    static void append(Path file, ByteBuffer bytes) throws IOException {
        boolean made = Files.notExists(file);
        if (made) {
            createFolder(folderOf(file));
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            write(channel, bytes);
            channel.force(true);
        }
        if (made) {
            syncFolder(folderOf(file));
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            syncFolder(folderOf(folder));
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file at the root");
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
