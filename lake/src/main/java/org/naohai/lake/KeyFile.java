package org.naohai.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A 256-bit key in a file of its own, mode 0600, made on first use; without it what it sealed is lost.
public final class KeyFile {

    private static final int BYTES = 32;

    private KeyFile() {}

    public static SecretKey loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var bytes = Files.readAllBytes(file);
            if (bytes.length != BYTES) {
                throw new IllegalStateException(
                        file.getFileName() + " holds " + bytes.length + " bytes, not 32: put the backup back");
            }
            return new SecretKeySpec(bytes, "AES");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(Disk.folderOf(file));
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(fresh);
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(ByteBuffer.wrap(key));
            channel.force(true);
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another thread was first; its key stands
        }
        Files.delete(fresh);
        Disk.syncFolder(Disk.folderOf(file));
    }
}
