package org.naohai.quality.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;

/// A text as it is searched for identities: UTF-8, UTF-16 or GB18030, plain or gzip, the first 8 MiB of it.
final class SearchedText {

    private static final int MOST_BYTES = 8 << 20;
    private static final int KEPT_CHARACTERS = 500;
    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private final String text;

    private SearchedText(String text) {
        this.text = text;
    }

    /// - **headerOnly** only the lines that begin with `#`, as a VCF's header does
    /// - **returns** null where the file holds no text
    static @Nullable SearchedText read(String path, FileTree files, boolean headerOnly) throws IOException {
        try (var stored = files.open(path);
                var plain = plain(stored)) {
            var bytes = plain.readNBytes(MOST_BYTES);
            var text = decoded(bytes);
            if (text == null) {
                return null;
            }
            return new SearchedText(headerOnly ? header(text) : unescaped(text));
        }
    }

    /// The first piece of a line that the rule finds someone in, or null.
    @Nullable
    String first(Predicate<String> rule) {
        for (var line : (Iterable<String>) text.lines()::iterator) {
            for (int at = 0; at < line.length(); at += Shapes.LONGEST / 2) {
                var piece = line.substring(at, Math.min(line.length(), at + Shapes.LONGEST));
                if (rule.test(piece)) {
                    return piece.length() > KEPT_CHARACTERS ? piece.substring(0, KEPT_CHARACTERS) : piece;
                }
            }
        }
        return null;
    }

    private static InputStream plain(InputStream stored) throws IOException {
        var ahead = new java.io.BufferedInputStream(stored);
        ahead.mark(2);
        boolean gzip = ahead.read() == 0x1F && ahead.read() == 0x8B;
        ahead.reset();
        return gzip ? new GZIPInputStream(ahead) : ahead;
    }

    private static @Nullable String decoded(byte[] bytes) {
        if (start(bytes, "%PDF-") || start(bytes, "{\\rtf")) {
            return null;
        }
        var utf16 = utf16(bytes);
        if (utf16 != null) {
            return new String(bytes, utf16);
        }
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private static @Nullable Charset utf16(byte[] bytes) {
        if (bytes.length < 4) {
            return null;
        }
        if ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) || (bytes[1] == 0 && bytes[0] > 0 && bytes[3] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) || (bytes[0] == 0 && bytes[1] > 0 && bytes[2] == 0)
                ? StandardCharsets.UTF_16BE
                : null;
    }

    private static boolean start(byte[] bytes, String ascii) {
        return bytes.length >= ascii.length()
                && new String(bytes, 0, ascii.length(), StandardCharsets.ISO_8859_1).equals(ascii);
    }

    private static String header(String text) {
        int end = text.startsWith("#") ? 0 : text.length();
        while (end < text.length() && text.charAt(end) == '#') {
            int newline = text.indexOf('\n', end);
            end = newline < 0 ? text.length() : newline + 1;
        }
        return text.substring(0, end);
    }

    private static String unescaped(String text) {
        return text.contains("\\u")
                ? JSON_ESCAPE
                        .matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                : text;
    }
}
