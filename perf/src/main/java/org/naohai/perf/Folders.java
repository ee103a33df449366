package org.naohai.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Scratch folders of a benchmark.
final class Folders {

    private Folders() {}

    /// Below the project's `target`, so that peer and program use the same disk.
    static Path scratch(String name) throws IOException {
        var folder = Machine.home().resolve("perf/target/bench").resolve(name);
        delete(folder);
        return Files.createDirectories(folder);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
