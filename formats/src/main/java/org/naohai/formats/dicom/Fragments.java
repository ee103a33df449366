package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The items of encapsulated pixel data: the offset table, then fragments (PS3.5 A.4).
final class Fragments {

    private final List<Value.Bulk> items = new ArrayList<>();
    private boolean damaged;

    private Fragments() {}

    /// - **next** stands behind the header of the element, afterwards behind its delimiter
    /// - **field** the place that problems name
    static Fragments read(Headers next, long end, String field, Findings findings) throws IOException {
        var fragments = new Fragments();
        while (end - next.at >= 8) {
            next.next(end);
            if (next.tag == Tag.SequenceDelimitationItem) {
                return fragments;
            }
            long size = Integer.toUnsignedLong(next.length);
            if (next.tag != Tag.Item || next.length == Headers.UNDEFINED) {
                findings.error("DICOM_FRAGMENTS", field, Tag.text(next.tag), Tag.text(Tag.Item));
                fragments.damaged = true;
                return fragments;
            }
            long there = Math.min(size, end - next.at);
            fragments.items.add(new Value.Bulk(next.at, there));
            next.at += there;
            if (there < size) {
                findings.error("DICOM_TRUNCATED", field, there + " B", "≥ " + size + " B");
                fragments.damaged = true;
                return fragments;
            }
        }
        findings.warning("DICOM_UNCLOSED", field, "—", Tag.text(Tag.SequenceDelimitationItem));
        next.at = end;
        return fragments;
    }

    /// Whether nothing can be read behind them.
    boolean damaged() {
        return damaged;
    }

    Value.Encapsulated value() {
        return items.isEmpty()
                ? new Value.Encapsulated(new Value.Bulk(0, 0), items)
                : new Value.Encapsulated(items.getFirst(), items.subList(1, items.size()));
    }
}
