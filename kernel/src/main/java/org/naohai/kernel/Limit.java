package org.naohai.kernel;

import org.jspecify.annotations.Nullable;

/// How many rows a page has.
public final class Limit {

    public static final int DEFAULT = 50;
    public static final int MAXIMUM = 200;

    private Limit() {}

    /// - **fails** `LIMIT_INVALID` outside 1–200
    public static int of(@Nullable Integer wanted) {
        return of(wanted, DEFAULT);
    }

    /// - **usual** where none is wanted
    public static int of(@Nullable Integer wanted, int usual) {
        if (wanted == null) {
            return usual;
        }
        if (wanted < 1 || wanted > MAXIMUM) {
            throw Refused.of(Refused.Kind.INVALID, "LIMIT_INVALID", "limit", wanted.toString(), "1–" + MAXIMUM);
        }
        return wanted;
    }
}
