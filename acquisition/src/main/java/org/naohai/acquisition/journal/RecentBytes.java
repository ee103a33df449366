package org.naohai.acquisition.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.naohai.acquisition.journal.ReceivedFile.Place;

/// The small files that were read last, up to 32 MiB of them. Nobody may change the bytes. Safe for several
/// threads.
final class RecentBytes {

    private static final long MOST = 32L << 20;

    private final Map<Place.InSegment, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized Optional<byte[]> find(Place.InSegment place) {
        return Optional.ofNullable(kept.get(place));
    }

    synchronized void keep(Place.InSegment place, byte[] content) {
        if (kept.putIfAbsent(place, content) == null) {
            bytes += content.length;
        }
        for (var oldest = kept.entrySet().iterator(); bytes > MOST && oldest.hasNext(); ) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }
}
