package org.naohai.acquisition.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Value;

/// Texts among bytes of no known form: what tells of someone is overwritten in place, the length stays.
///
/// - **sought** in runs of at least four characters of ASCII, UTF-8 or GB18030, and of UTF-16 in both byte
///   orders
final class TextsInBytes {

    private static final int SHORTEST = 4;
    private static final byte OVER = 'X';
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final TextSearch search;
    private final List<String> kinds;
    private final byte[] bytes;
    private boolean changed;

    private TextsInBytes(byte[] bytes, TextSearch search, List<String> kinds) {
        this.bytes = bytes;
        this.search = search;
        this.kinds = kinds;
    }

    /// - **kinds** what is found is added to it · **returns** null where nothing is found
    static byte @Nullable [] cleaned(Value.Bytes value, TextSearch search, List<String> kinds) {
        var texts = new TextsInBytes(value.copy(), search, kinds);
        texts.escaped();
        texts.runs();
        texts.wide(StandardCharsets.UTF_16LE);
        texts.wide(StandardCharsets.UTF_16BE);
        return texts.changed ? texts.bytes : null;
    }

    /// Texts of ISO 2022 among them: their escapes part what belongs together, so all goes where one tells of
    /// someone.
    private void escaped() {
        var value = new Value.Bytes(bytes);
        if (Texts.hasEscape(value)
                && search.find(Texts.escaped(value)).stream()
                        .anyMatch(cut -> !search.find(Texts.ascii(value)).contains(cut))) {
            over(0, bytes.length, "hidden");
        }
    }

    private void runs() {
        int start = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || !isText(bytes[at])) {
                if (at - start >= SHORTEST) {
                    run(start, at);
                }
                start = at + 1;
            }
        }
    }

    private static boolean isText(byte b) {
        return b < 0 || b >= ' ' && b != 127 || b == '\t' || b == '\n' || b == '\r';
    }

    private void run(int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to && ascii; i++) {
            ascii = bytes[i] >= 0;
        }
        var latin = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        for (var cut : search.find(latin)) {
            over(from + cut.from(), from + cut.to(), cut.kind());
        }
        if (!ascii) {
            for (var charset : CHARSETS) {
                encoded(from, to, charset);
            }
        }
    }

    private void encoded(int from, int to, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            for (var cut : search.find(text)) {
                int start = from + text.substring(0, cut.from()).getBytes(charset).length;
                int length = text.substring(cut.from(), cut.to()).getBytes(charset).length;
                over(start, start + length, cut.kind());
            }
        } catch (CharacterCodingException e) {
            // in another encoding
        }
    }

    /// At even and odd places: letters of ASCII with a zero byte each, or Han characters.
    private void wide(Charset charset) {
        int high = charset.equals(StandardCharsets.UTF_16LE) ? 1 : 0;
        for (int parity = 0; parity < 2; parity++) {
            int start = parity;
            for (int at = parity; at <= bytes.length; at += 2) {
                if (at + 1 >= bytes.length || !isWide(bytes[at + high], bytes[at + 1 - high])) {
                    if (at - start >= 2 * SHORTEST - 4) {
                        wide(start, at, charset);
                    }
                    start = at + 2;
                }
            }
        }
    }

    private static boolean isWide(byte high, byte low) {
        int unit = (high & 0xFF) << 8 | low & 0xFF;
        return unit >= ' ' && unit < 0x250 && unit != 127
                || unit >= 0x3000 && unit <= 0x9FFF
                || unit > 0xFF00 && unit < 0xFF5F;
    }

    private void wide(int from, int to, Charset charset) {
        var text = new String(bytes, from, to - from, charset);
        for (var cut : search.find(text)) {
            over(from + 2 * cut.from(), from + 2 * cut.to(), cut.kind());
        }
    }

    private void over(int from, int to, String kind) {
        Arrays.fill(bytes, from, to, OVER);
        changed = true;
        if (!kinds.contains(kind)) {
            kinds.add(kind);
        }
    }
}
