package org.naohai.catalogue.dicom.retrieve;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the instances of lately asked series lie, for two seconds.
///
/// - **memory** so many instances in all, however many series they are of
final class RecentSeries {

    private static final long KEPT = Duration.ofSeconds(2).toNanos();

    private final int mostInstances;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private int instances;

    RecentSeries(int mostInstances) {
        this.mostInstances = mostInstances;
    }

    private record Kept(Located series, long at) {
        int size() {
            return 1 + series.parts().size();
        }

        boolean isFresh(long now) {
            return now - at < KEPT;
        }
    }

    synchronized Optional<Located> find(String series) {
        return Optional.ofNullable(kept.get(series))
                .filter(one -> one.isFresh(System.nanoTime()))
                .map(Kept::series);
    }

    synchronized void keep(Located series) {
        long now = System.nanoTime();
        forget(kept.remove(series.seriesUid()));
        var fresh = new Kept(series, now);
        var eldest = kept.values().iterator();
        while (eldest.hasNext()) {
            var one = eldest.next();
            if (one.isFresh(now) && instances + fresh.size() <= mostInstances) {
                break;
            }
            eldest.remove();
            forget(one);
        }
        if (fresh.size() <= mostInstances) {
            kept.put(series.seriesUid(), fresh);
            instances += fresh.size();
        }
    }

    private void forget(@Nullable Kept one) {
        instances -= one == null ? 0 : one.size();
    }

    /// Series and instances that are held.
    synchronized int size() {
        return instances;
    }
}
