package org.naohai.acquisition.dicom.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.naohai.catalogue.SeriesMetadata;
import org.naohai.formats.dicom.DataSet;

/// The metadata document of a series as it grows. Owned by one thread.
final class MetadataDocument {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SeriesMetadata document;

    MetadataDocument() throws IOException {
        document = new SeriesMetadata(bytes);
    }

    void add(DataSet data) {
        document.add(data);
    }

    byte[] finish() throws IOException {
        document.close();
        return bytes.toByteArray();
    }
}
