package org.naohai.acquisition.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.OpaqueKey;

/// A keyset page: `next` is the opaque cursor of the page after, null on the last.
public record Page<T>(List<T> items, @Nullable String next) {

    /// - **found** one more than the page holds where there is a next page
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, String> key, Function<R, T> view) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? OpaqueKey.encode(key.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    public static java.util.@Nullable UUID decodedId(@Nullable String cursor) {
        var text = OpaqueKey.decode(cursor);
        try {
            return text == null ? null : java.util.UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw OpaqueKey.invalid();
        }
    }
}
