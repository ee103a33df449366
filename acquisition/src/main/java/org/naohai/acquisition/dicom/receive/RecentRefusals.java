package org.naohai.acquisition.dicom.receive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import org.naohai.acquisition.DicomPort.Refusal;
import org.naohai.formats.dicom.dimse.AeTitle;

/// Who was turned away lately, so that a scanner with a mistyped title is found. Thread-safe.
final class RecentRefusals {

    private static final int MOST = 20;

    private final ArrayDeque<Refusal> refusals = new ArrayDeque<>();

    synchronized void add(String callingAe, String cause) {
        var ae = AeTitle.shown(callingAe);
        refusals.removeIf(one -> one.ae().equals(ae) && one.cause().equals(cause));
        refusals.addFirst(new Refusal(ae, cause, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        if (refusals.size() > MOST) {
            refusals.removeLast();
        }
    }

    synchronized List<Refusal> newestFirst() {
        return List.copyOf(refusals);
    }
}
