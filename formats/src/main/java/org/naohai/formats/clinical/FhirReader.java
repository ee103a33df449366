package org.naohai.formats.clinical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.json.BoundedJson;
import org.naohai.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// Streams the resources of a FHIR R4 bundle (or the one resource of a file), one at a time in memory.
public final class FhirReader {

    private FhirReader() {}

    /// Takes one resource; what it keeps is its own affair.
    @FunctionalInterface
    public interface Sink {
        void resource(FhirResource resource);
    }

    /// - **bundleType** `transaction`, `collection` …, null for a lone resource · **total** resources passed on
    public record Read(@Nullable String bundleType, int total, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    public static Read read(String path, FileTree files, Sink sink) throws IOException {
        var reading = new Reading(path, sink);
        try (var stream = files.open(path);
                var parser = BoundedJson.parser(stream)) {
            reading.document(parser);
        } catch (StreamConstraintsException e) {
            reading.fail("JSON_LIMIT", e, "too deep or too long", "depth ≤ " + BoundedJson.MAX_DEPTH);
        } catch (JacksonException e) {
            reading.fail("JSON_SYNTAX", e, "not JSON", "RFC 8259");
        }
        return reading.finished();
    }

    /// The state of one reading.
    private static final class Reading {
        private final String path;
        private final Sink sink;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Object> outer = new LinkedHashMap<>();
        private int entries;
        private int resources;
        private int odd;
        private long duplicates;
        private @Nullable String firstDuplicate;

        Reading(String path, Sink sink) {
            this.path = path;
            this.sink = sink;
        }

        void document(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(Problem.error("FHIR_NOT_A_RESOURCE", path, null, "no object", "resourceType"));
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (name.equals("entry") && token == JsonToken.START_ARRAY) {
                    entries(parser);
                } else {
                    put(outer, name, value(parser, token, name), name);
                }
            }
        }

        private void entries(JsonParser parser) {
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY && token != null;
                    token = parser.nextToken()) {
                var entry = value(parser, token, "entry[" + entries + "]");
                if (entry instanceof Map<?, ?> map) {
                    entry(map);
                }
                entries++;
            }
        }

        private void entry(Map<?, ?> entry) {
            var values = new LinkedHashMap<String, Object>();
            FhirResource.element(entry, "resource").forEach((key, value) -> values.put(String.valueOf(key), value));
            if (values.get("resourceType") instanceof String type) {
                resources++;
                sink.resource(new FhirResource(type, entries, FhirResource.text(entry, "fullUrl"), values));
            } else {
                odd++;
            }
        }

        Read finished() {
            var type = FhirResource.text(outer, "resourceType");
            boolean bundle = "Bundle".equals(type);
            if (type != null && !bundle) {
                resources++;
                sink.resource(new FhirResource(type, 0, null, outer));
            }
            if (type == null && problems.isEmpty()) {
                problems.add(Problem.error("FHIR_NOT_A_RESOURCE", path, "resourceType", "nothing", "Bundle"));
            }
            if (bundle && resources == 0 && problems.isEmpty()) {
                problems.add(Problem.warning("FHIR_BUNDLE_EMPTY", path, "entry", "no resource", "≥ 1 resource"));
            }
            if (odd > 0) {
                problems.add(
                        Problem.warning("FHIR_ENTRY_WITHOUT_RESOURCE", path, "entry", odd + " entries", "a resource"));
            }
            if (duplicates > 0) {
                problems.add(Problem.warning(
                        "JSON_DUPLICATE_KEY", path, firstDuplicate, duplicates + " keys twice", "once"));
            }
            return new Read(bundle ? FhirResource.text(outer, "type") : null, resources, problems);
        }

        void fail(String code, JacksonException cause, String found, String expected) {
            var line = cause.getLocation() == null
                    ? null
                    : "line " + cause.getLocation().getLineNr();
            problems.add(Problem.error(code, path, line, found, expected));
        }

        private @Nullable Object value(JsonParser parser, @Nullable JsonToken token, String place) {
            return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
                case START_OBJECT -> object(parser, place);
                case START_ARRAY -> array(parser, place);
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> null;
            };
        }

        private Map<String, Object> object(JsonParser parser, String place) {
            var object = new LinkedHashMap<String, Object>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                put(object, name, value(parser, parser.nextToken(), place), place + "." + name);
            }
            return object;
        }

        private List<Object> array(JsonParser parser, String place) {
            var array = new ArrayList<Object>();
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY && token != null;
                    token = parser.nextToken()) {
                var value = value(parser, token, place);
                if (value != null) {
                    array.add(value);
                }
            }
            return array;
        }

        private void put(Map<String, Object> object, String name, @Nullable Object value, String place) {
            if (value != null && object.put(name, value) != null && duplicates++ == 0) {
                firstDuplicate = place;
            }
        }
    }
}
