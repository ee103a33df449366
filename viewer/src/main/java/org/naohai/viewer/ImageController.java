package org.naohai.viewer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.naohai.formats.Kind;
import org.naohai.kernel.Refused;
import org.naohai.viewer.bytes.ObjectSender;
import org.naohai.viewer.bytes.ObjectSender.Sent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Images and thumbnails as bytes.
@RestController
@RequestMapping("/api/v1/recordings/{id}")
public class ImageController {

    private final ViewedRecordings recordings;
    private final ObjectSender objects;

    public ImageController(ViewedRecordings recordings, ObjectSender objects) {
        this.recordings = recordings;
        this.objects = objects;
    }

    /// The NIfTI file as it was imported, compressed or not.
    @GetMapping("/image")
    public void image(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var recording = recordings.view(id, "image");
        if (recording.kind() != Kind.NIFTI) {
            throw Refused.notFound("image");
        }
        var file = recordings.mainFile(recording);
        objects.send(new Sent(file.sha256(), mediaType(file.path()), name(file.path())), request, response);
    }

    @GetMapping("/thumbnail")
    public void thumbnail(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sha256 = recordings.get(id).artefacts().get("thumbnail");
        if (sha256 == null) {
            throw Refused.notFound("thumbnail");
        }
        objects.send(new Sent(sha256, "image/png", null), request, response);
    }

    private static String mediaType(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".gz") ? "application/gzip" : "application/octet-stream";
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
