package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.naohai.catalogue.dicom.http.Accepted;
import org.naohai.lake.Lake;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// WADO-RS: metadata as DICOM JSON (PS3.18 10.4.1.1.2). That of a series was made when it was complete,
/// compressed, and is sent as it lies.
@RestController
@RequestMapping("/dicomweb/studies/{study}")
class MetadataController {

    private static final int BUFFER = 1 << 16;

    private final Locations locations;
    private final Metadata metadata;
    private final Lake lake;

    MetadataController(Locations locations, Metadata metadata, Lake lake) {
        this.locations = locations;
        this.metadata = metadata;
        this.lake = lake;
    }

    @GetMapping("/metadata")
    void study(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var series = locations.ofStudy(study);
        begin(request, response);
        try (var out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
            metadata.write(series, out);
        }
    }

    @GetMapping("/series/{series}/metadata")
    void series(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var located = locations.get(study, series);
        if (located.metadata() == null) {
            begin(request, response);
            try (var out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
                metadata.write(located.parts(), part -> "instances/" + part.sopUid() + "/", out);
            }
        } else {
            kept(located.metadata(), request, response);
        }
    }

    @GetMapping("/series/{series}/instances/{instance}/metadata")
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        begin(request, response);
        try (var out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
            metadata.write(List.of(part), one -> "", out);
        }
    }

    private static void begin(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType(Accepted.of(request).json());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private void kept(String sha256, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var type = Accepted.of(request).json();
        if (Unchanged.known(sha256, request, response)) {
            return;
        }
        response.setContentType(type);
        if (takesGzip(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            long size = lake.size(sha256);
            response.setContentLengthLong(size);
            new Stored(lake, sha256, 0, size).writeTo(response.getOutputStream());
        } else {
            try (var plain = metadata.inflated(sha256)) {
                plain.transferTo(response.getOutputStream());
            }
        }
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && accepted.toLowerCase(Locale.ROOT).matches(".*\\bgzip\\b.*")
                && !accepted.toLowerCase(Locale.ROOT).matches(".*\\bgzip *; *q=0(\\.0*)?( *,.*)?");
    }
}
