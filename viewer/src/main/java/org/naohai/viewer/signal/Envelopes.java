package org.naohai.viewer.signal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.electrophysiology.SignalReader;
import org.springframework.stereotype.Component;

/// The envelopes of the recordings looked at last, in memory, by the content of all their files.
///
/// An envelope costs one reading of the recording; one is made at a time, so that many first looks at long recordings
/// queue for the disk instead of fighting over it. State is guarded by this object's lock.
@Component
public final class Envelopes {

    private static final long BUDGET_EACH = 48L << 20;
    private static final long BUDGET_ALL = 192L << 20;

    private final Map<List<String>, Envelope> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Object making = new Object();

    /// The envelope, read now if it is not here.
    ///
    /// - **content** SHA-256 of each file: a BrainVision header alone is the same in many recordings
    Envelope get(List<String> content, SignalReader reader) throws IOException {
        var ready = find(content);
        if (ready != null) {
            return ready;
        }
        synchronized (making) {
            var known = find(content);
            if (known != null) {
                return known;
            }
            var made = new Envelope(reader.header(), BUDGET_EACH);
            reader.read(List.of(made));
            keep(content, made);
            return made;
        }
    }

    @Nullable
    Envelope find(List<String> content) {
        synchronized (kept) {
            return kept.get(content);
        }
    }

    private void keep(List<String> content, Envelope made) {
        synchronized (kept) {
            kept.put(content, made);
            long total = kept.values().stream().mapToLong(Envelope::bytes).sum();
            var eldest = kept.entrySet().iterator();
            while (total > BUDGET_ALL && kept.size() > 1) {
                total -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
    }
}
