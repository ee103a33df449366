package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A piece of a text and what stands there afterwards.
///
/// - **kind** of identity, `date` or `uid`
record Cut(int from, int to, String kind, String instead) {

    static final String MASK = "[...]";

    boolean masks() {
        return instead.equals(MASK);
    }

    /// In order and apart: what overlaps becomes one, and a mask of it masks all.
    static List<Cut> apart(List<Cut> cuts) {
        var sorted = new ArrayList<>(cuts);
        sorted.sort(Comparator.comparingInt(Cut::from)
                .thenComparing(Comparator.comparingInt(Cut::to).reversed()));
        var apart = new ArrayList<Cut>();
        for (var cut : sorted) {
            var last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || cut.from >= last.to) {
                apart.add(cut);
            } else {
                apart.set(apart.size() - 1, last.with(cut));
            }
        }
        return apart;
    }

    private Cut with(Cut other) {
        boolean within = other.to <= to;
        if (within && (masks() || !other.masks())) {
            return this;
        }
        return new Cut(from, Math.max(to, other.to), masks() ? kind : other.kind, MASK);
    }

    static String applied(String text, List<Cut> apart) {
        var cut = new StringBuilder();
        int at = 0;
        for (var one : apart) {
            cut.append(text, at, one.from).append(one.instead);
            at = one.to;
        }
        return cut.append(text, at, text.length()).toString();
    }
}
