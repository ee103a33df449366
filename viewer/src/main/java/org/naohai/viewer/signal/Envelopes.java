package org.naohai.viewer.signal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.electrophysiology.SignalReader;
import org.springframework.stereotype.Component;

/// The envelopes of the recordings looked at last, in memory, by the SHA-256 of their main file.
///
/// An envelope costs one reading of the recording; one is made at a time, so that many first looks at long recordings
/// queue for the disk instead of fighting over it. State is guarded by this object's lock.
@Component
public final class Envelopes {

    private static final long BUDGET_EACH = 48L << 20;
    private static final long BUDGET_ALL = 192L << 20;

    private final Map<String, Envelope> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Object making = new Object();

    /// The envelope, read now if it is not here.
    Envelope get(String sha256, SignalReader reader) throws IOException {
        synchronized (making) {
            var known = find(sha256);
            if (known != null) {
                return known;
            }
            var made = new Envelope(reader.header(), BUDGET_EACH);
            reader.read(List.of(made));
            keep(sha256, made);
            return made;
        }
    }

    @Nullable
    Envelope find(String sha256) {
        synchronized (kept) {
            return kept.get(sha256);
        }
    }

    private void keep(String sha256, Envelope made) {
        synchronized (kept) {
            kept.put(sha256, made);
            long total = kept.values().stream().mapToLong(Envelope::bytes).sum();
            var eldest = kept.entrySet().iterator();
            while (total > BUDGET_ALL && kept.size() > 1) {
                total -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
    }
}
