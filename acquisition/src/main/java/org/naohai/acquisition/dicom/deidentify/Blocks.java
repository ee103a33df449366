package org.naohai.acquisition.dicom.deidentify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Tag;

/// Who has reserved the blocks of the private groups of a data set (PS3.5 7.8.1). Items that do not say so
/// themselves are taken to mean those of the data set they stand in, as United Imaging and Philips write them.
final class Blocks {

    private final @Nullable Blocks around;
    private @Nullable Map<Integer, String> creators;
    private int asked = -1;
    private @Nullable String answer;

    Blocks(@Nullable Blocks around) {
        this.around = around;
    }

    /// - **tag** `(gggg,00bb)`
    void reserve(int tag, String creator) {
        if (creators == null) {
            creators = new HashMap<>();
        }
        creators.put(tag, creator);
        asked = -1;
    }

    /// - **tag** `(gggg,bbee)`
    @Nullable
    String creator(int tag) {
        int reservation = tag & 0xFFFF0000 | Tag.element(tag) >> 8;
        if (reservation != asked) {
            asked = reservation;
            answer = find(reservation);
        }
        return answer;
    }

    private @Nullable String find(int reservation) {
        for (var blocks = this; blocks != null; blocks = blocks.around) {
            var creator = blocks.creators == null ? null : blocks.creators.get(reservation);
            if (creator != null) {
                return creator;
            }
        }
        return null;
    }
}
