package org.naohai.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The key of the last row of a page, opaque to callers. It grants nothing; the checksum only tells a mangled one.
public final class OpaqueKey {

    private static final char BETWEEN = '\u001f';

    private OpaqueKey() {}

    public static String encode(String key) {
        var checked = key + BETWEEN + checksum(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(checked.getBytes(StandardCharsets.UTF_8));
    }

    /// Null where there is no cursor.
    ///
    /// - **fails** `CURSOR_INVALID` for what no list handed out
    public static @Nullable String decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int end = text.lastIndexOf(BETWEEN);
            if (end < 0 || !text.substring(end + 1).equals(checksum(text.substring(0, end)))) {
                throw invalid();
            }
            return text.substring(0, end);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    public static Refused invalid() {
        return Refused.of(
                Refused.Kind.INVALID, "CURSOR_INVALID", "cursor", "an unknown cursor", "a cursor of this list");
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
