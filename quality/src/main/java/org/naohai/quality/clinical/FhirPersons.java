package org.naohai.quality.clinical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.clinical.FhirResource;
import org.naohai.quality.Identity;

/// What a bundle says of people on its way to the vault: patients, relatives, practitioners.
///
/// - **source** FHIR R4 Patient, RelatedPerson, Practitioner, Person; HL7 `patient-mothersMaidenName`,
///   `patient-birthPlace`, `geolocation`
final class FhirPersons {

    private static final Set<String> PERSONS = Set.of("Patient", "RelatedPerson", "Practitioner", "Person");

    private final List<Identity> identities = new ArrayList<>();
    private final Set<String> patientNames = new HashSet<>();
    private final @Nullable String label;

    FhirPersons(@Nullable String label) {
        this.label = label;
    }

    List<Identity> identities() {
        return identities;
    }

    /// Given and family names of the patients, to be looked for in file names.
    Set<String> patientNames() {
        return patientNames;
    }

    void take(FhirResource resource) {
        if (!PERSONS.contains(resource.type())) {
            return;
        }
        var type = resource.type();
        person(resource.values(), type);
        add("birth_date", type + ".birthDate", resource.text("birthDate"));
        add("date", type + ".deceasedDateTime", resource.text("deceasedDateTime"));
        resource.elements("contact").forEach(contact -> {
            names(FhirResource.element(contact, "name"), type + ".contact.name");
            telecom(contact, type + ".contact.telecom");
            address(FhirResource.element(contact, "address"), type + ".contact.address");
        });
        resource.elements("extension").forEach(extension -> extension(extension, type + ".extension"));
        if (type.equals("Patient")) {
            resource.elements("name").forEach(this::rememberName);
            add("record_number", "Patient.id", resource.text("id"));
        }
    }

    private void person(Map<?, ?> values, String type) {
        FhirResource.elements(values, "name").forEach(name -> names(name, type + ".name"));
        telecom(values, type + ".telecom");
        FhirResource.elements(values, "address").forEach(address -> address(address, type + ".address"));
        FhirResource.elements(values, "identifier").forEach(identifier -> {
            var system = FhirResource.text(identifier, "system");
            boolean national = system != null && system.matches("(?i).*(?:ssn|passport|us-dl|identity|身份).*");
            add(
                    national ? "national_id" : "record_number",
                    type + ".identifier",
                    FhirResource.text(identifier, "value"));
        });
    }

    private void rememberName(Map<?, ?> name) {
        words(name).forEach(patientNames::add);
    }

    private static Stream<String> words(Map<?, ?> name) {
        var given = name.get("given") instanceof List<?> list ? list : List.of();
        return Stream.concat(given.stream(), Stream.of(String.valueOf(name.get("family"))))
                .map(String::valueOf)
                .map(word -> word.replaceAll("[^\\p{L}]", ""))
                .filter(word -> word.length() >= 2 && !word.equals("null"));
    }

    private void names(Map<?, ?> name, String field) {
        var text = FhirResource.text(name, "text");
        add("name", field, text != null ? text : String.join(" ", words(name).toList()));
    }

    private void telecom(Map<?, ?> values, String field) {
        FhirResource.elements(values, "telecom").forEach(telecom -> {
            var email = "email".equals(FhirResource.text(telecom, "system"));
            add(email ? "email" : "phone", field, FhirResource.text(telecom, "value"));
        });
    }

    private void address(Map<?, ?> address, String field) {
        var line = address.get("line") instanceof List<?> list ? list : List.of();
        var parts = Stream.concat(
                        line.stream(),
                        Stream.of("text", "city", "district", "postalCode")
                                .map(name -> FhirResource.text(address, name)))
                .filter(java.util.Objects::nonNull)
                .map(String::valueOf)
                .toList();
        add("address", field, String.join(", ", parts));
        FhirResource.elements(address, "extension").forEach(extension -> extension(extension, field + ".extension"));
    }

    private void extension(Map<?, ?> extension, String field) {
        var url = String.valueOf(extension.get("url"));
        if (url.contains("MaidenName") || url.contains("maidenName")) {
            add("name", field, FhirResource.text(extension, "valueString"));
        }
        if (url.endsWith("birthPlace")) {
            address(FhirResource.element(extension, "valueAddress"), field);
        }
        if (url.endsWith("geolocation")) {
            var place = FhirResource.elements(extension, "extension").stream()
                    .map(part -> String.valueOf(part.get("valueDecimal")))
                    .toList();
            add("address", field, String.join(", ", place));
        }
    }

    private void add(String kind, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            identities.add(new Identity(label, kind, field, value));
        }
    }
}
