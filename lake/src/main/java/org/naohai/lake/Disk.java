package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Objects;

/// The few moves that make bytes durable on a POSIX file system.
public final class Disk {

    /// Above this one sync of the whole volume is cheaper than one of each file.
    private static final int ONE_BY_ONE = 16;

    private Disk() {}

    public static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    public static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Makes finished files of one volume durable: a few one by one, many with one call where the system
    /// has one.
    public static void sync(Collection<Path> files) throws IOException {
        if (files.size() > ONE_BY_ONE && Volume.canSync()) {
            Volume.sync(folderOf(files.iterator().next()));
            return;
        }
        for (var file : files) {
            sync(file);
        }
    }

    /// A rename is durable once its folder is synced.
    public static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void syncFolders(Collection<Path> folders) throws IOException {
        if (folders.size() > ONE_BY_ONE && Volume.canSync()) {
            Volume.sync(folders.iterator().next());
            return;
        }
        for (var folder : folders) {
            syncFolder(folder);
        }
    }

    public static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file at the root");
    }

    /// Moves within one volume, over whatever stands there; the caller syncs the folder.
    static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(folderOf(to));
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
