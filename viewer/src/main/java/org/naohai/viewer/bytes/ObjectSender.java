package org.naohai.viewer.bytes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import org.naohai.lake.Lake;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Sends an object of the lake, or a range of it, to a person who may read it; whoever calls has decided that.
///
/// The validator is the object's SHA-256. `private, no-cache`: the browser keeps the bytes for this person and asks
/// before each use, so that withdrawn access takes effect at the next look.
@Component
public class ObjectSender {

    private static final int BUFFER = 1 << 16;

    private final Lake lake;

    public ObjectSender(Lake lake) {
        this.lake = lake;
    }

    /// - **mediaType** of the bytes · **fileName** for who saves them, or null for what is only shown
    public record Sent(
            String sha256, String mediaType, @Nullable String fileName) {}

    public void send(Sent sent, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var tag = "\"" + sent.sha256() + "\"";
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (known(tag, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (sent.fileName() != null) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(sent.fileName()));
        }
        response.setContentType(sent.mediaType());
        sendBytes(sent.sha256(), rangeHeader(tag, request), request.getMethod(), response);
    }

    private void sendBytes(String sha256, @Nullable String range, String method, HttpServletResponse response)
            throws IOException {
        var part = ServletRanges.begin(range, lake.size(sha256), response);
        if (part.isPresent() && !"HEAD".equals(method) && part.get().length() > 0) {
            try (var channel = lake.channel(sha256)) {
                copy(channel, part.get(), response.getOutputStream());
            }
        }
    }

    private static void copy(SeekableByteChannel channel, ByteRange.Part part, OutputStream to) throws IOException {
        channel.position(part.first());
        var buffer = ByteBuffer.allocate(BUFFER);
        long left = part.length();
        while (left > 0) {
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int read = channel.read(buffer);
            if (read < 0) {
                throw new IOException("the object is shorter than its record says");
            }
            to.write(buffer.array(), 0, read);
            left -= read;
        }
    }

    /// A range of another version of the object is worth nothing: `If-Range` must name this one.
    private static @Nullable String rangeHeader(String tag, HttpServletRequest request) {
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.equals(tag) ? request.getHeader(HttpHeaders.RANGE) : null;
    }

    private static boolean known(String tag, @Nullable String noneMatch) {
        if (noneMatch == null) {
            return false;
        }
        for (var candidate : noneMatch.split(",", -1)) {
            var plain = candidate.strip();
            if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static String disposition(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
