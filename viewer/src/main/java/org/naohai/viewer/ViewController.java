package org.naohai.viewer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.Kind;
import org.naohai.lake.Lake;
import org.naohai.viewer.derive.FirstImagePass;
import org.naohai.viewer.pyramid.Pyramids;
import org.naohai.viewer.serve.TicketCookie;
import org.naohai.viewer.serve.ViewFiles;
import org.naohai.viewer.serve.ViewPath;
import org.naohai.viewer.serve.ViewTickets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Which derived views a recording has; whoever asks gets the ticket for them.
@RestController
class ViewController {

    private final ViewedRecordings recordings;
    private final ViewFiles files;
    private final ViewTickets tickets;
    private final Lake lake;
    private final Pyramids pyramids;

    ViewController(ViewedRecordings recordings, ViewFiles files, ViewTickets tickets, Lake lake, Pyramids pyramids) {
        this.recordings = recordings;
        this.files = files;
        this.tickets = tickets;
        this.lake = lake;
        this.pyramids = pyramids;
    }

    /// - **firstImage** null where none could be made · **zarr** null where there is none (yet)
    /// - **timePencils** the same values by courses of voxels; null where the image has one volume
    /// - **making** how much of the pyramid is made, 0 to 1; null where it is there or cannot be made
    record Views(
            @Nullable ViewAddress firstImage,
            @Nullable ViewAddress zarr,
            @Nullable ViewAddress timePencils,
            @Nullable Double making) {}

    /// - **url** takes the session cookie or the bearer token · **signedUrl** neither, for five minutes
    /// - **bytes** of a single file; null for a folder, which the address ends with `/` for
    record ViewAddress(
            String url, String signedUrl, @Nullable Long bytes) {}

    @GetMapping("/api/v1/recordings/{id}/views")
    Views views(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var recording = recordings.view(id, "views");
        boolean shown = recording.kind() == Kind.NIFTI && recordings.mayOpen(recording);
        var pyramid = shown ? pyramids.look(recording).orElse(null) : null;
        if (pyramid == null) {
            return new Views(null, null, null, null);
        }
        var hash = pyramid.hash();
        TicketCookie.give(tickets, id, hash, request, response);
        return new Views(
                firstImage(recording, hash),
                pyramid.ready() ? address(id, hash, Pyramids.PYRAMID, null) : null,
                pyramid.courses() ? address(id, hash, Pyramids.COURSES, null) : null,
                pyramid.ready() || !pyramid.possible() ? null : pyramid.progress());
    }

    /// Made when the image was taken in; of what was taken in before there were any, with its pyramid.
    private @Nullable ViewAddress firstImage(Recording recording, String hash) throws IOException {
        var first = recording.artefacts().get(FirstImagePass.NAME);
        if (first == null) {
            var beside = Pyramids.PYRAMID + FirstImagePass.NAME;
            return files.find(new ViewPath(null, recording.id(), hash, beside))
                    .map(file -> address(recording.id(), hash, beside, file.byteSize()))
                    .orElse(null);
        }
        files.put(hash, FirstImagePass.NAME, () -> {
            try (var object = lake.open(first)) {
                return object.readAllBytes();
            }
        });
        return address(recording.id(), hash, FirstImagePass.NAME, lake.size(first));
    }

    private ViewAddress address(UUID recording, String hash, String file, @Nullable Long bytes) {
        var signature = tickets.of(recording, hash);
        return new ViewAddress(
                ViewPath.url(recording, hash, file), ViewPath.signed(signature, recording, hash, file), bytes);
    }
}
