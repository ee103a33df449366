package org.naohai.acquisition.dicom.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Permissions of what a program gets.
final class Modes {

    private Modes() {}

    static void writable(Path folder) throws IOException {
        set(folder, "rwxrwxrwx");
    }

    /// The folder, and what lies in it.
    static void readable(Path folder) throws IOException {
        set(folder, "rwxr-xr-x");
        try (var inside = Files.list(folder)) {
            for (var file : (Iterable<Path>) inside::iterator) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    readable(file);
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    set(file, "rw-r--r--");
                }
            }
        }
    }

    private static void set(Path path, String permissions) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
