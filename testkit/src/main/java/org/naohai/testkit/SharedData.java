package org.naohai.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Real data made by others, beside the project and never in it; a test that needs it says when it is missing.
public final class SharedData {

    private SharedData() {}

    /// A folder or file below `../shared/data` as seen from the project's root, e.g. `cohort/participants.tsv`.
    public static Optional<Path> find(String relative) {
        var path = projectRoot().resolveSibling("shared").resolve("data").resolve(relative);
        if (Files.exists(path)) {
            return Optional.of(path);
        }
        System.err.println("real data not here, its test is skipped: " + relative);
        return Optional.empty();
    }

    /// For `@EnabledIf("org.naohai.testkit.SharedData#present")`.
    public static boolean present() {
        return find("cohort").isPresent();
    }

    /// The folder that holds the parent pom.
    public static Path projectRoot() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("testkit/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("run the tests inside the project");
        }
        return folder;
    }
}
