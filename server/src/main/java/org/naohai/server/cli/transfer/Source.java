package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.naohai.kernel.Problem;

/// What is imported: a folder, a file, a `.zip` or a `.tar.gz`. Owned by one thread.
interface Source extends AutoCloseable {

    /// Calls back for each file in a fixed order; its content can be opened until the call returns.
    void each(Visitor visitor) throws IOException, InterruptedException;

    /// Whether what a visit got can still be opened after it.
    default boolean lasts() {
        return false;
    }

    /// What could not be read here, and so is not sent.
    List<Problem> problems();

    /// Bytes that will be read from here, for the progress bar.
    long bytes();

    @Override
    void close() throws IOException;

    /// Takes one file.
    interface Visitor {
        void visit(SourceEntry entry) throws IOException, InterruptedException;
    }

    static Source of(Path path) throws IOException {
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(path) && name.endsWith(".zip")) {
            return new GuardedSource(new ZipSource(path), Files.size(path));
        }
        if (Files.isRegularFile(path) && (name.endsWith(".tar.gz") || name.endsWith(".tgz") || name.endsWith(".tar"))) {
            return new GuardedSource(new TarSource(path), Files.size(path));
        }
        return new FolderSource(path);
    }

    static boolean isArchive(Path path) {
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && name.matches(".*\\.(zip|tar|tgz|tar\\.gz)");
    }

    /// The name a dataset gets when none is given: that of the folder or archive.
    static String datasetName(Path path) {
        var name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        return name.replaceFirst("(?i)\\.(zip|tgz|tar|tar\\.gz)$", "");
    }
}
