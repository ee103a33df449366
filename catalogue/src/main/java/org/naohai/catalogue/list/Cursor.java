package org.naohai.catalogue.list;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;

/// Where a page ended: the sort key and id of its last row, opaque to callers.
///
/// It grants nothing: every page applies the reader's own scopes anew. The checksum only tells a mangled one.
///
/// - **order** the list and its order, so that a cursor of another list is refused
public record Cursor(String order, String key, UUID id) {

    private static final String BETWEEN = "\u001f";
    private static final long YEAR_9999 = 253_402_300_800_000_000L;
    private static final UUID LAST_ID = new UUID(-1L, -1L);
    private static final UUID FIRST_ID = new UUID(0L, 0L);

    /// Before the newest row; `key` counts microseconds since 1970.
    public static Cursor newest(String order) {
        return new Cursor(order, Long.toString(Long.MAX_VALUE), LAST_ID);
    }

    /// Before the first row in the order of names.
    public static Cursor first(String order) {
        return new Cursor(order, "", FIRST_ID);
    }

    public static Cursor at(String order, Instant modifiedAt, UUID id) {
        return new Cursor(order, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, modifiedAt)), id);
    }

    /// The start where no cursor is given.
    ///
    /// - **fails** `CURSOR_INVALID` for what this list did not hand out
    public static Cursor parse(@Nullable String encoded, Cursor start) {
        if (encoded == null || encoded.isEmpty()) {
            return start;
        }
        var cursor = decoded(encoded);
        if (!cursor.order().equals(start.order())) {
            throw invalid();
        }
        return cursor;
    }

    public String encoded() {
        var text = order + BETWEEN + key + BETWEEN + id;
        var checked = text + BETWEEN + checksum(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(checked.getBytes(StandardCharsets.UTF_8));
    }

    /// The key of a list by time.
    public long micros() {
        try {
            long micros = Long.parseLong(key);
            if (micros < 0 || (micros > YEAR_9999 && micros != Long.MAX_VALUE)) {
                throw invalid();
            }
            return micros;
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static Cursor decoded(String encoded) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int end = text.lastIndexOf(BETWEEN);
            var parts = text.substring(0, Math.max(end, 0)).split(BETWEEN, -1);
            if (parts.length != 3 || !text.substring(end + 1).equals(checksum(text.substring(0, end)))) {
                throw invalid();
            }
            return new Cursor(parts[0], parts[1], UUID.fromString(parts[2]));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /// What this list did not hand out.
    public static Refused invalid() {
        return Refused.of(
                Refused.Kind.INVALID, "CURSOR_INVALID", "cursor", "an unknown cursor", "a cursor of this list");
    }
}
