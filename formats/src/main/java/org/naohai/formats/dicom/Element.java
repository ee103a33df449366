package org.naohai.formats.dicom;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One data element (PS3.5 7.1).
///
/// - **tag** group in the high half; compared as unsigned
public record Element(int tag, Vr vr, Value value) {

    /// A value of the default repertoire, padded to even length.
    public static Element of(int tag, Vr vr, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length % 2 != 0) {
            bytes = java.util.Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = vr.padding();
        }
        return new Element(tag, vr, new Value.Bytes(bytes));
    }

    public static Element empty(int tag, Vr vr) {
        return vr == Vr.SQ ? ofItems(tag, List.of()) : new Element(tag, vr, Value.EMPTY);
    }

    public static Element ofItems(int tag, List<DataSet> items) {
        return new Element(tag, Vr.SQ, new Value.Items(items));
    }

    /// - **value** of US
    public static Element ofShort(int tag, int value) {
        return new Element(tag, Vr.US, new Value.Bytes(new byte[] {(byte) value, (byte) (value >> 8)}));
    }

    public boolean isEmpty() {
        return switch (value) {
            case Value.Bytes bytes -> bytes.length() == 0;
            case Value.Items(var items) -> items.isEmpty();
            case Value.Bulk(var offset, var length) -> length == 0;
            case Value.Encapsulated pixels -> pixels.fragments().isEmpty();
        };
    }

    @Override
    public String toString() {
        return Tag.text(tag) + " " + vr;
    }
}
