package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// Reads the elements of one data set and of the items within it.
///
/// Recursion is bounded by [#MOST_DEPTH]; whatever is wrong is told to [Findings], and what was read up to there is
/// kept. Owned by one thread, used once.
///
/// - **source** PS3.5 sections 7.1 (elements), 7.5 (sequences), A.4 (fragments), 6.2.2 (UN)
final class ElementParser {

    static final int MOST_DEPTH = 64;

    /// Bulk values up to here are kept at hand.
    static final int AT_HAND = 1 << 16;

    /// Beyond this no value is, be it text.
    private static final int NEVER_AT_HAND = 1 << 28;

    private final Input input;
    private final Findings findings;
    private final Headers next;
    private final ElementPath path;
    private boolean stopped;

    /// Numbers read as unsigned before Pixel Representation was.
    private List<Element> unsure = List.of();

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
        var declared = (next.explicit ? "explicit" : "implicit") + (next.big ? " big endian" : " little endian");
        boolean order = next.adaptOrder(input.size());
        if (next.adapt(input.size()) || order) {
            var found = (next.explicit ? "explicit" : "implicit") + (next.big ? " big endian" : " little endian");
            findings.warning("DICOM_SYNTAX_LIES", "(0002,0010)", found, declared);
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
        var outerUnsure = unsure;
        boolean outerSigned = next.signed;
        unsure = List.of();
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
            } else if (tag == 0 && path.isEmpty() && last != 0 && zeros(end)) {
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
        unsure = outerUnsure;
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
        if (!zeros(end)) {
            truncated(path.text(), end - next.at, 8);
        }
        next.at = end;
    }

    private boolean zeros(long end) throws IOException {
        for (long from = next.at; from < end; from += AT_HAND) {
            int count = (int) Math.min(AT_HAND, end - from);
            int i = input.at(from, count);
            for (int k = i; k < i + count; k++) {
                if (input.array()[k] != 0) {
                    return false;
                }
            }
        }
        return true;
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
        var known = next.vr == Vr.UN ? known(tag, builder) : Vr.UN;
        var element = known == Vr.UN
                ? new Element(tag, next.vr, value(tag, next.vr, size, next.big))
                : unknown(tag, known, size, builder.characters());
        next.at += size;
        builder.put(element);
        if (element.vr().isEncodedText()) {
            characters(element, builder.characters());
        } else if (tag == Tag.SpecificCharacterSet) {
            characterSets(builder, element);
        } else if (tag == Tag.PixelRepresentation) {
            pixelRepresentation(builder, element);
        } else if (next.vr == Vr.US && !next.explicit) {
            perhapsSigned(element);
        }
    }

    private void characterSets(DataSet.Builder builder, Element element) {
        var sets = CharacterSets.of(Values.texts(element, CharacterSets.DEFAULT));
        builder.characters(sets);
        for (var term : sets.unknown()) {
            findings.warning("DICOM_CHARACTER_SET_UNKNOWN", path.to(element.tag()), Problem.quoted(term), "ISO_IR 192");
        }
    }

    /// Texts that are not in the declared sets are kept, and read as what they evidently are.
    private void characters(Element element, CharacterSets declared) {
        if (element.value() instanceof Value.Bytes bytes) {
            declared.misfit(bytes.array(), bytes.offset(), bytes.length()).ifPresent(actual -> {
                var terms = declared.terms().isEmpty() ? "ISO_IR 6" : String.join("\\", declared.terms());
                findings.warning("DICOM_CHARACTER_SET", path.to(element.tag()), actual, Problem.quoted(terms));
            });
        }
    }

    /// `US or SS` is decided by Pixel Representation, which may come behind the first of them.
    private void pixelRepresentation(DataSet.Builder builder, Element element) {
        var numbers = Values.numbers(element);
        next.signed = numbers.length > 0 && numbers[0] == 1;
        if (next.signed) {
            unsure.forEach(one -> builder.put(new Element(one.tag(), Vr.SS, one.value())));
        }
    }

    private void perhapsSigned(Element element) {
        var attribute = Dictionary.get(element.tag());
        if (attribute != null
                && attribute.isSignedByPixels()
                && Integer.compareUnsigned(element.tag(), Tag.PixelRepresentation) < 0) {
            if (unsure.isEmpty()) {
                unsure = new ArrayList<>();
            }
            unsure.add(element);
        }
    }

    /// What an element without a VR of its own is: by the standard, or by the vendor whose block it is in.
    private Vr known(int tag, DataSet.Builder builder) {
        if (!Tag.isPrivate(tag)) {
            return next.explicit ? Dictionary.vr(tag) : Vr.UN;
        }
        var creator = builder.get(PrivateDictionary.creatorTag(tag));
        if (creator == null) {
            return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
        }
        var texts = creator.vr().isText() ? Values.texts(creator, CharacterSets.DEFAULT) : List.<String>of();
        var vr = texts.isEmpty() ? null : PrivateDictionary.vr(texts.getFirst(), tag);
        return vr == null ? Vr.UN : vr;
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
            builder.put(new Element(tag, vr == Vr.UN ? Vr.OB : vr, fragments(tag, end)));
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
        if (next.adapt(Math.min(itemEnd, end))) {
            findings.warning(
                    "DICOM_SYNTAX_LIES",
                    path.text(),
                    next.explicit ? "explicit" : "implicit",
                    explicit ? "explicit" : "implicit");
        }
        var item = elements(Math.min(itemEnd, end), inherited, delimited);
        next.explicit = explicit;
        return item;
    }

    private Value fragments(int tag, long end) throws IOException {
        var fragments = new ArrayList<Value.Bulk>();
        Value.@Nullable Bulk table = null;
        while (end - next.at >= 8) {
            next.next(end);
            if (next.tag == Tag.SequenceDelimitationItem) {
                return new Value.Encapsulated(table == null ? new Value.Bulk(next.at, 0) : table, fragments);
            }
            long size = Integer.toUnsignedLong(next.length);
            if (next.tag != Tag.Item || next.length == Headers.UNDEFINED) {
                findings.error("DICOM_FRAGMENTS", path.to(tag), Tag.text(next.tag), Tag.text(Tag.Item));
                stopped = true;
                break;
            }
            long there = Math.min(size, end - next.at);
            var fragment = new Value.Bulk(next.at, there);
            next.at += there;
            if (table == null) {
                table = fragment;
            } else {
                fragments.add(fragment);
            }
            if (there < size) {
                truncated(path.to(tag), there, size);
                break;
            }
        }
        if (!stopped) {
            findings.warning("DICOM_UNCLOSED", path.to(tag), "—", Tag.text(Tag.SequenceDelimitationItem));
        }
        next.at = stopped ? next.at : end;
        return new Value.Encapsulated(table == null ? new Value.Bulk(next.at, 0) : table, fragments);
    }
}
