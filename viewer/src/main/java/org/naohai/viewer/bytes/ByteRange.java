package org.naohai.viewer.bytes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `Range` header asks of an object of known size.
///
/// - **source** RFC 9110 §14.1.2 (`bytes=0-499`, `bytes=500-`, `bytes=-500`); several ranges at once, other units and
///   what cannot be parsed are ignored, as the RFC allows: the whole object is sent
public sealed interface ByteRange {

    /// - **first**, **last** both included
    record Part(long first, long last) implements ByteRange {
        public long length() {
            return last - first + 1;
        }
    }

    record Whole() implements ByteRange {}

    /// Nothing of what is asked is there: 416.
    record Unsatisfiable() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    static ByteRange of(@Nullable String header, long size) {
        return Optional.ofNullable(header)
                .map(ONE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(asked -> of(asked.group(1), asked.group(2), size))
                .orElse(new Whole());
    }

    private static ByteRange of(String first, String last, long size) {
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Whole();
        }
        return from >= size ? new Unsatisfiable() : new Part(from, Math.min(to, size - 1));
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size - 1);
    }
}
