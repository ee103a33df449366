package org.naohai.formats.clinical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One FHIR R4 resource as its JSON says it; absent or oddly typed members read as null or empty.
///
/// - **index** its entry in the bundle, from 0 · **fullUrl** as the entry gives it
public record FhirResource(String type, int index, @Nullable String fullUrl, Map<String, Object> values) {

    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-\\d\\d(?:-\\d\\d(?:T.{1,35})?)?)?");

    /// A code of a terminology: system, code and what the record calls it.
    public record Coding(
            @Nullable String system,
            @Nullable String code,
            @Nullable String display) {}

    public @Nullable String text(String name) {
        return text(values, name);
    }

    public static @Nullable String text(Map<?, ?> element, String name) {
        return element.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    public Map<?, ?> element(String name) {
        return element(values, name);
    }

    public static Map<?, ?> element(Map<?, ?> element, String name) {
        return element.get(name) instanceof Map<?, ?> member ? member : Map.of();
    }

    public List<Map<?, ?>> elements(String name) {
        return elements(values, name);
    }

    /// The members of an array that are objects.
    public static List<Map<?, ?>> elements(Map<?, ?> element, String name) {
        if (!(element.get(name) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .<Map<?, ?>>mapMulti((member, sink) -> {
                    if (member instanceof Map<?, ?> map) {
                        sink.accept(map);
                    }
                })
                .toList();
    }

    /// The first coding of a CodeableConcept, with the concept's own text where the coding has no display.
    public static Coding coding(Map<?, ?> concept) {
        var first = elements(concept, "coding").stream().findFirst().orElse(Map.of());
        var display = text(first, "display");
        return new Coding(
                text(first, "system"), text(first, "code"), display != null ? display : text(concept, "text"));
    }

    /// The last day that a FHIR date, dateTime or instant may mean: of a year or a month alone the last of its days.
    public static @Nullable LocalDate lastDay(@Nullable String text) {
        var first = date(text);
        if (first == null || text == null || text.length() >= 10) {
            return first;
        }
        return text.length() < 7
                ? first.plusYears(1).minusDays(1)
                : first.plusMonths(1).minusDays(1);
    }

    /// The day of a FHIR date, dateTime or instant; a year or a month alone is its first day; null where it is none.
    public static @Nullable LocalDate date(@Nullable String text) {
        if (text == null || !DATE.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    text.length() < 7 ? 1 : Integer.parseInt(text.substring(5, 7)),
                    text.length() < 10 ? 1 : Integer.parseInt(text.substring(8, 10)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
