package org.naohai.acquisition.dicom.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomJson;
import org.naohai.formats.dicom.Tag;
import tools.jackson.core.JsonGenerator;

/// The DICOM JSON of a series, gzip, instance after instance (PS3.18 10.4.1.1.2). Bulk values stand at
/// `instances/{SOPInstanceUID}/bulkdata/{path}` below the series. Owned by one thread.
final class MetadataDocument {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;

    MetadataDocument() throws IOException {
        json = DicomJson.generator(new GZIPOutputStream(bytes, 1 << 14));
        json.writeStartArray();
    }

    void add(DataSet data) {
        var uid = data.text(Tag.SopInstanceUid, "");
        DicomJson.write(
                data,
                (path, element) -> element.value() instanceof org.naohai.formats.dicom.Value.Bytes
                        ? null
                        : "instances/" + uid + "/bulkdata/" + path,
                json);
    }

    byte[] finish() {
        json.writeEndArray();
        json.close();
        return bytes.toByteArray();
    }
}
