package org.naohai.formats.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How the bytes of a text are to be read.
///
/// - **name** as shown to people (`UTF-8`, `UTF-16LE`, `GB18030`, `windows-1252`) · **bomBytes** to skip at the start
/// - **guessed** neither mark nor validity decides: windows-1252 takes any byte, so words may be wrong
public record TextEncoding(Charset charset, String name, int bomBytes, boolean guessed) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 13;

    /// Reads the whole stream: one byte at its end can tell UTF-8 from GB18030.
    public static TextEncoding detect(InputStream stream) throws IOException {
        var buffer = new byte[BUFFER];
        int n = stream.readNBytes(buffer, 0, BUFFER);
        var marked = byMark(buffer, n);
        if (marked != null) {
            return marked;
        }
        var utf8 = new Utf8Check();
        var gb = new Gb18030Check();
        for (; n > 0; n = stream.readNBytes(buffer, 0, BUFFER)) {
            utf8.feed(buffer, n);
            gb.feed(buffer, n);
        }
        if (utf8.valid()) {
            return new TextEncoding(StandardCharsets.UTF_8, "UTF-8", 0, false);
        }
        return gb.likely()
                ? new TextEncoding(GB18030, "GB18030", 0, false)
                : new TextEncoding(WINDOWS_1252, "windows-1252", 0, true);
    }

    private static org.naohai.formats.text.@org.jspecify.annotations.Nullable TextEncoding byMark(byte[] b, int n) {
        if (n >= 3 && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB && (b[2] & 0xFF) == 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, "UTF-8", 3, false);
        }
        if (n >= 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE", 2, false);
        }
        if (n >= 2 && (b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE", 2, false);
        }
        if (n >= 4 && b[1] == 0 && b[0] > 0 && b[3] == 0 && b[2] != 0) {
            return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE", 0, false);
        }
        if (n >= 4 && b[0] == 0 && b[1] > 0 && b[2] == 0 && b[3] != 0) {
            return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE", 0, false);
        }
        return null;
    }
}
