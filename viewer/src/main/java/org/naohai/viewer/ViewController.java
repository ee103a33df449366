package org.naohai.viewer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.Kind;
import org.naohai.governance.Acting;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.naohai.viewer.bytes.ServletRanges;
import org.naohai.viewer.pyramid.Pyramids;
import org.naohai.viewer.serve.ViewFiles;
import org.naohai.viewer.serve.ViewHandler;
import org.naohai.viewer.serve.ViewPath;
import org.naohai.viewer.serve.ViewTickets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Which derived views a recording has, and the way in for who has no ticket yet.
@RestController
class ViewController {

    private static final String FIRST_IMAGE = "first-image";

    private final ViewedRecordings recordings;
    private final ViewFiles files;
    private final ViewTickets tickets;
    private final Lake lake;
    private final Pyramids pyramids;

    ViewController(
            ViewedRecordings recordings, ViewFiles files, ViewTickets tickets, Lake lake, Pyramids pyramids) {
        this.recordings = recordings;
        this.files = files;
        this.tickets = tickets;
        this.lake = lake;
        this.pyramids = pyramids;
    }

    /// - **firstImage** null where none could be made · **zarr** null where there is none (yet)
    /// - **making** how much of the pyramid is made, 0 to 1; null where it is there or cannot be made
    record Views(
            @Nullable ViewAddress firstImage,
            @Nullable ViewAddress zarr,
            @Nullable Double making) {}

    /// - **url** takes the session cookie or the bearer token · **signedUrl** neither, for five minutes
    /// - **bytes** of a single file; null for a folder, which the address ends with `/` for
    record ViewAddress(String url, String signedUrl, @Nullable Long bytes) {}

    @GetMapping("/api/v1/recordings/{id}/views")
    Views views(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var recording = recordings.view(id, "views");
        int scope = recording.scopeId();
        giveTicket(scope, request, response);
        var pyramid = recording.kind() == Kind.NIFTI ? pyramids.look(recording) : Optional.<Pyramids.State>empty();
        return new Views(
                firstImage(recording),
                pyramid.filter(Pyramids.State::ready)
                        .map(one -> address(scope, one.hash(), "", null))
                        .orElse(null),
                pyramid.filter(one -> !one.ready() && one.possible())
                        .map(Pyramids.State::progress)
                        .orElse(null));
    }

    private @Nullable ViewAddress firstImage(Recording recording) throws IOException {
        int scope = recording.scopeId();
        var first = recording.artefacts().get(FIRST_IMAGE);
        if (first == null) {
            return null;
        }
        files.put(scope, first, FIRST_IMAGE, () -> {
            try (var object = lake.open(first)) {
                return object.readAllBytes();
            }
        });
        return address(scope, first, FIRST_IMAGE, lake.size(first));
    }

    private ViewAddress address(int scope, String hash, String file, @Nullable Long bytes) {
        var below = scope + "/" + hash + "/" + file;
        return new ViewAddress(
                ViewPath.PREFIX + below,
                ViewPath.PREFIX + "signed/" + tickets.ofViews(scope, hash) + "/" + below,
                bytes);
    }

    /// A derived file for who is signed in and has no ticket, or an old one.
    @GetMapping("/seen/{scope}/{hash}/{*file}")
    void file(@PathVariable int scope, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = ViewPath.of(request.getRequestURI()).orElseThrow(() -> Refused.notFound("view"));
        if (!Acting.who().reach().read().contains(scope)) {
            throw Refused.notFound("view");
        }
        var found = files.find(path).orElseThrow(() -> Refused.notFound("view"));
        giveTicket(scope, request, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentType(path.isJson() ? "application/json" : "application/octet-stream");
        var part = ServletRanges.begin(request.getHeader(HttpHeaders.RANGE), found.byteSize(), response);
        if (part.isPresent() && part.get().length() > 0 && !"HEAD".equals(request.getMethod())) {
            var bytes = found.asSlice(part.get().first(), part.get().length());
            try (var out = Channels.newChannel(response.getOutputStream())) {
                out.write(bytes.asByteBuffer());
            }
        }
    }

    private void giveTicket(int scope, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(ViewHandler.COOKIE, tickets.ofScope(scope))
                .path(ViewPath.PREFIX + scope + "/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")))
                .maxAge(ViewTickets.VALID);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
