package org.naohai.viewer.bytes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The head of an answer to a `Range` header, for servlets.
public final class ServletRanges {

    private ServletRanges() {}

    /// Status, range and length.
    ///
    /// - **returns** which bytes are to follow; empty where none can (416)
    public static Optional<ByteRange.Part> begin(@Nullable String range, long size, HttpServletResponse response) {
        var part = switch (ByteRange.of(range, size)) {
            case ByteRange.Whole() -> new ByteRange.Part(0, size - 1);
            case ByteRange.Part(long first, long last) -> partial(first, last, size, response);
            case ByteRange.Unsatisfiable() -> null;
        };
        if (part == null) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return Optional.empty();
        }
        response.setContentLengthLong(part.length());
        return Optional.of(part);
    }

    private static ByteRange.Part partial(long first, long last, long size, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + size);
        return new ByteRange.Part(first, last);
    }
}
