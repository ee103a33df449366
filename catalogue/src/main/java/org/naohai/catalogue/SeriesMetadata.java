package org.naohai.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomJson;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import tools.jackson.core.JsonGenerator;

/// Writes the DICOM JSON document of a series, gzip, one instance after the other: what `metadata` of
/// WADO-RS answers as it is. Holds no more than one instance. Owned by one thread.
///
/// Large values stand as addresses relative to the series: `instances/1.2.3/bulkdata/7FE00010`.
public final class SeriesMetadata implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    /// Binary values up to here stand inline.
    private static final int INLINE = 1 << 10;

    private final GZIPOutputStream gzip;
    private final JsonGenerator json;

    /// - **out** stays open
    public SeriesMetadata(OutputStream out) throws IOException {
        this.gzip = new GZIPOutputStream(out, BUFFER);
        this.json = DicomJson.generator(gzip);
        json.writeStartArray();
    }

    /// - **data** de-identified
    public void add(DataSet data) {
        DicomJson.write(data, uris("instances/" + data.text(Tag.SopInstanceUid, "") + "/"), json);
    }

    /// The document is whole after this.
    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.close();
        gzip.finish();
    }

    /// - **base** of the instance, as the document is addressed
    public static DicomJson.BulkUris uris(String base) {
        return (path, element) -> address(base, path, element);
    }

    private static @Nullable String address(String base, String path, Element element) {
        boolean large = switch (element.value()) {
            case Value.Bulk bulk -> true;
            case Value.Encapsulated encapsulated -> true;
            case Value.Bytes bytes ->
                element.tag() == Tag.PixelData
                        || bytes.length() > INLINE && element.vr().isBulk();
            case Value.Items items -> false;
        };
        return large ? base + "bulkdata/" + path.replace('/', '.') : null;
    }
}
