package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.http.Accepted;
import org.naohai.catalogue.dicom.http.Accepted.Wanted;
import org.naohai.catalogue.dicom.http.Base;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.kernel.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// WADO-RS: studies, series, instances and frames as they lie in the archive (PS3.18 10.4.1.1).
@RestController
@RequestMapping("/dicomweb/studies/{study}")
class RetrieveController {

    private static final int MOST_FRAMES = 1_000;

    private final Locations locations;
    private final Instances instances;
    private final Frames frames;

    RetrieveController(Locations locations, Instances instances, Frames frames) {
        this.locations = locations;
        this.instances = instances;
        this.frames = frames;
    }

    @GetMapping
    void study(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(locations.ofStudy(study), request, response);
    }

    @GetMapping("/series/{series}")
    void series(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(List.of(locations.get(study, series)), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}")
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        if (!Unchanged.known(part.sha256(), request, response)) {
            Accepted.of(request)
                    .choose(wanted ->
                            single(part, wanted, request.getRequestURL().toString()))
                    .send(Instances.DICOM, response);
        }
    }

    @GetMapping("/series/{series}/instances/{instance}/frames/{frames}")
    void frames(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable("frames") String numbers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        var wanted = numbers(numbers);
        var chosen = Accepted.of(request).choose(one -> {
            var form = frames.form(part, one);
            return form == null || isSingle(one) && wanted.size() > 1 ? null : new Chosen(form, isSingle(one));
        });
        var tag = part.sha256() + "-" + chosen.form().syntax().uid() + "-" + numbers;
        if (Unchanged.known(tag, request, response)) {
            return;
        }
        var base = request.getRequestURL().toString();
        var stem = base.substring(0, base.lastIndexOf('/') + 1);
        var pieces = new ArrayList<Multipart.Piece>();
        for (int number : wanted) {
            var body = frames.find(part, number, chosen.form().syntax()).orElseThrow(() -> Refused.notFound("frame"));
            pieces.add(new Multipart.Piece(chosen.form().type(), stem + number, body));
        }
        new Answer(pieces, chosen.single()).send(chosen.form().mediaType(), response);
    }

    /// - **single** the one frame itself, not as a part
    private record Chosen(Frames.Form form, boolean single) {}

    private static List<Integer> numbers(String text) {
        if (!text.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8}){0," + (MOST_FRAMES - 1) + "}")) {
            throw Refused.notFound("frame");
        }
        return java.util.Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private void send(List<Located> series, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var base = Base.of(request);
        var pieces = Accepted.of(request).choose(wanted -> isSingle(wanted) ? null : pieces(series, wanted, base));
        response.setHeader("Cache-Control", "private, no-store");
        new Multipart(base).send(Instances.DICOM, pieces, response);
    }

    private @Nullable List<Multipart.Piece> pieces(List<Located> series, Wanted wanted, String base) {
        var pieces = new ArrayList<Multipart.Piece>();
        for (var one : series) {
            var stem = base + "/studies/" + one.studyUid() + "/series/" + one.seriesUid() + "/instances/";
            for (var part : one.parts()) {
                var piece = instances.piece(part, wanted, stem + part.sopUid());
                if (piece == null) {
                    return null;
                }
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private @Nullable Answer single(Part part, Wanted wanted, String location) {
        var piece = instances.piece(part, wanted, location);
        return piece == null ? null : new Answer(List.of(piece), isSingle(wanted));
    }

    /// Whoever takes anything gets parts, as the standard has it.
    private static boolean isSingle(Wanted wanted) {
        return !wanted.multipart() && !wanted.type().equals("*/*");
    }

    /// - **single** the one body itself, not as a part
    private record Answer(List<Multipart.Piece> pieces, boolean single) {
        void send(String type, HttpServletResponse response) throws IOException {
            if (!single) {
                new Multipart(pieces.getFirst().location()).send(type, pieces, response);
                return;
            }
            var piece = pieces.getFirst();
            response.setContentType(piece.type());
            response.setContentLengthLong(piece.body().length());
            piece.body().writeTo(response.getOutputStream());
        }
    }
}
