package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.kernel.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// WADO-RS: rendered resources and thumbnails (PS3.18 10.4.1.1.3 and 10.4.1.1.4). A series stands for its
/// middle instance, an instance for its middle frame.
@RestController
@RequestMapping("/dicomweb/studies/{study}")
class RenderedController {

    private final Locations locations;
    private final Pictures pictures;

    RenderedController(Locations locations, Pictures pictures) {
        this.locations = locations;
        this.pictures = pictures;
    }

    @GetMapping("/series/{series}/rendered")
    void series(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = middle(locations.get(study, series));
        send(part, middle(part), Wishes.of(request), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/rendered")
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        send(part, middle(part), Wishes.of(request), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/frames/{frames}/rendered")
    void frame(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String frames,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        send(part, number(frames), Wishes.of(request), request, response);
    }

    @GetMapping("/thumbnail")
    void studyThumbnail(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var series = locations.ofStudy(study);
        var part = middle(series.get(series.size() / 2));
        send(part, middle(part), Wishes.thumbnail(request), request, response);
    }

    @GetMapping("/series/{series}/thumbnail")
    void seriesThumbnail(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = middle(locations.get(study, series));
        send(part, middle(part), Wishes.thumbnail(request), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/thumbnail")
    void instanceThumbnail(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        send(part, middle(part), Wishes.thumbnail(request), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/frames/{frames}/thumbnail")
    void frameThumbnail(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String frames,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        send(part, number(frames), Wishes.thumbnail(request), request, response);
    }

    private static Part middle(Located series) {
        List<Part> parts = series.parts();
        if (parts.isEmpty()) {
            throw Refused.notFound("instance");
        }
        return parts.get(parts.size() / 2);
    }

    private static int middle(Part part) {
        return Math.max(1, (part.frames() + 1) / 2);
    }

    private static int number(String frame) {
        if (!frame.matches("[1-9]\\d{0,8}")) {
            throw Refused.notFound("frame");
        }
        return Integer.parseInt(frame);
    }

    private void send(
            Part part, int frame, Pictures.Wish wish, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var tag = part.sha256() + "-" + frame + "-" + Integer.toHexString(wish.hashCode());
        if (Unchanged.known(tag, request, response)) {
            return;
        }
        var picture = pictures.draw(part, frame, wish);
        response.setContentType(wish.mediaType());
        response.setContentLength(picture.length);
        response.getOutputStream().write(picture);
    }
}
