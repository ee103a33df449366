package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.store.UploadRows;
import org.naohai.acquisition.store.UploadRows.Upload;
import org.springframework.stereotype.Component;

/// Uploads that nobody goes on with: their rows, and the bytes that belong to no intake yet.
@Component
public class AbandonedUploads {

    private final UploadRows uploads;
    private final Journal journal;

    AbandonedUploads(UploadRows uploads, Journal journal) {
        this.uploads = uploads;
        this.journal = journal;
    }

    void dropExpired() throws IOException {
        for (var upload : uploads.expired()) {
            drop(upload);
        }
    }

    /// A finished upload's bytes belong to the intake by now.
    public void drop(Upload upload) throws IOException {
        if (!upload.finished()) {
            try {
                journal.of(upload.intakeId()).spool(upload.spool()).destroy();
            } catch (NoSuchFileException e) {
                // went with its intake
            }
        }
        uploads.delete(upload.id());
    }
}
