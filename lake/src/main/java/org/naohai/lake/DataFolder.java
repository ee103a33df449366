package org.naohai.lake;

import java.nio.file.Path;

/// Where the installation keeps everything (`naohai.data`); one process owns it.
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }
}
