package org.naohai.formats.dicom;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The DICOM JSON model (PS3.18 annex F): data sets to JSON and back.
///
/// - **limits** of reading: sequences 64 deep, a string of 64 MiB (inline binary), a document of 256 MiB
public final class DicomJson {

    /// An object for each level: the data set, its attribute, the array of items.
    private static final int MOST_DEPTH = 3 * ElementParser.MOST_DEPTH + 3;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNameLength(100)
                            .maxNumberLength(100)
                            .maxStringLength(64 << 20)
                            .maxDocumentLength(256L << 20)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(4 * ElementParser.MOST_DEPTH)
                            .build())
                    .build())
            .build();

    private DicomJson() {}

    /// Says where a bulk value can be fetched.
    @FunctionalInterface
    public interface BulkUris {

        /// No value has an address: small ones stand inline, those that are not at hand are left out.
        BulkUris NONE = (path, element) -> null;

        /// - **path** tags, with numbers of items from 0 between them: `7FE00010`, `54000100/0/54001010`
        /// - **gives** null for a value that shall stand inline
        @Nullable
        String uri(String path, Element element);
    }

    /// Finds bulk values by their addresses when reading.
    @FunctionalInterface
    public interface BulkValues {

        BulkValues NONE = uri -> null;

        /// - **gives** null where there is no such value
        @Nullable
        Value value(String uri);
    }

    /// Data sets as they were read, and what is wrong with the document.
    public record Parsed(List<DataSet> dataSets, List<Problem> problems) {
        public Parsed {
            dataSets = List.copyOf(dataSets);
            problems = List.copyOf(problems);
        }
    }

    /// Writes one data set as an object; texts in UTF-8, Specific Character Set saying so; no group lengths, no
    /// group 0002.
    public static void write(DataSet data, BulkUris uris, OutputStream out) {
        try (var json = generator(out)) {
            write(data, uris, json);
        }
    }

    /// Writes an array of data sets, as DICOMweb answers queries.
    public static void writeAll(Iterator<DataSet> all, BulkUris uris, OutputStream out) {
        try (var json = generator(out)) {
            json.writeStartArray();
            while (all.hasNext()) {
                write(all.next(), uris, json);
            }
            json.writeEndArray();
        }
    }

    /// Writes one data set where the generator stands.
    public static void write(DataSet data, BulkUris uris, JsonGenerator json) {
        new JsonElements(json, uris).dataSet(data, "");
    }

    /// A generator for [#write]; closing it leaves the stream open.
    public static JsonGenerator generator(OutputStream out) {
        return MAPPER.createGenerator(new Unclosed(out));
    }

    /// Reads an object, or an array of objects.
    public static Parsed read(byte[] json, BulkValues values) {
        var findings = new Findings();
        var found = new ArrayList<DataSet>();
        try {
            var tree = MAPPER.readTree(json);
            var reading = new JsonReading(findings, values);
            if (tree.isArray()) {
                tree.forEach(one -> found.add(reading.dataSet(one, "")));
            } else {
                found.add(reading.dataSet(tree, ""));
            }
        } catch (JacksonException e) {
            findings.error("DICOM_JSON", null, e.getClass().getSimpleName(), "PS3.18 F");
        }
        return new Parsed(found, findings.all());
    }

    /// The element that a path of [BulkUris] names.
    public static Optional<Element> find(DataSet data, String path) {
        var parts = path.split("/");
        var within = data;
        for (int i = 0; i + 2 < parts.length; i += 2) {
            var items = Dictionary.tag(parts[i]).isPresent()
                    ? within.items(Dictionary.tag(parts[i]).getAsInt())
                    : List.<DataSet>of();
            int number = parts[i + 1].matches("\\d{1,6}") ? Integer.parseInt(parts[i + 1]) : -1;
            if (number < 0 || number >= items.size()) {
                return Optional.empty();
            }
            within = items.get(number);
        }
        var tag = Dictionary.tag(parts[parts.length - 1]);
        return parts.length % 2 == 1 && tag.isPresent()
                ? Optional.ofNullable(within.get(tag.getAsInt()))
                : Optional.empty();
    }

    /// The stream belongs to the caller.
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws java.io.IOException {
            out.flush();
        }
    }
}
