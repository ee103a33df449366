package org.naohai.catalogue.datasets;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.naohai.lake.Lake;
import org.naohai.lake.StoredFile;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Objects of the lake as attachments that no browser runs.
@Component
class Downloads {

    private final Lake lake;

    Downloads(Lake lake) {
        this.lake = lake;
    }

    /// - **path** as the reader sees it; its last part becomes the name
    ResponseEntity<Resource> of(StoredFile file, String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var attachment = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header("Content-Disposition", attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .eTag(file.sha256())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new Stored(lake, file));
    }

    /// One object; Spring reads it from the start or by ranges.
    private static final class Stored extends AbstractResource {
        private final Lake lake;
        private final StoredFile file;

        Stored(Lake lake, StoredFile file) {
            this.lake = lake;
            this.file = file;
        }

        @Override
        public InputStream getInputStream() {
            return lake.open(file.sha256());
        }

        @Override
        public long contentLength() {
            return file.size();
        }

        @Override
        public boolean exists() {
            return lake.exists(file.sha256());
        }

        @Override
        public String getDescription() {
            return "object " + file.sha256();
        }
    }
}
