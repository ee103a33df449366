package org.naohai.acquisition.dicom.receive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many associations there may be, in total and of one calling title. Thread-safe.
final class Seats {

    private final int total;
    private final int perPeer;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Seats(int total, int perPeer) {
        this.total = total;
        this.perPeer = perPeer;
    }

    /// Given back by closing, once.
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Optional<Seat> take(String peer) {
        int ofPeer = taken.getOrDefault(peer, 0);
        if (all >= total || ofPeer >= perPeer) {
            return Optional.empty();
        }
        taken.put(peer, ofPeer + 1);
        all++;
        return Optional.of(() -> giveBack(peer));
    }

    private synchronized void giveBack(String peer) {
        all--;
        taken.computeIfPresent(peer, (key, number) -> number == 1 ? null : number - 1);
    }

    synchronized int taken() {
        return all;
    }
}
