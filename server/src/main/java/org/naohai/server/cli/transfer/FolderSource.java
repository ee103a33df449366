package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.naohai.kernel.Problem;

/// A folder or one file. Links are followed inside the folder only; the repository's own `.git` is no data.
final class FolderSource implements Source {

    private final List<SourceEntry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    FolderSource(Path path) throws IOException {
        var root = path.toRealPath();
        if (Files.isRegularFile(root)) {
            entries.add(file(String.valueOf(root.getFileName()), root, Files.size(root)));
        } else {
            Files.walkFileTree(root, new Walk(root));
            entries.sort(Comparator.comparing(SourceEntry::path));
        }
    }

    private static SourceEntry file(String path, Path file, long size) {
        return SourceEntry.ofFile(path, size, () -> Files.newInputStream(file));
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        for (var entry : entries) {
            visitor.visit(entry);
        }
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public long bytes() {
        return entries.stream().mapToLong(SourceEntry::size).sum();
    }

    @Override
    public void close() {}

    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;

        private Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var path = root.relativize(file).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
                link(path, file);
            } else if (!attributes.isRegularFile()) {
                problems.add(Problem.error("ARCHIVE_SPECIAL_FILE", path, null, "device or pipe", "a plain file"));
            } else if (!Files.isReadable(file)) {
                unreadable(path);
            } else {
                entries.add(file(path, file, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
        }

        private void link(String path, Path link) throws IOException {
            var target = Files.readSymbolicLink(link);
            var leadsTo = link.resolveSibling(target).normalize();
            if (Files.isRegularFile(link) && link.toRealPath().startsWith(root)) {
                entries.add(file(path, link, Files.size(link)));
            } else if (!Files.isDirectory(leadsTo)) {
                entries.add(SourceEntry.ofLink(path, target.toString()));
            } else {
                problems.add(Problem.warning("ARCHIVE_LINK", path, null, "link to a folder", "a folder"));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            unreadable(root.relativize(file).toString());
            return FileVisitResult.CONTINUE;
        }

        private void unreadable(String path) {
            problems.add(Problem.error("FILE_UNREADABLE", path, null, "no permission to read", "a readable file"));
        }
    }
}
