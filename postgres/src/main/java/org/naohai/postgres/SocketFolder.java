package org.naohai.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where a Unix socket may lie: its path has room for 107 bytes (`sun_path`, Linux `unix(7)`; 103 on macOS).
public final class SocketFolder {

    private static final int LONGEST_PATH = 103;
    private static final int NAME = ".s.PGSQL.5432.lock".length() + 1;

    private SocketFolder() {}

    /// `socket` below the wanted folder, or, when that path is too long, a private folder (0700, ours) in the
    /// temporary one, named after the wanted path so that every start finds the same.
    public static Path of(Path wanted) throws IOException {
        var near = wanted.toAbsolutePath().normalize().resolve("socket");
        var folder = near.toString().getBytes(StandardCharsets.UTF_8).length + NAME <= LONGEST_PATH ? near : far(near);
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, mine);
        }
        requirePrivate(folder);
        return folder;
    }

    /// The socket file itself, or, when its path is too long, one of the same name in a private folder.
    public static Path place(Path socket) throws IOException {
        var near = socket.toAbsolutePath().normalize();
        return near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH
                ? near
                : of(near).resolve(near.getFileName());
    }

    private static Path far(Path near) {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().resolve("naohai-" + shortHash(near));
    }

    private static void requirePrivate(Path folder) throws IOException {
        var owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        var probe = Files.createTempFile(folder, "probe", "");
        var me = Files.getOwner(probe);
        Files.delete(probe);
        var permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        var mine = owner.equals(me) || me.getName().equals("root");
        if (!mine || Files.isSymbolicLink(folder) || !permissions.endsWith("------")) {
            throw new IOException("not a private folder: " + folder);
        }
    }

    private static String shortHash(Path path) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
