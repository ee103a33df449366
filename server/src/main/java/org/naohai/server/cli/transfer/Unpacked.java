package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.naohai.acquisition.ImportPath;
import org.naohai.kernel.Problem;

/// The files of a source in a folder of its own that only this account may enter; gone when closed, for they may hold
/// identities. Paths are held to the rules of an import: nothing is written outside.
final class Unpacked implements AutoCloseable {

    private static final String ANNEX = ".git/annex/objects/";

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    private Unpacked(Path folder) {
        this.folder = folder;
    }

    static Unpacked of(Source source) throws IOException, InterruptedException {
        var unpacked = new Unpacked(Files.createTempDirectory("naohai-validate"));
        try {
            source.each(unpacked::take);
            unpacked.problems.addAll(source.problems());
            return unpacked;
        } catch (IOException | InterruptedException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    /// What is not in the folder, and why.
    List<Problem> problems() {
        return problems;
    }

    private void take(SourceEntry entry) throws IOException {
        var fine = new ArrayList<String>();
        ImportPath.check(entry.path(), fine::add, problems::add);
        for (var path : fine) {
            var link = entry.link();
            if (link != null && !link.contains(ANNEX)) {
                problems.add(Problem.error("ARCHIVE_LINK", path, null, "symbolic link", "a file with its content"));
            } else {
                write(path, entry);
            }
        }
    }

    private void write(String path, SourceEntry entry) throws IOException {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || !room(file)) {
            problems.add(Problem.error("PATH_CASE_CONFLICT", path, null, "a file and a folder", "names that differ"));
            return;
        }
        if (entry.link() != null) {
            Files.write(file, entry.link().getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (var in = entry.content().open()) {
            Files.copy(in, file);
        }
    }

    /// Whether the file may stand there: no file is in the place of its folders, none is there already.
    private static boolean room(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return !Files.exists(file);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
