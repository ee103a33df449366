package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.naohai.catalogue.dicom.http.Accepted;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomJson;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// WADO-RS: values that the metadata names by an address (PS3.18 10.4.1.1.5).
@RestController
@RequestMapping("/dicomweb/studies/{study}/series/{series}/instances/{instance}/bulkdata")
class BulkController {

    private final Locations locations;
    private final Frames frames;
    private final Lake lake;

    BulkController(Locations locations, Frames frames, Lake lake) {
        this.locations = locations;
        this.frames = frames;
        this.lake = lake;
    }

    /// - **tag** of the value; of one inside a sequence `54000100.0.54001010`, with the number of the item
    @GetMapping("/{tag}")
    void value(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String tag,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var part = locations.get(study, series, instance);
        if (!tag.matches("[0-9A-Fa-f]{8}(\\.\\d{1,6}\\.[0-9A-Fa-f]{8}){0,16}")) {
            throw Refused.notFound("value");
        }
        send(part, tag.replace('.', '/'), request, response);
    }

    private void send(Part part, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean single = Accepted.of(request)
                .choose(one -> one.takes(Frames.OCTETS) || one.multipart()
                        ? !one.multipart() && !one.type().equals("*/*")
                        : null);
        var bodies = bodies(part, path);
        if (Unchanged.known(part.sha256() + "-" + path.replace('/', '-'), request, response)) {
            return;
        }
        if (single && bodies.size() == 1) {
            response.setContentType(Frames.OCTETS);
            response.setContentLengthLong(bodies.getFirst().length());
            bodies.getFirst().writeTo(response.getOutputStream());
            return;
        }
        var location = request.getRequestURL().toString();
        new Multipart(location)
                .send(
                        Frames.OCTETS,
                        bodies.stream()
                                .map(body -> new Multipart.Piece(Frames.OCTETS, location, body))
                                .toList(),
                        response);
    }

    /// Of encapsulated pixel data, frame by frame.
    private List<Multipart.Body> bodies(Part part, String path) throws IOException {
        if (path.equalsIgnoreCase(Tag.hex(Tag.PixelData))) {
            return pixels(part);
        }
        try (var channel = lake.channel(part.sha256())) {
            var element = DicomJson.find(
                            DicomReader.read(ByteSource.of(channel)).data(), path)
                    .orElseThrow(() -> Refused.notFound("value"));
            return List.of(body(part, element));
        }
    }

    private Multipart.Body body(Part part, Element element) {
        return switch (element.value()) {
            case Value.Bytes bytes when element.vr().isBulk() -> new Stored.Bytes(bytes.copy());
            case Value.Bulk(long offset, long length) -> new Stored(lake, part.sha256(), offset, length);
            default -> throw Refused.notFound("value");
        };
    }

    private List<Multipart.Body> pixels(Part part) throws IOException {
        if (part.pixelOffset() != null && part.pixelLength() != null) {
            return List.of(new Stored(lake, part.sha256(), part.pixelOffset(), part.pixelLength()));
        }
        var all = new ArrayList<Multipart.Body>();
        for (int i = 1; i <= Math.max(1, part.frames()); i++) {
            all.add(frames.find(part, i, part.syntax()).orElseThrow(() -> Refused.notFound("value")));
        }
        return all;
    }
}
