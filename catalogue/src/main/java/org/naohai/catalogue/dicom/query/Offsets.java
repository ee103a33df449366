package org.naohai.catalogue.dicom.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where the pages of lately asked lists ended, so that who pages by offset does not walk over all earlier
/// pages again.
///
/// It only says where to begin: every page is filtered anew for whoever asks.
final class Offsets {

    private static final int MOST_ASKS = 300;
    private static final int MOST_PLACES = 64;
    private static final long KEPT_NANOS = 120_000_000_000L;

    private final Map<String, TreeMap<Integer, Place>> places = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TreeMap<Integer, Place>> eldest) {
            return size() > MOST_ASKS;
        }
    };

    private record Place(Bookmark bookmark, long at) {
        boolean isFresh(long now) {
            return now - at < KEPT_NANOS;
        }
    }

    /// - **bookmark** of the row before the one at this offset
    record Known(int offset, Bookmark bookmark) {}

    /// What stands for a question, however long it is.
    ///
    /// - **reach** scopes of whoever asks
    static String ask(Set<Integer> reach, List<Condition> conditions) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(new TreeSet<>(reach).toString()));
            for (var condition : conditions) {
                var text = condition.toString();
                digest.update(bytes(text.length() + ":" + text));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    synchronized Known nearest(String ask, int offset) {
        var before = places.getOrDefault(ask, new TreeMap<>()).floorEntry(offset);
        return before != null && before.getValue().isFresh(System.nanoTime())
                ? new Known(before.getKey(), before.getValue().bookmark())
                : new Known(0, Bookmark.START);
    }

    synchronized void remember(String ask, int offset, Bookmark bookmark) {
        long now = System.nanoTime();
        var mine = places.computeIfAbsent(ask, one -> new TreeMap<>());
        mine.values().removeIf(place -> !place.isFresh(now));
        mine.put(offset, new Place(bookmark, now));
        if (mine.size() > MOST_PLACES) {
            mine.pollFirstEntry();
        }
    }

    /// Of all asks.
    synchronized int size() {
        return places.values().stream().mapToInt(TreeMap::size).sum();
    }
}
