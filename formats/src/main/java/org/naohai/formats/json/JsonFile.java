package org.naohai.formats.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.text.TextEncoding;
import org.naohai.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// A small JSON document read whole: sidecars, dictionaries, descriptions.
///
/// - **values** of the outermost object, nulls left out; an array is under the key `""`; numbers are Long or Double
/// - **problems** encoding, syntax, duplicate keys (the last one counts), NaN, size, depth
/// - **limit** 16 MiB
public record JsonFile(Map<String, Object> values, List<Problem> problems) {

    public static final int MAX_BYTES = 16 << 20;
    private static final int MAX_REPORTED = 20;

    public JsonFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        problems = List.copyOf(problems);
    }

    public static JsonFile read(String path, FileTree files) {
        try (var stream = files.open(path)) {
            return parse(path, stream.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            return failed(
                    Problem.error("FILE_UNREADABLE", path, null, e.getClass().getSimpleName(), "readable bytes"));
        }
    }

    public static JsonFile parse(String path, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return failed(Problem.error("JSON_TOO_LARGE", path, null, "> 16 MiB", "≤ 16 MiB"));
        }
        var problems = new ArrayList<Problem>();
        try (var parser = BoundedJson.MAPPER.createParser(utf8(path, bytes, problems))) {
            var value = new Reading(path, problems).document(parser);
            return new JsonFile(value, problems);
        } catch (StreamConstraintsException e) {
            problems.add(Problem.error("JSON_LIMIT", path, place(e), "too deep or too long", "depth ≤ 100"));
        } catch (JacksonException | IOException e) {
            problems.add(Problem.error("JSON_SYNTAX", path, place(e), "not JSON", "RFC 8259"));
        }
        return new JsonFile(Map.of(), problems);
    }

    private static JsonFile failed(Problem problem) {
        return new JsonFile(Map.of(), List.of(problem));
    }

    private static byte[] utf8(String path, byte[] bytes, List<Problem> problems) throws IOException {
        var encoding = TextEncoding.detect(new ByteArrayInputStream(bytes));
        if (encoding.charset().equals(StandardCharsets.UTF_8)) {
            return encoding.bomBytes() == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        problems.add(Problem.warning("TEXT_NOT_UTF8", path, "encoding", encoding.name(), "UTF-8"));
        var text = new String(bytes, encoding.bomBytes(), bytes.length - encoding.bomBytes(), encoding.charset());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String place(Exception e) {
        return e instanceof JacksonException jackson && jackson.getLocation() != null
                ? "line " + jackson.getLocation().getLineNr()
                : null;
    }

    /// Walks the tokens; depth is bounded by the parser.
    private record Reading(String path, List<Problem> problems) {

        Map<String, Object> document(JsonParser parser) {
            var first = parser.nextToken();
            if (first == null) {
                problems.add(Problem.error("JSON_SYNTAX", path, null, "nothing", "RFC 8259"));
                return Map.of();
            }
            var value = value(parser, first, "");
            if (parser.nextToken() != null) {
                problems.add(Problem.error("JSON_SYNTAX", path, null, "more after the end", "one value"));
            }
            if (value instanceof Map<?, ?> object) {
                var whole = new LinkedHashMap<String, Object>();
                object.forEach((key, member) -> whole.put((String) key, member));
                return whole;
            }
            return value == null ? Map.of() : Map.of("", value);
        }

        private @Nullable Object value(JsonParser parser, JsonToken token, String place) {
            return switch (token) {
                case START_OBJECT -> object(parser, place);
                case START_ARRAY -> array(parser, place);
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER_INT -> integer(parser);
                case VALUE_NUMBER_FLOAT -> floating(parser, place);
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> null;
            };
        }

        private Map<String, Object> object(JsonParser parser, String place) {
            var object = new LinkedHashMap<String, Object>();
            var seen = new java.util.HashSet<String>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var field = place.isEmpty() ? name : place + "." + name;
                if (!seen.add(name) && problems.size() < MAX_REPORTED) {
                    problems.add(Problem.warning("JSON_DUPLICATE_KEY", path, field, "twice", "once"));
                }
                var value = value(parser, parser.nextToken(), field);
                if (value == null) {
                    object.remove(name);
                } else {
                    object.put(name, value);
                }
            }
            return object;
        }

        private List<Object> array(JsonParser parser, String place) {
            var array = new ArrayList<Object>();
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                var value = value(parser, token, place);
                if (value != null) {
                    array.add(value);
                }
            }
            return array;
        }

        private static Object integer(JsonParser parser) {
            return switch (parser.getNumberType()) {
                case INT, LONG -> parser.getLongValue();
                default -> parser.getDoubleValue();
            };
        }

        private @Nullable Double floating(JsonParser parser, String place) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
            if (problems.size() < MAX_REPORTED) {
                problems.add(
                        Problem.warning("JSON_NOT_A_NUMBER", path, place, String.valueOf(value), "a finite number"));
            }
            return null;
        }
    }
}
