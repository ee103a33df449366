package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.Optional;

/// Tells the transfer syntax of encapsulated pixel data by its first fragment, for objects that declare a native one.
final class CodecGuess {

    private static final int LOOKED_AT = 1 << 12;

    private CodecGuess() {}

    static Optional<TransferSyntax> of(ByteSource source, Value.Encapsulated pixels) throws IOException {
        if (pixels.fragments().isEmpty()) {
            return Optional.empty();
        }
        var first = pixels.fragments().getFirst();
        var bytes = new byte[(int) Math.min(LOOKED_AT, first.length())];
        source.read(first.offset(), bytes, 0, bytes.length);
        if (bytes.length < Rle.HEADER) {
            return Optional.empty();
        }
        var uid = switch (unsignedShort(bytes, 0)) {
            case 0xFFD8 -> jpeg(bytes);
            case 0xFF4F -> "1.2.840.10008.1.2.4.91";
            default -> isRle(bytes) ? TransferSyntax.RLE.uid() : "";
        };
        return uid.isEmpty() ? Optional.empty() : Optional.of(TransferSyntax.of(uid));
    }

    /// By the marker of the frame header (ISO/IEC 10918-1 table B.1, ISO/IEC 14495-1 C.1).
    private static String jpeg(byte[] bytes) {
        for (int at = 2; at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF; ) {
            switch (bytes[at + 1] & 0xFF) {
                case 0xC0 -> {
                    return "1.2.840.10008.1.2.4.50";
                }
                case 0xC1 -> {
                    return "1.2.840.10008.1.2.4.51";
                }
                case 0xC3 -> {
                    return "1.2.840.10008.1.2.4.57";
                }
                case 0xF7 -> {
                    return "1.2.840.10008.1.2.4.81";
                }
                default -> at += 2 + unsignedShort(bytes, at + 2);
            }
        }
        return "";
    }

    /// A number of segments, the first right behind the header (PS3.5 G.5).
    private static boolean isRle(byte[] bytes) {
        return bytes[0] > 0 && bytes[0] <= 15 && bytes[1] == 0 && bytes[4] == Rle.HEADER && bytes[5] == 0;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
