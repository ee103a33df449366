package org.naohai.acquisition.dicom.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.naohai.acquisition.dicom.inbox.Decision.Action;
import org.naohai.kernel.Refused;

/// Which series a decision is about: held ones are released, archived ones moved.
///
/// - **releases** whether something held is; **held** may be empty where what is held has no series that could be read
record Plan(boolean releases, List<ArrivedSeries> held, List<ArrivedSeries> archived) {

    Plan {
        held = List.copyOf(held);
        archived = List.copyOf(archived);
    }

    static Plan of(Arrival arrival, List<ArrivedSeries> all, Wish wish) {
        var chosen = chosen(all, wish);
        if (chosen.stream().anyMatch(ArrivedSeries::isArriving)) {
            throw Refused.of(Refused.Kind.CONFLICT, "DICOM_STILL_ARRIVING", null, "arriving", "complete");
        }
        var held = chosen.stream().filter(ArrivedSeries::isHeld).toList();
        boolean releases = arrival.isHeld() && (wish.series().isEmpty() || !held.isEmpty());
        var archived = moves(arrival, wish)
                ? chosen.stream().filter(ArrivedSeries::isArchived).toList()
                : List.<ArrivedSeries>of();
        if (!releases && archived.isEmpty()) {
            throw Refused.of(Refused.Kind.CONFLICT, "DICOM_NOTHING_TO_DECIDE", null, arrival.state(), Arrival.HELD);
        }
        return new Plan(releases, held, archived);
    }

    private static boolean moves(Arrival arrival, Wish wish) {
        return wish.action() != Action.ACCEPT
                && wish.action() != Action.DISCARD
                && wish.target() != null
                && !wish.target().equals(arrival.target());
    }

    private static List<ArrivedSeries> chosen(List<ArrivedSeries> all, Wish wish) {
        if (wish.series().isEmpty()) {
            return all;
        }
        Set<String> wanted = new HashSet<>(wish.series());
        var chosen = all.stream().filter(one -> wanted.contains(one.hash())).toList();
        if (chosen.size() != wanted.size()) {
            throw Refused.of(Refused.Kind.INVALID, "DICOM_SERIES_UNKNOWN", "series", "an unknown one", "a known one");
        }
        return chosen;
    }
}
