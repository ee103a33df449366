package org.naohai.viewer;

import java.util.UUID;
import org.naohai.catalogue.Recordings;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.governance.Acting;
import org.naohai.governance.Views;
import org.naohai.kernel.Refused;
import org.naohai.lake.StoredFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Every view begins here: the recording if the acting person may read it, else as if it were not there.
@Service
public class ViewedRecordings {

    private final Recordings recordings;
    private final Views views;

    public ViewedRecordings(Recordings recordings, Views views) {
        this.recordings = recordings;
        this.views = views;
    }

    /// - **fails** [Refused] where it is not there, or not for this person
    @Transactional(readOnly = true)
    public Recording get(UUID id) {
        return find(id);
    }

    /// The same, and the audit log says who looked.
    @Transactional
    public Recording view(UUID id, String how) {
        var recording = find(id);
        views.seen("recording.view", "recording:" + id, how, recording::projectId);
        return recording;
    }

    /// The bytes of a file: an identifying original is for owners only.
    public StoredFile mainFile(Recording recording) {
        if (recording.files().isEmpty()) {
            throw Refused.notFound("file");
        }
        if (!mayOpen(recording)) {
            throw Refused.notFound("file");
        }
        return recording.files().getFirst();
    }

    /// Whether the acting person may have the bytes of its main file.
    public boolean mayOpen(Recording recording) {
        return recording.files().stream()
                .findFirst()
                .filter(file ->
                        !file.identifying() || Acting.who().reach().own().contains(recording.scopeId()))
                .isPresent();
    }

    private Recording find(UUID id) {
        return recordings.find(id).orElseThrow(() -> Refused.notFound("recording"));
    }
}
