package org.naohai.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// The first bytes of a file: as stored, and inflated where they are gzip. At most 4 KiB of either.
final class Prefix {

    static final int SIZE = 4096;

    private final byte[] bytes;
    private final boolean compressed;

    private Prefix(byte[] bytes, boolean compressed) {
        this.bytes = bytes;
        this.compressed = compressed;
    }

    static Prefix read(String path, FileTree files) throws IOException {
        try (var stream = files.open(path)) {
            return of(stream.readNBytes(SIZE));
        }
    }

    static Prefix of(byte[] stored) {
        boolean gzip = stored.length > 2 && (stored[0] & 0xFF) == 0x1F && (stored[1] & 0xFF) == 0x8B;
        return gzip ? new Prefix(inflated(stored), true) : new Prefix(stored, false);
    }

    /// What can be inflated from the stored prefix; the file may be cut, so a failure only ends it.
    private static byte[] inflated(byte[] stored) {
        var out = new byte[SIZE];
        int n = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            for (int read = in.read(out, 0, SIZE); read > 0; read = in.read(out, n, SIZE - n)) {
                n += read;
            }
        } catch (IOException e) {
            // the prefix ends inside the stream: what came before counts
        }
        return java.util.Arrays.copyOf(out, n);
    }

    boolean compressed() {
        return compressed;
    }

    int length() {
        return bytes.length;
    }

    int at(int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }

    int intAt(int index, boolean bigEndian) {
        if (index + 4 > bytes.length) {
            return -1;
        }
        int value = (at(index) << 24) | (at(index + 1) << 16) | (at(index + 2) << 8) | at(index + 3);
        return bigEndian ? value : Integer.reverseBytes(value);
    }

    boolean startsWith(String ascii) {
        return has(0, ascii);
    }

    boolean has(int offset, String latin1) {
        if (offset + latin1.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if (at(offset + i) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The bytes as characters of UTF-16 where a byte order mark or the zero bytes say so, else as UTF-8.
    String text() {
        if (has(0, "\u00FF\u00FE") || (at(1) == 0 && at(0) > 0 && at(3) == 0)) {
            return new String(bytes, StandardCharsets.UTF_16LE).replace("\uFEFF", "");
        }
        if (has(0, "\u00FE\u00FF") || (at(0) == 0 && at(1) > 0 && at(2) == 0)) {
            return new String(bytes, StandardCharsets.UTF_16BE).replace("\uFEFF", "");
        }
        return new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
    }

    /// Whether nothing but text stands here: no control characters beside white space and form feeds.
    boolean isText() {
        var text = text();
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (c < ' ' && "\t\r\n\f\u001B".indexOf(c) < 0) {
                strange++;
            }
        }
        return strange * 50 <= text.length();
    }
}
