package org.naohai.acquisition.dicom.receive;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.naohai.formats.dicom.dimse.AeTitle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log what senders do wrong: title and cause, nothing else of them. The same is told once a minute, with
/// how often it came; of many different ones only some, so that nobody fills the log.
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final long SPAN = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KINDS = 50;

    private final Map<Kind, Integer> unsaid = new HashMap<>();
    private int others;
    private long since = System.nanoTime();

    private final Teller teller;

    Complaints() {
        this(Complaints::say);
    }

    Complaints(Teller teller) {
        this.teller = teller;
    }

    private record Kind(String callingAe, String cause) {}

    /// Writes one line.
    @FunctionalInterface
    interface Teller {
        void tell(String callingAe, String cause, int times);
    }

    /// - **callingAe** as the sender wrote it, empty where it is not known
    synchronized void tell(String callingAe, String cause) {
        if (System.nanoTime() - since > SPAN) {
            sum();
        }
        var kind = new Kind(AeTitle.shown(callingAe), cause);
        var before = unsaid.get(kind);
        if (before != null) {
            unsaid.put(kind, before + 1);
        } else if (unsaid.size() < MOST_KINDS) {
            unsaid.put(kind, 0);
            teller.tell(kind.callingAe(), kind.cause(), 1);
        } else {
            others++;
        }
    }

    private void sum() {
        unsaid.forEach((kind, times) -> {
            if (times > 0) {
                teller.tell(kind.callingAe(), kind.cause(), times);
            }
        });
        if (others > 0) {
            LOG.atWarn().addKeyValue("times", others).log("other associations ended early");
        }
        unsaid.clear();
        others = 0;
        since = System.nanoTime();
    }

    private static void say(String callingAe, String cause, int times) {
        LOG.atWarn()
                .addKeyValue("callingAe", callingAe)
                .addKeyValue("cause", cause)
                .addKeyValue("times", times)
                .log("association ended early");
    }
}
