package org.naohai.formats.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Puts a data set together byte by byte, rightly or wrongly.
final class DicomBytes {

    static final int UNDEFINED = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static DicomBytes start() {
        return new DicomBytes();
    }

    /// Preamble and group 0002 with nothing but the transfer syntax.
    static DicomBytes part10(String syntax) {
        var uid = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
        return start().raw(new byte[128])
                .ascii("DICM")
                .explicit(0x00020000, "UL", number(8 + uid.length()))
                .explicit(Tag.TransferSyntaxUid, "UI", uid);
    }

    DicomBytes explicit(int tag, String vr, String value) {
        return explicit(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    DicomBytes explicit(int tag, String vr, byte[] value) {
        return explicitHeader(tag, vr, value.length).raw(value);
    }

    DicomBytes explicitHeader(int tag, String vr, int length) {
        tag(tag).ascii(vr);
        if (vr.matches("O.|SQ|UN|UC|UT|UR|SV|UV")) {
            return raw(new byte[2]).raw(number(length));
        }
        return raw(new byte[] {(byte) length, (byte) (length >> 8)});
    }

    DicomBytes implicit(int tag, String value) {
        return implicitHeader(tag, value.length()).ascii(value);
    }

    DicomBytes implicitHeader(int tag, int length) {
        return tag(tag).raw(number(length));
    }

    DicomBytes item(int length) {
        return implicitHeader(Tag.Item, length);
    }

    DicomBytes itemEnd() {
        return implicitHeader(Tag.ItemDelimitationItem, 0);
    }

    DicomBytes sequenceEnd() {
        return implicitHeader(Tag.SequenceDelimitationItem, 0);
    }

    DicomBytes ascii(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    DicomBytes hex(String digits) {
        return raw(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    DicomBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private DicomBytes tag(int tag) {
        return raw(new byte[] {(byte) (tag >> 16), (byte) (tag >> 24), (byte) tag, (byte) (tag >> 8)});
    }

    static byte[] number(int n) {
        return new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)};
    }
}
