package org.naohai.acquisition.dicom.receive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The parts of a `multipart/related` body, one after the other, as they stream in (RFC 2046 section 5.1).
///
/// - **memory** one buffer, however large the parts are · **bounds** headers of a part
/// - **fails** [Broken] where the body does not keep to the form, [EOFException] where it ends too early.
///   Owned by one thread
final class StowParts {

    private static final int BUFFER = 1 << 17;
    private static final int MOST_HEADER = 8 << 10;
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final InputStream in;
    private final byte[] delimiter;
    /// how far the delimiter can begin behind a byte that stands where its last should (Horspool 1980)
    private final int[] skips = new int[256];
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    /// no delimiter begins before
    private int clean;
    /// what stands before the first delimiter is skipped like a part
    private boolean inPart = true;

    private final byte[] skipped = new byte[1 << 13];
    private boolean ended;
    private String type = "";

    /// The body is not what its content type says.
    static final class Broken extends IOException {
        Broken(String why) {
            super(why);
        }
    }

    StowParts(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(skips, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            skips[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
        }
        // the first delimiter may stand at the very beginning
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /// Goes on to the next part, past what is left of this one; false behind the last.
    boolean next() throws IOException {
        if (ended) {
            return false;
        }
        while (read(skipped, 0, skipped.length) >= 0) {}
        require(2);
        if (buffer[from] == '-' && buffer[from + 1] == '-') {
            ended = true;
            return false;
        }
        header();
        inPart = true;
        return true;
    }

    /// Media type of the part in lower case, without parameters; empty where none is said.
    String type() {
        return type;
    }

    /// Bytes of the part; -1 at its end.
    int read(byte[] into, int at, int length) throws IOException {
        if (!inPart) {
            return -1;
        }
        while (true) {
            int found = delimiter();
            int ready = found >= 0 ? found - from : to - from - delimiter.length + 1;
            if (ready > 0) {
                int count = Math.min(ready, length);
                System.arraycopy(buffer, from, into, at, count);
                from += count;
                return count;
            }
            if (found >= 0) {
                from += delimiter.length;
                inPart = false;
                return -1;
            }
            fill();
        }
    }

    /// From the end of the delimiter to the blank line.
    private void header() throws IOException {
        int end;
        while ((end = find(BLANK_LINE)) < 0) {
            if (to - from > MOST_HEADER) {
                throw new Broken("the header of a part is too long");
            }
            fill();
        }
        if (end - from > MOST_HEADER) {
            throw new Broken("the header of a part is too long");
        }
        var text = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end + BLANK_LINE.length;
        // what stands behind the delimiter on its line is padding
        int line = text.indexOf("\r\n");
        if (!(line < 0 ? text : text.substring(0, line)).isBlank()) {
            throw new Broken("a boundary is followed by other text");
        }
        type = type(text);
    }

    private static String type(String header) {
        for (var line : header.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Type")) {
                return line.substring(colon + 1).split(";")[0].strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private void require(int bytes) throws IOException {
        while (to - from < bytes) {
            fill();
        }
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            clean = Math.max(0, clean - from);
            from = 0;
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new EOFException("the body ends before its last boundary");
        }
        to += read;
    }

    /// Where the next delimiter begins in what is read; -1.
    private int delimiter() {
        int last = delimiter.length - 1;
        int at = Math.max(from, clean);
        while (at + last < to) {
            if (matches(delimiter, at)) {
                clean = at;
                return at;
            }
            at += skips[buffer[at + last] & 0xFF];
        }
        clean = at;
        return -1;
    }

    private int find(byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            if (matches(wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matches(byte[] wanted, int at) {
        return Arrays.equals(wanted, 0, wanted.length, buffer, at, at + wanted.length);
    }
}
