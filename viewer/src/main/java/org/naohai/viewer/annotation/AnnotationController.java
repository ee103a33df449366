package org.naohai.viewer.annotation;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.naohai.viewer.ViewedRecordings;
import org.naohai.viewer.annotation.Annotations.Note;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Annotating a recording: whoever may read it may note, and take back what she noted.
@RestController
@RequestMapping("/api/v1/recordings/{id}/annotations")
public class AnnotationController {

    private static final int LONGEST_LABEL = 200;

    private final ViewedRecordings recordings;
    private final Annotations annotations;
    private final AuditLog audit;

    public AnnotationController(ViewedRecordings recordings, Annotations annotations, AuditLog audit) {
        this.recordings = recordings;
        this.annotations = annotations;
        this.audit = audit;
    }

    /// - **durationSeconds** absent or 0 for a point in time
    public record NewNote(
            @Nullable Double onsetSeconds,
            @Nullable Double durationSeconds,
            @Nullable String label) {}

    @PostMapping
    @Transactional
    public ResponseEntity<Note> add(@PathVariable UUID id, @RequestBody NewNote asked) {
        var recording = recordings.get(id);
        var label = asked.label() == null ? "" : asked.label().strip();
        double onset = asked.onsetSeconds() == null ? -1 : asked.onsetSeconds();
        double duration = asked.durationSeconds() == null ? 0 : asked.durationSeconds();
        if (label.isEmpty() || label.length() > LONGEST_LABEL || !(onset >= 0) || !(duration >= 0)) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "ANNOTATION_INVALID",
                    "label, onsetSeconds, durationSeconds",
                    label.length() + " characters at " + onset + " s for " + duration + " s",
                    "1 to " + LONGEST_LABEL + " characters, times from 0 on");
        }
        var note = annotations.add(recording, onset, duration, label);
        audit.record("annotation.add", "recording:" + id, Map.of("project", recording.projectId()));
        return ResponseEntity.status(HttpStatus.CREATED).body(note);
    }

    @DeleteMapping("/{annotationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void delete(@PathVariable UUID id, @PathVariable UUID annotationId) {
        var recording = recordings.get(id);
        if (!annotations.delete(id, annotationId)) {
            throw Refused.notFound("annotation");
        }
        audit.record("annotation.delete", "recording:" + id, Map.of("project", recording.projectId()));
    }
}
