package org.naohai.acquisition.dicom.convert;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON columns of the conversion. What an earlier version wrote is still read.
final class ConvertJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private ConvertJson() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, String> texts(String json) {
        return MAPPER.readValue(json, TEXTS);
    }

    static @Nullable ImageFacts facts(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, ImageFacts.class);
    }
}
