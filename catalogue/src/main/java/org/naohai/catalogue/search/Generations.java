package org.naohai.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;

/// The generations of the index below one folder; the file `CURRENT` names the one that answers.
final class Generations {

    private static final String POINTER = "CURRENT";

    private final Path root;

    Generations(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    Optional<Path> current() throws IOException {
        var pointer = root.resolve(POINTER);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        var folder = root.resolve(Files.readString(pointer).strip()).normalize();
        return folder.startsWith(root) && SearchIndex.exists(folder) ? Optional.of(folder) : Optional.empty();
    }

    Path fresh() throws IOException {
        return Files.createTempDirectory(root, "generation-");
    }

    /// From now on this one answers; the others are deleted.
    void use(Path generation) throws IOException {
        var beside = root.resolve(POINTER + ".new");
        Files.writeString(beside, generation.getFileName().toString());
        Files.move(beside, root.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var others = Files.newDirectoryStream(root, "generation-*")) {
            for (var other : others) {
                if (!other.equals(generation)) {
                    delete(other);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(Generations::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
