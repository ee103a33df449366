package org.naohai.catalogue.dicom.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Cursor;

/// Where a page of studies ended: opaque to callers, grants nothing.
///
/// - **date**, **study** of the last study shown
public record Bookmark(String date, String study) {

    /// Before the newest study.
    public static final Bookmark START = new Bookmark("~", "~");

    private static final String MARK = "studies";

    /// - **fails** `CURSOR_INVALID` for what no list handed out
    public static Bookmark parse(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return START;
        }
        try {
            var parts = List.of(
                    new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII).split("/", -1));
            if (parts.size() != 3
                    || !parts.getFirst().equals(MARK)
                    || !parts.get(1).matches("\\d{0,8}")
                    || !Condition.UID.matcher(parts.get(2)).matches()) {
                throw Cursor.invalid();
            }
            return new Bookmark(parts.get(1), parts.get(2));
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((MARK + "/" + date + "/" + study).getBytes(StandardCharsets.US_ASCII));
    }
}
