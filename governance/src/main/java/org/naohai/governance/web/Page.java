package org.naohai.governance.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Limit;
import org.naohai.kernel.OpaqueKey;

/// A list as every endpoint answers it; `next` is the cursor of the next page, null at the end.
public record Page<T>(List<T> items, @Nullable String next) {

    /// One page of what is in memory, in the order of its key.
    ///
    /// - **cursor** what a page before handed out · **limit** 1–200; none: 200
    /// - **fails** `CURSOR_INVALID`, `LIMIT_INVALID`
    public static <T> Page<T> of(
            List<T> all, Function<T, String> key, @Nullable String cursor, @Nullable Integer limit) {
        int most = Limit.of(limit, Limit.MAXIMUM);
        var after = OpaqueKey.decode(cursor);
        var rest = all.stream()
                .sorted(Comparator.comparing(key))
                .filter(one -> after == null || key.apply(one).compareTo(after) > 0)
                .toList();
        return rest.size() <= most
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, most), OpaqueKey.encode(key.apply(rest.get(most - 1))));
    }
}
