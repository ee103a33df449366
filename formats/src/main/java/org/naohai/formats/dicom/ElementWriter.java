package org.naohai.formats.dicom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes elements in a native or encapsulated syntax. Sequences and items get their lengths; where those are above
/// 4 GiB, or no VR tells a reader that it is a sequence, delimiters instead.
///
/// Owned by one thread.
final class ElementWriter {

    private static final long MOST_LENGTH = 0xFFFFFFFEL;
    private static final int MOST_SHORT_LENGTH = 0xFFFE;

    private final Output out;
    private final boolean explicit;
    private final boolean big;
    private final @Nullable DicomObject origin;
    private final boolean originBig;
    private int depth;
    private long pixelOffset = -1;
    private long pixelLength = -1;

    /// - **origin** whose source the bulk values lie in
    ElementWriter(Output out, TransferSyntax target, @Nullable DicomObject origin) {
        this.out = out;
        this.explicit = target.explicitVr();
        this.big = target.bigEndian();
        this.origin = origin;
        this.originBig = origin != null && origin.syntax().bigEndian();
    }

    long pixelOffset() {
        return pixelOffset;
    }

    long pixelLength() {
        return pixelLength;
    }

    void elements(DataSet data) {
        for (var element : data) {
            int tag = element.tag();
            if (Tag.element(tag) != 0 || Tag.group(tag) <= 2) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        switch (element.value()) {
            case Value.Bytes bytes -> bytes(element, bytes);
            case Value.Items(var items) -> sequence(element.tag(), items);
            case Value.Bulk(var from, var length) -> bulk(element, from, length);
            case Value.Encapsulated encapsulated -> fragments(element, encapsulated);
        }
    }

    private void bytes(Element element, Value.Bytes bytes) {
        int length = bytes.length();
        int padded = length + (length & 1);
        header(element.tag(), element.vr(), padded);
        if (isPixels(element.tag())) {
            pixelOffset = out.size();
            pixelLength = padded;
        }
        int unit = element.vr().unit();
        boolean turned = unit > 1 && bytes.bigEndian() != bigFor(element.vr(), padded);
        out.putBytes(bytes.array(), bytes.offset(), length, turned ? unit : 1);
        pad(element.vr(), length);
    }

    private void bulk(Element element, long from, long length) {
        long padded = length + (length & 1);
        header(element.tag(), element.vr(), (int) padded);
        if (isPixels(element.tag())) {
            pixelOffset = out.size();
            pixelLength = padded;
        }
        int unit = element.vr().unit();
        boolean turned = unit > 1 && originBig != bigFor(element.vr(), padded);
        out.putRange(source(), from, length, turned ? unit : 1);
        pad(element.vr(), length);
    }

    private void pad(Vr vr, long length) {
        if ((length & 1) != 0) {
            out.put(vr.padding());
        }
    }

    /// What is written as UN is little endian always (PS3.5 6.2.2).
    private boolean bigFor(Vr vr, long length) {
        return big && !becomesUn(vr, length);
    }

    /// A value too long for the 16 bits that its VR has for the length (PS3.5 6.2.2, note 1 of UN).
    private boolean becomesUn(Vr vr, long length) {
        return explicit && length > MOST_SHORT_LENGTH && !vr.hasLongLength();
    }

    private void header(int tag, Vr vr, int length) {
        out.putTag(tag, big);
        if (explicit) {
            long size = Integer.toUnsignedLong(length);
            var written = becomesUn(vr, size) ? Vr.UN : vr;
            out.putShort(written.code(), true);
            if (!written.hasLongLength()) {
                out.putShort(length, big);
                return;
            }
            out.putShort(0, big);
        }
        out.putInt(length, big);
    }

    private void sequence(int tag, Iterable<DataSet> items) {
        header(tag, Vr.SQ, 0);
        int mark = out.mark() - 4;
        long start = out.size();
        depth++;
        for (var item : items) {
            out.putTag(Tag.Item, big);
            out.putInt(0, big);
            int itemMark = out.mark() - 4;
            long itemStart = out.size();
            elements(item);
            close(itemMark, itemStart, Tag.ItemDelimitationItem, MOST_LENGTH);
        }
        depth--;
        boolean known = explicit || Dictionary.vr(tag) == Vr.SQ;
        close(mark, start, Tag.SequenceDelimitationItem, known ? MOST_LENGTH : -1);
    }

    /// - **most** length that is written as such
    private void close(int mark, long start, int delimiter, long most) {
        long size = out.size() - start;
        if (size <= most) {
            out.setInt(mark, (int) size, big);
        } else {
            out.setInt(mark, Headers.UNDEFINED, big);
            out.putTag(delimiter, big);
            out.putInt(0, big);
        }
    }

    private void fragments(Element element, Value.Encapsulated encapsulated) {
        header(element.tag(), element.vr().hasLongLength() ? element.vr() : Vr.OB, Headers.UNDEFINED);
        fragment(List.of(encapsulated.offsetTable()));
        encapsulated.written().forEach(this::fragment);
        out.putTag(Tag.SequenceDelimitationItem, big);
        out.putInt(0, big);
    }

    private void fragment(List<Value.Bulk> parts) {
        long length = parts.stream().mapToLong(Value.Bulk::length).sum();
        out.putTag(Tag.Item, big);
        out.putInt((int) (length + (length & 1)), big);
        for (var part : parts) {
            if (part.length() > 0) {
                out.putRange(source(), part.offset(), part.length(), 1);
            }
        }
        pad(Vr.OB, length);
    }

    private boolean isPixels(int tag) {
        return depth == 0 && (tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData);
    }

    private ByteSource source() {
        if (origin == null) {
            throw new IllegalArgumentException("a bulk value needs the object it was read with");
        }
        return origin.source();
    }
}
