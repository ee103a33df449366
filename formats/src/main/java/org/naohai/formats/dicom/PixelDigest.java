package org.naohai.formats.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Tells whether two instances have the same pixels, however they are encoded.
///
/// - **canonical** native and RLE pixels, of either byte order and planar configuration, have the same digest when
///   their samples are the same. Pixels of other codecs are compared as they came, without what [Codestreams]
///   takes for no picture, with their transfer syntax
public final class PixelDigest {

    private static final int BUFFER = 1 << 16;

    private PixelDigest() {}

    /// - **gives** SHA-256 in hexadecimal digits; nothing for an object without pixels
    /// - **fails** [IOException] of the source alone
    public static Optional<String> of(DicomObject object) throws IOException {
        var element = PixelReader.pixels(object.data());
        if (element == null || element.isEmpty()) {
            return Optional.empty();
        }
        var reader = PixelReader.open(object).reader();
        boolean canonical = reader.isPresent()
                && (!(element.value() instanceof Value.Encapsulated)
                        || object.syntax().uid().equals(TransferSyntax.RLE.uid()));
        var digest = sha256();
        if (canonical && frames(reader.get(), digest)) {
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        }
        digest.reset();
        asItCame(object, element, digest);
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean frames(PixelReader reader, MessageDigest digest) throws IOException {
        var layout = reader.layout();
        put(
                digest,
                "%d %d %d %d %d %d %d %s"
                        .formatted(
                                layout.rows(),
                                layout.columns(),
                                layout.frames(),
                                layout.samples(),
                                layout.bitsAllocated(),
                                layout.bitsStored(),
                                layout.highBit(),
                                layout.signed()));
        for (int i = 0; i < layout.frames(); i++) {
            var frame = reader.frame(i).frame();
            if (frame.isEmpty()) {
                return false;
            }
            digest.update(frame.get().bytes());
        }
        return true;
    }

    private static void asItCame(DicomObject object, Element element, MessageDigest digest) throws IOException {
        switch (element.value()) {
            case Value.Encapsulated pixels -> {
                put(digest, object.syntax().uid());
                var picture = Codestreams.bare(object, object.data(), pixels).orElse(pixels);
                for (var fragment : picture.written()) {
                    put(object.source(), fragment, digest);
                }
            }
            case Value.Bulk(var from, var length) -> put(object.source(), from, length, digest);
            case Value.Bytes bytes -> digest.update(bytes.array(), bytes.offset(), bytes.length());
            case Value.Items(var items) -> put(digest, Integer.toString(items.size()));
        }
    }

    private static void put(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
    }

    /// A fragment, padded as it is written.
    private static void put(ByteSource source, List<Value.Bulk> parts, MessageDigest digest) throws IOException {
        long length = 0;
        for (var part : parts) {
            put(source, part.offset(), part.length(), digest);
            length += part.length();
        }
        if (length % 2 != 0) {
            digest.update((byte) 0);
        }
    }

    private static void put(ByteSource source, long from, long length, MessageDigest digest) throws IOException {
        var buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
        for (long done = 0; done < length; ) {
            int n = (int) Math.min(buffer.length, length - done);
            source.read(from + done, buffer, 0, n);
            digest.update(buffer, 0, n);
            done += n;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
