package org.naohai.quality.clinical;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.clinical.FhirResource;
import org.naohai.formats.clinical.FhirResource.Coding;
import org.naohai.quality.ClinicalEvent;
import org.naohai.quality.identity.FreeText;

/// Turns resources of a record into events with dates; ages follow when the birth date is known.
final class FhirEvents {

    private static final Set<String> TYPES = Set.of(
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "Encounter",
            "Observation",
            "Immunization",
            "Procedure",
            "DiagnosticReport",
            "CarePlan",
            "AllergyIntolerance");
    static final int MOST = 200_000;

    /// An event before its ages.
    ///
    /// - **start**, **end** the first day that a date may mean · **lastStart**, **lastEnd** the last
    record Dated(
            String type,
            int index,
            Coding coding,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate lastStart,
            @Nullable LocalDate lastEnd,
            @Nullable Double value,
            @Nullable String unit,
            Map<String, Object> facts) {

        ClinicalEvent at(@Nullable LocalDate birth) {
            var code = coding.code() == null ? "" : coding.code();
            var display = coding.display();
            return new ClinicalEvent(
                    type,
                    coding.system(),
                    coding.code(),
                    display == null || FreeText.identifies(display) ? code : display,
                    age(birth, start),
                    age(birth, end),
                    value,
                    unit,
                    start,
                    end,
                    facts);
        }

        private static @Nullable Double age(@Nullable LocalDate birth, @Nullable LocalDate at) {
            return birth == null || at == null ? null : ClinicalEvent.ageYears(birth, at);
        }
    }

    private final List<Dated> events = new ArrayList<>();

    private int left;

    List<Dated> events() {
        return events;
    }

    /// How many events there was no room for.
    int left() {
        return left;
    }

    void take(FhirResource resource) {
        if (!TYPES.contains(resource.type()) || invalidated(resource)) {
            return;
        }
        var parts = resource.type().equals("Observation") ? resource.elements("component") : List.<Map<?, ?>>of();
        if (parts.isEmpty()) {
            add(resource, resource.values());
        }
        parts.forEach(part -> add(resource, part));
    }

    private void add(FhirResource resource, Map<?, ?> valued) {
        if (events.size() < MOST) {
            events.add(dated(resource, valued));
        } else {
            left++;
        }
    }

    private static boolean invalidated(FhirResource resource) {
        return "entered-in-error".equals(resource.text("status"));
    }

    /// - **valued** the resource, or the component of an Observation that holds code and value
    private static Dated dated(FhirResource resource, Map<?, ?> valued) {
        var quantity = FhirResource.element(valued, "valueQuantity");
        return new Dated(
                resource.type(),
                resource.index(),
                coding(resource, valued),
                FhirResource.date(start(resource)),
                FhirResource.date(end(resource)),
                FhirResource.lastDay(start(resource)),
                FhirResource.lastDay(end(resource)),
                finite(quantity.get("value")),
                FhirResource.text(quantity, "unit"),
                facts(resource, valued));
    }

    private static @Nullable Double finite(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? Double.valueOf(number.doubleValue())
                : null;
    }

    private static Coding coding(FhirResource resource, Map<?, ?> valued) {
        return switch (resource.type()) {
            case "Encounter" ->
                FhirResource.coding(
                        resource.elements("type").stream().findFirst().orElse(Map.of()));
            case "Immunization" -> FhirResource.coding(resource.element("vaccineCode"));
            case "CarePlan" ->
                FhirResource.coding(
                        resource.elements("category").stream().findFirst().orElse(Map.of()));
            case "MedicationRequest", "MedicationStatement", "MedicationAdministration" ->
                FhirResource.coding(resource.element("medicationCodeableConcept"));
            default -> FhirResource.coding(FhirResource.element(valued, "code"));
        };
    }

    private static @Nullable String start(FhirResource resource) {
        return first(
                resource,
                "onsetDateTime",
                "authoredOn",
                "effectiveDateTime",
                "occurrenceDateTime",
                "performedDateTime",
                "period.start",
                "onsetPeriod.start",
                "effectivePeriod.start",
                "performedPeriod.start",
                "recordedDate",
                "issued",
                "dateAsserted");
    }

    private static @Nullable String end(FhirResource resource) {
        return first(
                resource,
                "abatementDateTime",
                "abatementPeriod.end",
                "period.end",
                "effectivePeriod.end",
                "performedPeriod.end");
    }

    private static @Nullable String first(FhirResource resource, String... names) {
        for (var name : names) {
            int dot = name.indexOf('.');
            var text = dot < 0
                    ? resource.text(name)
                    : FhirResource.text(resource.element(name.substring(0, dot)), name.substring(dot + 1));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static Map<String, Object> facts(FhirResource resource, Map<?, ?> valued) {
        var facts = new LinkedHashMap<String, Object>();
        put(facts, "status", resource.text("status"));
        put(
                facts,
                "clinicalStatus",
                FhirResource.coding(resource.element("clinicalStatus")).code());
        put(facts, "class", FhirResource.text(resource.element("class"), "code"));
        var category = resource.elements("category").stream().findFirst().orElse(Map.of());
        put(facts, "category", FhirResource.coding(category).code());
        var answer = FhirResource.coding(FhirResource.element(valued, "valueCodeableConcept"));
        put(
                facts,
                "value",
                answer.display() != null && !FreeText.identifies(answer.display()) ? answer.display() : answer.code());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
