package org.naohai.viewer.serve;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.naohai.viewer.bytes.ByteRange;

/// Sends derived files to who holds a ticket, on the thread that read the request and from mapped memory; everything
/// else goes on to the server behind it, on a thread of its own.
///
/// What comes without a ticket goes on, too: there, who is asking is looked up, and a ticket is given with the answer.
public final class ViewHandler extends Handler.Wrapper {

    public static final String COOKIE = "naohai_seen";

    private static final HttpField KEPT = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, ViewPath.KEPT);
    private static final HttpField RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes");
    private static final HttpField PLAIN = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField ANYWHERE = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    private static final HttpField SHOWN =
            new PreEncodedHttpField("Access-Control-Expose-Headers", "Content-Range, Content-Length, Accept-Ranges");

    private final ViewFiles files;
    private final ViewTickets tickets;

    public ViewHandler(Handler next, ViewFiles files, ViewTickets tickets) {
        super(next);
        this.files = files;
        this.tickets = tickets;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback done) throws Exception {
        var path = request.getHttpURI().getPath();
        if (path != null && path.startsWith(ViewPath.PREFIX) && sent(path, request, response, done)) {
            return true;
        }
        request.getComponents().getExecutor().execute(() -> goOn(request, response, done));
        return true;
    }

    private void goOn(Request request, Response response, Callback done) {
        try {
            if (!super.handle(request, response, done)) {
                Response.writeError(request, response, done, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) { // whatever it is, this request is over by it, as it is in a server
            Response.writeError(request, response, done, failure);
        }
    }

    private boolean sent(String path, Request request, Response response, Callback done) throws IOException {
        if (request.getMethod().equals("OPTIONS") && path.startsWith(ViewPath.SIGNED)) {
            allow(response, done);
            return true;
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var asked = ViewPath.of(path);
        if (!reads || asked.isEmpty() || !opens(request, asked.get())) {
            return false;
        }
        var file = files.find(asked.get());
        if (file.isEmpty()) {
            return false;
        }
        send(asked.get(), file.get(), request, response, done);
        return true;
    }

    private boolean opens(Request request, ViewPath path) {
        if (path.signature() != null) {
            return tickets.opens(path.signature(), path.recording(), path.hash());
        }
        for (var cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(COOKIE) && tickets.opens(cookie.getValue(), path.recording(), path.hash())) {
                return true;
            }
        }
        return false;
    }

    /// Another page asks whether it may ask for a range with a signature.
    private static void allow(Response response, Callback done) {
        response.setStatus(HttpStatus.NO_CONTENT_204);
        response.getHeaders().put(ANYWHERE);
        response.getHeaders().put("Access-Control-Allow-Headers", "Range");
        response.getHeaders().put("Access-Control-Allow-Methods", "GET, HEAD");
        response.write(true, null, done);
    }

    private static void send(ViewPath path, MemorySegment file, Request request, Response response, Callback done) {
        var headers = response.getHeaders();
        long size = file.byteSize();
        headers.put(KEPT);
        headers.put(RANGES);
        headers.put(PLAIN);
        if (path.signature() != null) {
            headers.put(ANYWHERE);
            headers.put(SHOWN);
        }
        switch (ByteRange.of(request.getHeaders().get(HttpHeader.RANGE), size)) {
            case ByteRange.Whole() -> write(path, file, 0, size, request, response, done);
            case ByteRange.Part(long first, long last) -> {
                response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
                headers.put(HttpHeader.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + size);
                write(path, file, first, last - first + 1, request, response, done);
            }
            case ByteRange.Unsatisfiable() -> {
                response.setStatus(HttpStatus.RANGE_NOT_SATISFIABLE_416);
                headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + size);
                headers.put(HttpHeader.CONTENT_LENGTH, 0);
                response.write(true, null, done);
            }
        }
    }

    private static void write(
            ViewPath path,
            MemorySegment file,
            long from,
            long length,
            Request request,
            Response response,
            Callback done) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, path.mediaType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        ByteBuffer bytes = request.getMethod().equals("HEAD")
                ? null
                : file.asSlice(from, length).asByteBuffer();
        response.write(true, bytes, done);
    }
}
