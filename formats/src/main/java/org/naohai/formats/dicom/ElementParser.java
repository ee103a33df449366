package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.ArrayList;

/// Reads the elements of one data set and of the items within it.
///
/// Recursion is bounded by [#MOST_DEPTH], memory by [#MOST_ELEMENTS]; whatever is wrong is told to [Findings], and
/// what was read up to there is kept. Owned by one thread, used once.
///
/// - **source** PS3.5 sections 7.1 (elements), 7.5 (sequences), A.4 (fragments), 6.2.2 (UN)
final class ElementParser {

    static final int MOST_DEPTH = 64;
    /// With items: of 20,000 frames 200 each.
    static final int MOST_ELEMENTS = 4_000_000;

    /// Bulk values up to here are kept at hand.
    static final int AT_HAND = 1 << 16;

    /// Beyond this no value is, be it text.
    private static final int NEVER_AT_HAND = 1 << 28;

    private final Input input;
    private final Findings findings;
    private final Headers next;
    private final ElementPath path;
    private boolean stopped;

    private SignedPixels pixels = new SignedPixels();

    ElementParser(Input input, Findings findings, long from, TransferSyntax syntax) {
        this(input, findings, new Headers(input, from, syntax), new ElementPath());
    }

    private ElementParser(Input input, Findings findings, Headers next, ElementPath path) {
        this.input = input;
        this.findings = findings;
        this.next = next;
        this.path = path;
    }

    long position() {
        return next.at;
    }

    /// Whether the last data set read was written with VR, in big endian, as declared or not.
    boolean explicit() {
        return next.explicit;
    }

    boolean big() {
        return next.big;
    }

    /// All elements up to the end of the source.
    DataSet dataSet() throws IOException {
        var declared = next.encoding();
        boolean order = next.adaptOrder(input.size());
        if (next.adapt(input.size()) || order) {
            findings.warning("DICOM_SYNTAX_LIES", "(0002,0010)", next.encoding(), declared);
        }
        return elements(input.size(), CharacterSets.DEFAULT, false);
    }

    /// Elements of one group only: group 0002 before the data set.
    DataSet group(int group) throws IOException {
        var builder = new DataSet.Builder(CharacterSets.DEFAULT);
        long end = input.size();
        next.adapt(end);
        while (!stopped && end - next.at >= 8 && Tag.group(next.peekTag()) == group) {
            next.next(end);
            element(builder, end);
        }
        return builder.build();
    }

    private DataSet elements(long end, CharacterSets inherited, boolean delimited) throws IOException {
        var builder = new DataSet.Builder(inherited);
        var outerPixels = pixels;
        boolean outerSigned = next.signed;
        pixels = new SignedPixels();
        boolean closed = false;
        int last = 0;
        while (!stopped && !closed && next.at < end) {
            if (end - next.at < 8) {
                rest(end);
                break;
            }
            next.next(end);
            int tag = next.tag;
            if (tag == Tag.ItemDelimitationItem || tag == Tag.SequenceDelimitationItem || tag == Tag.Item) {
                closed = delimiter(tag, delimited);
            } else if (tag == 0 && path.isEmpty() && last != 0 && next.zeros(end)) {
                findings.warning("DICOM_TRAILING", null, "0", "—");
                next.at = end;
            } else {
                if (Integer.compareUnsigned(tag, last) <= 0 && last != 0) {
                    findings.warning("DICOM_ORDER", path.to(tag), Tag.text(tag), "> " + Tag.text(last));
                }
                last = tag;
                element(builder, end);
            }
        }
        if (delimited && !closed && !stopped) {
            unclosed(end, Tag.ItemDelimitationItem);
        }
        next.signed = outerSigned;
        pixels = outerPixels;
        return builder.build();
    }

    /// - **gives** whether it closes the item at hand
    private boolean delimiter(int tag, boolean delimited) {
        if (delimited && tag == Tag.ItemDelimitationItem) {
            return true;
        }
        if (delimited && tag == Tag.SequenceDelimitationItem) {
            // closes the sequence and, by that, the item that nothing has closed
            findings.warning("DICOM_UNCLOSED", path.text(), Tag.text(tag), Tag.text(Tag.ItemDelimitationItem));
            next.at -= 8;
            return true;
        }
        findings.warning("DICOM_STRAY_DELIMITER", path.text(), Tag.text(tag), "—");
        return false;
    }

    private void rest(long end) throws IOException {
        if (!next.zeros(end)) {
            truncated(path.text(), end - next.at, 8);
        }
        next.at = end;
    }

    private void truncated(String field, long there, long wanted) {
        findings.error("DICOM_TRUNCATED", field, there + " B", "≥ " + wanted + " B");
        stopped = true;
    }

    /// The file ends inside: what follows the sequence may have been taken for a part of it, so nothing is sure.
    private void unclosed(long end, int wanted) {
        if (end == input.size()) {
            findings.error("DICOM_UNCLOSED", path.text(), "—", Tag.text(wanted));
            stopped = true;
        } else {
            findings.warning("DICOM_UNCLOSED", path.text(), "—", Tag.text(wanted));
        }
    }

    // --- values

    private void element(DataSet.Builder builder, long end) throws IOException {
        int tag = next.tag;
        if (!path.more()) {
            tooMany();
            return;
        }
        if (next.cut) {
            truncated(path.to(tag), end - next.at, 12);
            return;
        }
        if (next.odd) {
            findings.warning("DICOM_VR_UNKNOWN", path.to(tag), "—", "VR");
        }
        if (next.length == Headers.UNDEFINED) {
            undefined(builder, tag, end);
            return;
        }
        long size = Integer.toUnsignedLong(next.length);
        if (size > end - next.at) {
            tooLong(builder, tag, size, end);
        } else {
            defined(builder, tag, size);
        }
    }

    private void tooMany() {
        findings.error("DICOM_TOO_MANY", path.text(), "> " + MOST_ELEMENTS, "≤ " + MOST_ELEMENTS);
        stopped = true;
    }

    /// Pixel data that is cut short is kept as far as it goes; any other value is not.
    private void tooLong(DataSet.Builder builder, int tag, long size, long end) throws IOException {
        long there = end - next.at;
        if (end < input.size()) {
            findings.warning("DICOM_LENGTH", path.to(tag), size + " B", "≤ " + there + " B");
        } else {
            truncated(path.to(tag), there, size);
            if (isPixels(tag) && there > 0) {
                builder.put(new Element(tag, next.vr, new Value.Bulk(next.at, there)));
            }
        }
        next.at = end;
    }

    private void defined(DataSet.Builder builder, int tag, long size) throws IOException {
        if (size % 2 != 0) {
            findings.warning("DICOM_ODD_LENGTH", path.to(tag), size + " B", (size + 1) + " B");
        }
        if (next.vr == Vr.SQ) {
            builder.put(new Element(tag, Vr.SQ, items(tag, next.at + size, false, builder.characters())));
            return;
        }
        var known = next.vr == Vr.UN ? PrivateDictionary.known(tag, builder, next.explicit) : Vr.UN;
        var element = known == Vr.UN
                ? new Element(tag, next.vr, value(tag, next.vr, size, next.big))
                : unknown(tag, known, size, builder.characters());
        next.at += size;
        builder.put(element);
        if (element.vr().isEncodedText()) {
            DeclaredCharacters.check(element, builder.characters(), path, findings);
        } else if (tag == Tag.SpecificCharacterSet) {
            builder.characters(DeclaredCharacters.of(element, path.to(tag), findings));
        } else if (tag == Tag.PixelRepresentation) {
            next.signed = pixels.decide(element, builder);
        } else if (next.vr == Vr.US && !next.explicit) {
            pixels.read(element);
        }
    }

    /// An element that some program did not know: UN is implicit VR little endian (PS3.5 6.2.2). A value that cannot be
    /// what it should stays UN.
    private Element unknown(int tag, Vr vr, long size, CharacterSets characters) throws IOException {
        if (vr != Vr.SQ) {
            boolean fits = !vr.isNumbers() || size % vr.unit() == 0;
            var taken = fits ? vr : Vr.UN;
            return new Element(tag, taken, value(tag, taken, size, false));
        }
        var trial = new Findings();
        var headers = new Headers(input, next.at, TransferSyntax.IMPLICIT_LITTLE);
        var inner = new ElementParser(input, trial, headers, path);
        var items = inner.items(tag, next.at + size, false, characters);
        return trial.none() ? new Element(tag, Vr.SQ, items) : new Element(tag, Vr.UN, value(tag, Vr.UN, size, false));
    }

    private Value value(int tag, Vr vr, long size, boolean big) throws IOException {
        if (size > AT_HAND && vr.isBulk() || size > NEVER_AT_HAND || isPixels(tag)) {
            return new Value.Bulk(next.at, size);
        }
        if (size == 0) {
            return Value.EMPTY;
        }
        int i = input.at(next.at, (int) size);
        return new Value.Bytes(input.array(), i, (int) size, big && vr.unit() > 1);
    }

    /// Whether it is the pixel data of the object, not of an icon in it.
    private boolean isPixels(int tag) {
        return path.isEmpty() && (tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData);
    }

    private void undefined(DataSet.Builder builder, int tag, long end) throws IOException {
        var vr = next.vr;
        if (tag == Tag.PixelData || vr == Vr.OB || vr == Vr.OW) {
            var fragments = Fragments.read(next, end, path.to(tag), findings);
            builder.put(new Element(tag, vr == Vr.UN ? Vr.OB : vr, fragments.value()));
            stopped = fragments.damaged();
        } else if (vr == Vr.SQ || vr == Vr.UN && !next.explicit) {
            builder.put(new Element(tag, Vr.SQ, items(tag, end, true, builder.characters())));
        } else if (vr == Vr.UN) {
            var headers = new Headers(input, next.at, TransferSyntax.IMPLICIT_LITTLE);
            var inner = new ElementParser(input, findings, headers, path);
            builder.put(new Element(tag, Vr.SQ, inner.items(tag, end, true, builder.characters())));
            next.at = headers.at;
            stopped = inner.stopped;
        } else {
            findings.error("DICOM_LENGTH", path.to(tag), "FFFFFFFF", vr.name());
            stopped = true;
        }
    }

    // --- items

    private Value.Items items(int tag, long end, boolean delimited, CharacterSets inherited) throws IOException {
        var items = new ArrayList<DataSet>(1);
        if (!path.push(tag)) {
            findings.error("DICOM_TOO_DEEP", path.text(), "> " + MOST_DEPTH, "≤ " + MOST_DEPTH);
            stopped = true;
            return new Value.Items(items);
        }
        boolean closed = false;
        while (!stopped && !closed && next.at < end) {
            if (end - next.at < 8) {
                rest(end);
                break;
            }
            long before = next.at;
            next.next(end);
            switch (next.tag) {
                case Tag.Item -> {
                    path.item(items.size());
                    items.add(item(end, inherited));
                }
                case Tag.SequenceDelimitationItem -> closed = delimited || stray();
                case Tag.ItemDelimitationItem -> stray();
                default -> {
                    findings.warning("DICOM_SEQUENCE", path.text(), Tag.text(next.tag), Tag.text(Tag.Item));
                    next.at = delimited ? before : end;
                    closed = true;
                }
            }
        }
        if (delimited && !closed && !stopped) {
            unclosed(end, Tag.SequenceDelimitationItem);
        }
        path.pop();
        return new Value.Items(items);
    }

    private boolean stray() {
        findings.warning("DICOM_STRAY_DELIMITER", path.text(), Tag.text(next.tag), "—");
        return false;
    }

    private DataSet item(long end, CharacterSets inherited) throws IOException {
        if (!path.more()) {
            tooMany();
            return DataSet.EMPTY;
        }
        boolean delimited = next.length == Headers.UNDEFINED;
        long size = Integer.toUnsignedLong(next.length);
        long itemEnd = delimited ? end : next.at + size;
        boolean beyond = itemEnd > end;
        if (beyond && end < input.size()) {
            findings.warning("DICOM_LENGTH", path.text(), size + " B", "≤ " + (end - next.at) + " B");
        } else if (beyond) {
            findings.error("DICOM_TRUNCATED", path.text(), (end - next.at) + " B", "≥ " + size + " B");
        }
        boolean explicit = next.explicit;
        var declared = next.encoding();
        if (next.adapt(Math.min(itemEnd, end))) {
            findings.warning("DICOM_SYNTAX_LIES", path.text(), next.encoding(), declared);
        }
        var item = elements(Math.min(itemEnd, end), inherited, delimited);
        next.explicit = explicit;
        return item;
    }
}
