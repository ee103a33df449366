package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// An answer of `multipart/related` whose length is known before its first byte (RFC 2387, PS3.18 8.6.1.2).
final class Multipart {

    private static final byte[] LINE = {'\r', '\n'};

    private static final byte[] SECRET = new byte[32];

    static {
        new SecureRandom().nextBytes(SECRET);
    }

    private final String boundary;

    /// The boundary is the same whenever the same is asked for, and nobody who sends pixels can guess it.
    ///
    /// - **of** the address of what is sent
    Multipart(String of) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(SECRET);
            this.boundary = HexFormat.of().formatHex(hash.digest(bytes(of)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// - **type** the media type with its parameters
    record Piece(String type, String location, Body body) {}

    /// Bytes whose number is known.
    interface Body {
        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    /// - **type** what the parts are
    void send(String type, List<Piece> pieces, HttpServletResponse response) throws IOException {
        response.setContentType("multipart/related; type=\"" + type + "\"; boundary=" + boundary);
        long length = end().length;
        for (var piece : pieces) {
            length += head(piece).length + piece.body().length() + LINE.length;
        }
        response.setContentLengthLong(length);
        var out = response.getOutputStream();
        for (var piece : pieces) {
            out.write(head(piece));
            piece.body().writeTo(out);
            out.write(LINE);
        }
        out.write(end());
    }

    private byte[] head(Piece piece) {
        return bytes("--" + boundary + "\r\nContent-Type: " + piece.type() + "\r\nContent-Length: "
                + piece.body().length() + "\r\nContent-Location: " + piece.location() + "\r\n\r\n");
    }

    private byte[] end() {
        return bytes("--" + boundary + "--\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
