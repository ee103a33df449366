package org.naohai.formats.dicom;

import java.io.IOException;

/// A cursor over element headers: tag, VR and length (PS3.5 7.1.2 and 7.1.3), in either byte order.
///
/// Owned by one thread.
final class Headers {

    static final int UNDEFINED = -1;

    private static final int LOOKED_AT = 1 << 16;

    final Input input;
    boolean explicit;
    boolean big;

    /// Whether Pixel Representation (0028,0103) of the data set at hand says two's complement.
    boolean signed;

    /// Where the next byte is.
    long at;

    // of the element at hand
    int tag;
    Vr vr = Vr.UN;
    int length;

    /// Something else stood where a VR should.
    boolean odd;

    /// The header itself is cut: there is no element at hand.
    boolean cut;

    Headers(Input input, long from, TransferSyntax syntax) {
        this.input = input;
        this.at = from;
        this.explicit = syntax.explicitVr();
        this.big = syntax.bigEndian();
    }

    int peekTag() throws IOException {
        int i = input.at(at, 4);
        return tag(input.array(), i);
    }

    /// How elements are read now, as problems say it.
    String encoding() {
        return (explicit ? "explicit" : "implicit") + (big ? " big endian" : " little endian");
    }

    /// Whether nothing but zero bytes is left.
    boolean zeros(long end) throws IOException {
        for (long from = at; from < end; from += LOOKED_AT) {
            int count = (int) Math.min(LOOKED_AT, end - from);
            int i = input.at(from, count);
            for (int k = i; k < i + count; k++) {
                if (input.array()[k] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Reads a header of at least 8 bytes before the end; afterwards [#at] is where the value starts.
    void next(long end) throws IOException {
        int i = input.at(at, 8);
        var b = input.array();
        tag = tag(b, i);
        odd = false;
        cut = false;
        if (Tag.group(tag) == 0xFFFE) {
            withoutVr(b, i, Vr.UN);
        } else if (!explicit) {
            withoutVr(b, i, implied(tag));
        } else {
            var named = Vr.of(b[i + 4], b[i + 5]);
            if (named == null) {
                oddVr(b, i, end);
            } else if (named.hasLongLength()) {
                longLength(named, end);
            } else {
                shortLength(b, i, named);
            }
        }
    }

    private void withoutVr(byte[] b, int i, Vr known) {
        vr = known;
        length = integer(b, i + 4);
        at += 8;
    }

    private void shortLength(byte[] b, int i, Vr named) {
        vr = named;
        length = unsignedShort(b, i + 6);
        at += 8;
    }

    private void longLength(Vr named, long end) throws IOException {
        vr = named;
        if (end - at < 12) {
            cut = true;
            return;
        }
        int i = input.at(at, 12);
        length = integer(input.array(), i + 8);
        at += 12;
    }

    /// No VR that is known: one of the future (PS3.5 7.1.2, note), a device's blanks, or an element without VR.
    private void oddVr(byte[] b, int i, long end) throws IOException {
        odd = true;
        int first = b[i + 4];
        int second = b[i + 5];
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        boolean blank = first == second && (first == ' ' || first == '?' || first == '-');
        if (letters && b[i + 6] == 0 && b[i + 7] == 0) {
            longLength(Vr.UN, end);
        } else if (letters || blank) {
            shortLength(b, i, Dictionary.vr(tag));
        } else {
            withoutVr(b, i, implied(tag));
        }
    }

    /// What an element without VR is.
    private Vr implied(int tag) {
        if ((tag & 0x10000) != 0 || Tag.element(tag) == 0) {
            return Dictionary.vr(tag);
        }
        var attribute = Dictionary.get(tag);
        if (attribute == null) {
            return Vr.UN;
        }
        return signed && attribute.isSignedByPixels() ? Vr.SS : attribute.vr();
    }

    /// Looks at the first element here: takes it as it is written, not as it should be.
    ///
    /// - **gives** whether that differs from what was declared
    boolean adapt(long end) throws IOException {
        if (end - at < 8) {
            return false;
        }
        int i = input.at(at, 8);
        var b = input.array();
        if (Tag.group(tag(b, i)) == 0xFFFE) {
            return false;
        }
        boolean named = Vr.of(b[i + 4], b[i + 5]) != null;
        if (explicit && !named && fits(integer(b, i + 4), end - at - 8) && isKnown(tag(b, i))) {
            explicit = false;
            return true;
        }
        if (!explicit && named && followsExplicit(end)) {
            explicit = true;
            return true;
        }
        return false;
    }

    /// Turns the byte order round where the first group is one only when read the other way: 0800 for 0008.
    boolean adaptOrder(long end) throws IOException {
        if (end - at < 8) {
            return false;
        }
        int group = Tag.group(peekTag());
        boolean turned = (group & 0xFF) == 0 && group != 0;
        if (turned) {
            big = !big;
        }
        return turned;
    }

    private boolean isKnown(int tag) {
        return Tag.isPrivate(tag) || Tag.element(tag) == 0 || Dictionary.get(tag) != null;
    }

    private static boolean fits(int length, long there) {
        return length == UNDEFINED || Integer.toUnsignedLong(length) <= there;
    }

    /// Whether a second element with VR, or the end, follows the one here when it is read with VR.
    private boolean followsExplicit(long end) throws IOException {
        var probe = new Headers(input, at, big ? TransferSyntax.EXPLICIT_BIG : TransferSyntax.EXPLICIT_LITTLE);
        probe.next(end);
        if (probe.cut || !fits(probe.length, end - probe.at)) {
            return false;
        }
        if (probe.length == UNDEFINED) {
            return true;
        }
        long next = probe.at + Integer.toUnsignedLong(probe.length);
        if (end - next < 8) {
            return true;
        }
        int i = input.at(next, 8);
        var b = input.array();
        return Vr.of(b[i + 4], b[i + 5]) != null || Tag.group(tag(b, i)) == 0xFFFE;
    }

    private int tag(byte[] b, int i) {
        return unsignedShort(b, i) << 16 | unsignedShort(b, i + 2);
    }

    private int integer(byte[] b, int i) {
        return big
                ? unsignedShort(b, i) << 16 | unsignedShort(b, i + 2)
                : unsignedShort(b, i + 2) << 16 | unsignedShort(b, i);
    }

    private int unsignedShort(byte[] b, int i) {
        return big ? (b[i] & 0xFF) << 8 | b[i + 1] & 0xFF : (b[i + 1] & 0xFF) << 8 | b[i] & 0xFF;
    }
}
