package org.naohai.acquisition.dicom.deidentify;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Value;

/// What the values of one attribute became, so that a value that many instances share is judged once. The
/// latest value takes the place of one whose hash points there too. Owned by one thread.
final class Memo {

    private static final int FEWEST = 8;
    private static final int MOST = 256;
    private static final int LONG = 1024;
    private static final int HASHED = 64;

    private final Budget budget;
    private @Nullable Seen[] seen = new Seen[FEWEST];
    private int misses;

    Memo(Budget budget) {
        this.budget = budget;
    }

    /// What a value became.
    ///
    /// - **element** null where it stays as it is · **kinds** of identity found in it
    record Outcome(@Nullable Element element, List<String> kinds) {
        static final Outcome UNCHANGED = new Outcome(null, List.of());
    }

    private record Seen(byte[] value, Outcome outcome) {}

    @Nullable
    Outcome get(Value.Bytes bytes) {
        var one = seen[slot(bytes)];
        int from = bytes.offset();
        return one != null
                        && one.value.length == bytes.length()
                        && Arrays.equals(one.value, 0, one.value.length, bytes.array(), from, from + bytes.length())
                ? one.outcome
                : null;
    }

    Outcome put(Value.Bytes bytes, Outcome outcome) {
        int length = bytes.length();
        if (++misses > 2 * seen.length && seen.length < MOST && length < LONG) {
            clear();
            seen = new Seen[seen.length * 4];
        }
        int slot = slot(bytes);
        forget(slot);
        if (length < LONG || budget.takes(length)) {
            seen[slot] = new Seen(bytes.copy(), outcome);
        }
        return outcome;
    }

    private void forget(int slot) {
        var one = seen[slot];
        if (one != null && one.value.length >= LONG) {
            budget.gives(one.value.length);
        }
        seen[slot] = null;
    }

    void clear() {
        for (int slot = 0; slot < seen.length; slot++) {
            forget(slot);
        }
    }

    /// Of long values some bytes all over.
    private int slot(Value.Bytes bytes) {
        var array = bytes.array();
        int hash = bytes.length();
        int step = Math.max(1, bytes.length() / HASHED);
        for (int i = bytes.offset(), end = i + bytes.length(); i < end; i += step) {
            hash = 31 * hash + array[i];
        }
        return (hash ^ hash >>> 16) & seen.length - 1;
    }
}
