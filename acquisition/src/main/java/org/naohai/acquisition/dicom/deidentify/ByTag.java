package org.naohai.acquisition.dicom.deidentify;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A map from tags: open addressing, no boxes. Owned by one thread while it is filled.
final class ByTag<T> {

    private int[] tags = new int[16];
    private @Nullable Object[] values = new Object[16];
    private int size;

    @Nullable
    T get(int tag) {
        return value(values[slot(tags, values, tag)]);
    }

    void put(int tag, T value) {
        int at = slot(tags, values, tag);
        if (values[at] == null && ++size * 2 > tags.length) {
            grow();
            at = slot(tags, values, tag);
        }
        tags[at] = tag;
        values[at] = value;
    }

    void forEach(Consumer<T> consumer) {
        for (var value : values) {
            var one = this.<T>value(value);
            if (one != null) {
                consumer.accept(one);
            }
        }
    }

    private void grow() {
        var moreTags = new int[tags.length * 2];
        var moreValues = new @Nullable Object[values.length * 2];
        for (int i = 0; i < tags.length; i++) {
            if (values[i] != null) {
                int at = slot(moreTags, moreValues, tags[i]);
                moreTags[at] = tags[i];
                moreValues[at] = values[i];
            }
        }
        tags = moreTags;
        values = moreValues;
    }

    /// Where a tag stands, or the free place where it would.
    private static int slot(int[] tags, @Nullable Object[] values, int tag) {
        int mask = tags.length - 1;
        int at = (tag * 0x9E3779B9 >>> 12) & mask;
        while (values[at] != null && tags[at] != tag) {
            at = at + 1 & mask;
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private <S> @Nullable S value(@Nullable Object value) {
        return (S) value;
    }
}
