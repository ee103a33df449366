package org.naohai.formats.json;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// JSON from strangers: depth, numbers, names, strings and the whole document are bounded.
///
/// - **limits** depth 100 · name 1,000 · number 100 digits · string 8 MiB (FHIR attachments) · document 256 MiB
public final class BoundedJson {

    public static final int MAX_DEPTH = 100;
    public static final long MAX_DOCUMENT = 256L << 20;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .maxStringLength(8 << 20)
            .maxDocumentLength(MAX_DOCUMENT)
            .build();

    /// Python writes NaN where it should not: read, then reported by [JsonFile].
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private BoundedJson() {}

    /// A streaming parser; the caller closes it.
    public static JsonParser parser(InputStream stream) {
        return MAPPER.createParser(stream);
    }
}
