package org.naohai.acquisition.store;

import java.util.List;
import org.naohai.kernel.Problem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON columns of this domain.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
    private static final TypeReference<List<QuarantinedFile>> FILES = new TypeReference<>() {};

    private Json() {}

    public static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static List<Problem> problems(String json) {
        return MAPPER.readValue(json, PROBLEMS);
    }

    static List<QuarantinedFile> files(String json) {
        return MAPPER.readValue(json, FILES);
    }
}
