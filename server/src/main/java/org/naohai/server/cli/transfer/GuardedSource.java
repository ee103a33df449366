package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.naohai.kernel.Problem;

/// An archive that may lie: of two entries of one name the first counts, and what inflates beyond all reason is left.
///
/// - **bound** 1 GiB, or 200 times the archive where that is more: gzip reaches 1,032 on zeros, images of brains 2–20
final class GuardedSource implements Source {

    private static final long ALWAYS_FINE = 1L << 30;
    private static final long TIMES = 200;

    private final Source source;
    private final long most;
    private final Set<String> seen = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long inflated;

    /// - **archiveBytes** as it lies on disk
    GuardedSource(Source source, long archiveBytes) {
        this(source, archiveBytes, ALWAYS_FINE);
    }

    GuardedSource(Source source, long archiveBytes, long alwaysFine) {
        this.source = source;
        this.most = Math.max(alwaysFine, TIMES * archiveBytes);
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        seen.clear();
        inflated = 0;
        source.each(entry -> {
            if (!seen.add(entry.path())) {
                problems.add(Problem.error(
                        "ARCHIVE_DUPLICATE_NAME", entry.path(), null, "2 × " + entry.path(), "1 × " + entry.path()));
            } else if (inflated + entry.size() > most) {
                problems.add(Problem.error(
                        "ARCHIVE_BOMB",
                        entry.path(),
                        null,
                        "> " + (inflated + entry.size()) + " B",
                        "≤ " + most + " B"));
            } else {
                inflated += entry.size();
                visitor.visit(entry);
            }
        });
    }

    @Override
    public List<Problem> problems() {
        var all = new ArrayList<>(source.problems());
        all.addAll(problems);
        return all;
    }

    @Override
    public long bytes() {
        return source.bytes();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
