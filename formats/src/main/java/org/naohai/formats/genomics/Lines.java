package org.naohai.formats.genomics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Lines of bytes with a longest length, and where each begins.
///
/// Not thread-safe.
final class Lines {

    static final int LONGEST = 64 << 20;
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final @Nullable LongSupplier position;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long consumed;

    /// - **position** where the stream stands, for streams that know better than by counting; then it
    ///   is read by the byte
    Lines(InputStream stream, @Nullable LongSupplier position) {
        this.stream = stream;
        this.position = position;
    }

    /// Counts from an offset at which the stream already stands.
    Lines from(long offset) {
        consumed = offset;
        return this;
    }

    /// The next line without its end (`\n` or `\r\n`), or null after the last.
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        boolean any = false;
        for (int b = read(); b >= 0; b = read()) {
            any = true;
            if (b == '\n') {
                return text(line);
            }
            if (line.size() >= LONGEST) {
                throw new LineTooLong();
            }
            line.write(b);
        }
        return any ? text(line) : null;
    }

    /// Where the next line begins.
    long position() {
        return position != null ? position.getAsLong() : consumed;
    }

    private int read() throws IOException {
        if (position != null) {
            return stream.read();
        }
        if (at == end) {
            at = 0;
            end = Math.max(0, stream.read(buffer, 0, BUFFER));
            if (end == 0) {
                return -1;
            }
        }
        consumed++;
        return buffer[at++] & 0xFF;
    }

    private static String text(ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /// A line beyond [#LONGEST].
    static final class LineTooLong extends IOException {
        LineTooLong() {
            super("line above 64 MiB");
        }
    }
}
