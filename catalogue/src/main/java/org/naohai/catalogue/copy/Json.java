package org.naohai.catalogue.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON as PostgreSQL's `jsonb` takes it: no NUL characters, no NaN.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(cleaned(value));
    }

    public static Map<String, Object> readMap(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, MAP);
    }

    public static Map<String, String> readTexts(@Nullable String json) {
        var texts = new LinkedHashMap<String, String>();
        readMap(json).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    public static List<Object> readList(@Nullable String json) {
        return json == null ? List.of() : MAPPER.readValue(json, LIST);
    }

    /// PostgreSQL stores no NUL in a text; it becomes the replacement character.
    public static String cleaned(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    private static @Nullable Object cleaned(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> cleaned(text);
            case Double number when !Double.isFinite(number) -> null;
            case Float number when !Float.isFinite(number) -> null;
            case Map<?, ?> map -> cleanedMap(map);
            case Iterable<?> list -> cleanedList(list);
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> cleanedMap(Map<?, ?> map) {
        var clean = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> clean.put(cleaned(String.valueOf(key)), cleaned(value)));
        return clean;
    }

    private static List<@Nullable Object> cleanedList(Iterable<?> list) {
        var clean = new java.util.ArrayList<@Nullable Object>();
        list.forEach(value -> clean.add(cleaned(value)));
        return clean;
    }
}
