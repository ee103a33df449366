package org.naohai.catalogue.dicom.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.naohai.governance.Acting;

/// Where the pages of lately asked lists ended, so that who pages by offset does not walk over all earlier
/// pages again.
///
/// It only says where to begin: every page is filtered anew for whoever asks.
final class Offsets {

    private static final int MOST = 10_000;
    private static final int FURTHEST = 4_000;
    private static final long KEPT_NANOS = 120_000_000_000L;

    private final Map<Ask, Place> places = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ask, Place> eldest) {
            return size() > MOST;
        }
    };

    private record Ask(Set<Integer> scopes, List<Condition> conditions, int offset) {}

    private record Place(Bookmark bookmark, long at) {}

    /// - **bookmark** of the row before the one at this offset
    record Known(int offset, Bookmark bookmark) {}

    synchronized Known nearest(List<Condition> conditions, int offset) {
        long now = System.nanoTime();
        for (int before = offset; before > 0 && before > offset - FURTHEST; before--) {
            var place = places.get(ask(conditions, before));
            if (place != null && now - place.at() < KEPT_NANOS) {
                return new Known(before, place.bookmark());
            }
        }
        return new Known(0, Bookmark.START);
    }

    synchronized void remember(List<Condition> conditions, int offset, Bookmark bookmark) {
        var ask = ask(conditions, offset);
        places.remove(ask);
        places.put(ask, new Place(bookmark, System.nanoTime()));
    }

    private static Ask ask(List<Condition> conditions, int offset) {
        return new Ask(Acting.who().reach().read(), conditions, offset);
    }
}
