package org.naohai.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.UUID;
import org.naohai.kernel.Refused;
import org.naohai.viewer.ViewedRecordings;
import org.naohai.viewer.bytes.ServletRanges;
import org.naohai.viewer.pyramid.Pyramids;
import org.naohai.viewer.serve.TicketCookie;
import org.naohai.viewer.serve.ViewFiles;
import org.naohai.viewer.serve.ViewPath;
import org.naohai.viewer.serve.ViewTickets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The way to derived files for who is signed in and holds no ticket, or an old one; the next file needs no more than
/// the ticket that comes with this one.
@RestController
@Hidden
class SeenController {

    private final ViewedRecordings recordings;
    private final ViewFiles files;
    private final ViewTickets tickets;

    SeenController(ViewedRecordings recordings, ViewFiles files, ViewTickets tickets) {
        this.recordings = recordings;
        this.files = files;
        this.tickets = tickets;
    }

    /// - **fails** not found where the recording is not for this person, or it is not what was derived from it
    @GetMapping("/seen/{recording}/{hash}/{*file}")
    void derived(@PathVariable UUID recording, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = ViewPath.of(request.getRequestURI()).orElseThrow(() -> Refused.notFound("view"));
        var found = recordings.get(recording);
        var derived = Pyramids.hash(found).filter(path.hash()::equals);
        if (derived.isEmpty() || !recordings.mayOpen(found)) {
            throw Refused.notFound("view");
        }
        var file = files.find(path).orElseThrow(() -> Refused.notFound("view"));
        TicketCookie.give(tickets, recording, path.hash(), request, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, ViewPath.KEPT);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentType(path.mediaType());
        var part = ServletRanges.begin(request.getHeader(HttpHeaders.RANGE), file.byteSize(), response);
        if (part.isPresent() && part.get().length() > 0 && !"HEAD".equals(request.getMethod())) {
            var bytes = file.asSlice(part.get().first(), part.get().length());
            try (var out = Channels.newChannel(response.getOutputStream())) {
                out.write(bytes.asByteBuffer());
            }
        }
    }
}
