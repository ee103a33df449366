package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.naohai.catalogue.SeriesMetadata;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomJson;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.lake.Lake;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// Metadata documents: kept ones as they lie, and of what is arriving made from the instances.
@Component
class Metadata {

    private static final int BUFFER = 1 << 16;
    private static final byte[] ADDRESS = "\"BulkDataURI\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Lake lake;

    Metadata(Lake lake) {
        this.lake = lake;
    }

    /// From the instances themselves.
    ///
    /// - **base** of an instance, as the document is addressed
    void write(List<Part> parts, Function<Part, String> base, OutputStream out) throws IOException {
        try (var json = DicomJson.generator(out)) {
            json.writeStartArray();
            for (var part : parts) {
                write(part, base.apply(part), json);
            }
            json.writeEndArray();
        }
    }

    private void write(Part part, String base, JsonGenerator json) throws IOException {
        try (var channel = lake.channel(part.sha256())) {
            DicomJson.write(DicomReader.read(ByteSource.of(channel)).data(), SeriesMetadata.uris(base), json);
        }
    }

    InputStream inflated(String sha256) throws IOException {
        return new GZIPInputStream(lake.open(sha256), BUFFER);
    }

    /// Series after series as one document; addresses are led from the study to them.
    void write(List<Located> series, OutputStream out) throws IOException {
        out.write('[');
        boolean first = true;
        for (var one : series) {
            var inner = new Inner(out, ("series/" + one.seriesUid() + "/").getBytes(StandardCharsets.US_ASCII), !first);
            if (one.metadata() == null) {
                write(one.parts(), part -> "instances/" + part.sopUid() + "/", inner);
            } else {
                try (var document = inflated(one.metadata())) {
                    document.transferTo(inner);
                }
            }
            first &= inner.isEmpty();
        }
        out.write(']');
    }

    /// Lets what stands between the outer brackets through, and sets a prefix before each address.
    private static final class Inner extends OutputStream {

        private final OutputStream out;
        private final byte[] prefix;
        private boolean comma;
        private boolean begun;
        private boolean empty = true;
        private int matched;
        private int held = -1;

        Inner(OutputStream out, byte[] prefix, boolean comma) {
            this.out = out;
            this.prefix = prefix;
            this.comma = comma;
        }

        boolean isEmpty() {
            return empty;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }

        /// The last byte is held back until another comes: it is the closing bracket.
        @Override
        public void write(int b) throws IOException {
            if (!begun) {
                begun = true;
                return;
            }
            if (held >= 0) {
                put(held);
            }
            held = b & 0xFF;
        }

        private void put(int b) throws IOException {
            if (comma) {
                out.write(',');
                comma = false;
            }
            empty = false;
            out.write(b);
            matched = b == ADDRESS[matched] ? matched + 1 : b == ADDRESS[0] ? 1 : 0;
            if (matched == ADDRESS.length) {
                out.write(prefix);
                matched = 0;
            }
        }
    }
}
