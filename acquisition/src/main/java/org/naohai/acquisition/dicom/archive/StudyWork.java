package org.naohai.acquisition.dicom.archive;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.kernel.Problem;

/// A study of which instances are coming.
final class StudyWork {

    final String sourceUid;
    /// Held while it is settled where the study belongs.
    final ReentrantLock settling = new ReentrantLock();
    final ArchiveTiming timing;
    private final Map<String, SeriesWork> series = new LinkedHashMap<>();
    private long changedAt = System.nanoTime();
    private boolean ended;
    private volatile @Nullable Settled settled;

    StudyWork(String sourceUid, ArchiveTiming timing) {
        this.sourceUid = sourceUid;
        this.timing = timing;
    }

    /// Where it belongs, or why a person has to say.
    ///
    /// - **patientId** as the first instance says: another one in the same study is not believed
    sealed interface Settled {
        UUID arrivalId();

        String patientId();

        record Going(UUID arrivalId, Place place, int scopeId, String patientId) implements Settled {}

        record Held(UUID arrivalId, @Nullable UUID projectId, Problem cause, String patientId) implements Settled {}
    }

    @Nullable
    Settled settled() {
        return settled;
    }

    boolean isOf(Set<UUID> arrivals) {
        var now = settled;
        return now != null && arrivals.contains(now.arrivalId());
    }

    /// Where it belongs is asked anew if it belonged to one of these, also where that is being settled now.
    ///
    /// - **returns** whether it did
    boolean isSettledAnew(Set<UUID> arrivals) {
        settling.lock();
        try {
            boolean mine = isOf(arrivals);
            if (mine) {
                settled = null;
            }
            return mine;
        } finally {
            settling.unlock();
        }
    }

    void settle(@Nullable Settled where) {
        settled = where;
    }

    /// The work on a series, begun where it is not; null once the study is over.
    synchronized @Nullable SeriesWork series(String uid, Function<String, SeriesWork> fresh) {
        if (ended) {
            return null;
        }
        changedAt = System.nanoTime();
        var now = series.get(uid);
        if (now == null || now.isEnded()) {
            now = fresh.apply(uid);
            series.put(uid, now);
        }
        return now;
    }

    synchronized Collection<SeriesWork> all() {
        return List.copyOf(series.values());
    }

    /// Whether every series is closed and nothing came for a while. It takes nothing more then.
    synchronized boolean isOver() {
        boolean quiet = System.nanoTime() - changedAt > timing.study().toNanos();
        ended = ended || quiet && series.values().stream().allMatch(SeriesWork::isClosed);
        return ended;
    }

    synchronized void changed() {
        changedAt = System.nanoTime();
    }
}
