package org.naohai.acquisition.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.naohai.acquisition.Intake.Counts;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;

/// Counts files by what became of them. Owned by one thread.
final class Tally {

    private static final int PROBLEMS_KEPT = 2000;

    private final long files;
    private final long bytes;
    private final Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
    private final List<Problem> problems = new ArrayList<>();
    private long duplicates;

    Tally(long files, long bytes) {
        this.files = files;
        this.bytes = bytes;
    }

    void add(Verdict verdict, long count, Collection<Problem> found) {
        byVerdict.merge(verdict, count, Long::sum);
        found.stream().limit(Math.max(0, PROBLEMS_KEPT - problems.size())).forEach(problems::add);
    }

    void duplicates(long count) {
        duplicates += count;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Counts counts() {
        long accepted = byVerdict.getOrDefault(Verdict.PASSED, 0L);
        long warned = byVerdict.getOrDefault(Verdict.WARNED, 0L);
        long quarantined = byVerdict.getOrDefault(Verdict.REJECTED, 0L);
        long unknown = byVerdict.getOrDefault(Verdict.UNKNOWN, 0L);
        long done = accepted + warned + quarantined + unknown + duplicates;
        return new Counts(files, bytes, done, accepted, warned, quarantined, unknown, duplicates);
    }
}
