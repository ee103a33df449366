package org.naohai.viewer.signal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.SignalFiles;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalReader;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.naohai.viewer.StoredTree;
import org.naohai.viewer.ViewedRecordings;
import org.naohai.viewer.annotation.Annotations;
import org.naohai.viewer.annotation.Annotations.Note;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signals without the identities of their originals: channels, annotations, and windows of any length.
@RestController
@RequestMapping("/api/v1/recordings/{id}/signal")
public class SignalController {

    /// More samples than this are drawn from the envelope: about 50 ms of decoding.
    private static final double DECODED_AT_ONCE = 4e6;

    private final ViewedRecordings recordings;
    private final Annotations annotations;
    private final Envelopes envelopes;
    private final Lake lake;

    public SignalController(ViewedRecordings recordings, Annotations annotations, Envelopes envelopes, Lake lake) {
        this.recordings = recordings;
        this.annotations = annotations;
        this.envelopes = envelopes;
        this.lake = lake;
    }

    /// - **annotations** of the file and of people · **segments** stretches without a gap
    public record Signal(
            String format,
            List<ChannelRow> channels,
            double durationSeconds,
            List<SignalHeader.Segment> segments,
            List<Note> annotations) {}

    public record ChannelRow(
            int index, String name, String type, String unit, double samplingFrequencyHz, String status) {

        static ChannelRow of(Channel channel) {
            return new ChannelRow(
                    channel.index(),
                    channel.name(),
                    channel.type().name(),
                    channel.unit(),
                    channel.samplingFrequencyHz(),
                    channel.status());
        }
    }

    @GetMapping
    public Signal signal(@PathVariable UUID id) throws IOException {
        var recording = recordings.view(id, "signal");
        try (var reader = open(recording)) {
            var header = reader.header();
            var notes = new java.util.ArrayList<>(
                    reader.annotations().stream().map(Note::ofFile).toList());
            notes.addAll(annotations.list(id));
            return new Signal(
                    header.format(),
                    header.channels().stream().map(ChannelRow::of).toList(),
                    header.durationSeconds(),
                    header.segments(),
                    notes);
        }
    }

    @GetMapping("/window")
    public ResponseEntity<byte[]> window(
            @PathVariable UUID id,
            @RequestParam double start,
            @RequestParam double duration,
            @RequestParam(defaultValue = "0-15") String channels,
            @RequestParam(defaultValue = "1000") int points)
            throws IOException {
        var recording = recordings.view(id, "signal");
        try (var reader = open(recording)) {
            var request = WindowRequest.of(
                    start,
                    duration,
                    channels,
                    points,
                    reader.header().channels().size());
            var envelope = manySamples(request, reader.header()) ? envelopes.get(content(recording), reader) : null;
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header("X-Naohai-Points", String.valueOf(request.points()))
                    .body(new SignalWindow(reader, envelope).draw(request));
        }
    }

    private static boolean manySamples(WindowRequest request, SignalHeader header) {
        double samples = request.channels().stream()
                .mapToDouble(index -> header.channels().get(index).samplingFrequencyHz() * request.durationSeconds())
                .sum();
        return samples > DECODED_AT_ONCE;
    }

    private SignalReader open(Recording recording) throws IOException {
        if (recording.domain() != Domain.ELECTROPHYSIOLOGY || recording.files().isEmpty()) {
            throw Refused.notFound("signal");
        }
        var main = recording.files().getFirst().path();
        return SignalFiles.open(new StoredTree(lake, recording), main)
                .reader()
                .orElseThrow(() -> Refused.notFound("signal"));
    }

    private static List<String> content(Recording recording) {
        return recording.files().stream().map(file -> file.sha256()).toList();
    }
}
