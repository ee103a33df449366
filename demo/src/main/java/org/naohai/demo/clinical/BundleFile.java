package org.naohai.demo.clinical;

import static org.naohai.demo.text.Json.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;
import org.naohai.demo.text.Json;
import org.naohai.kernel.Text;

/// Writes the clinical record of one participant as a FHIR R4 collection Bundle.
///
/// Every resource carries the tag `HTEST` (test health data, HL7 v3 ActReason). Observations bear LOINC codes
/// without their text; conditions ICD-11 codes; medication ATC codes; units UCUM.
public final class BundleFile {

    private static final String LOINC = "http://loinc.org";
    private static final String ICD11 = "http://id.who.int/icd/release/11/mms";
    private static final String ATC = "http://www.whocc.no/atc";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    private static final double[] WELL_CHILD_AGES = {0.02, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private final Participant participant;
    private final History history;
    private final Persona persona;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private String encounter = "";

    public BundleFile(Participant participant, long seed) {
        this.participant = participant;
        this.history = History.of(participant, seed);
        this.persona = Persona.of(participant);
    }

    /// The file's name carries the invented record number, as exports of clinical systems do.
    public String name() {
        return persona.recordNumber() + ".json";
    }

    public void write(Path file) throws IOException {
        patient();
        double last = participant.visits().getLast().ageYears();
        for (double age : WELL_CHILD_AGES) {
            if (age < last) {
                checkUp(age);
            }
        }
        history.conditions().forEach(this::condition);
        history.medications().forEach(this::medication);
        Json.write(
                file,
                object(
                        "resourceType",
                        "Bundle",
                        "id",
                        id("Bundle", ""),
                        "meta",
                        meta(),
                        "type",
                        "collection",
                        "entry",
                        entries));
    }

    private void patient() {
        add(
                "Patient",
                "",
                object(
                        "identifier",
                                List.of(object("system", "urn:naohai:demo:record", "value", persona.recordNumber())),
                        "active", true,
                        "name",
                                List.of(object(
                                        "use",
                                        "official",
                                        "family",
                                        persona.family(),
                                        "given",
                                        List.of(persona.given()))),
                        "telecom", List.of(object("system", "phone", "value", persona.phone(), "use", "home")),
                        "gender", participant.sex().word(),
                        "birthDate", participant.birth().toString(),
                        "address", List.of(object("line", List.of(persona.address()), "city", persona.city()))));
    }

    private void checkUp(double ageYears) {
        var day = dayAt(ageYears);
        encounter = add(
                "Encounter",
                day.toString(),
                object(
                        "status", "finished",
                        "class", object("system", HL7 + "v3-ActCode", "code", "AMB"),
                        "type", List.of(object("text", words(new Text("儿童保健", "Well-child visit")))),
                        "subject", subject(),
                        "period", object("start", day.toString(), "end", day.toString())));
        observe("8302-2", new Text("身高", "Height"), day, Growth.heightCentimetres(participant, ageYears), "cm");
        observe("29463-7", new Text("体重", "Weight"), day, Growth.weightKilograms(participant, ageYears), "kg");
        if (ageYears <= 10) {
            observe(
                    "9843-4",
                    new Text("头围", "Head circumference"),
                    day,
                    Growth.headCentimetres(participant, ageYears),
                    "cm");
        }
    }

    private void observe(String loinc, Text name, LocalDate day, double value, String unit) {
        add(
                "Observation",
                loinc + day,
                object(
                        "status", "final",
                        "category", List.of(concept(HL7 + "observation-category", "vital-signs")),
                        "code", object("coding", List.of(object("system", LOINC, "code", loinc)), "text", words(name)),
                        "subject", subject(),
                        "encounter", object("reference", encounter),
                        "effectiveDateTime", day.toString(),
                        "valueQuantity",
                                object(
                                        "value",
                                        value,
                                        "unit",
                                        unit,
                                        "system",
                                        "http://unitsofmeasure.org",
                                        "code",
                                        unit)));
    }

    private void condition(History.Condition condition) {
        add(
                "Condition",
                condition.icd11(),
                object(
                        "clinicalStatus", concept(HL7 + "condition-clinical", "active"),
                        "verificationStatus", concept(HL7 + "condition-ver-status", "confirmed"),
                        "code",
                                object(
                                        "coding",
                                        List.of(object("system", ICD11, "code", condition.icd11())),
                                        "text",
                                        words(condition.words())),
                        "subject", subject(),
                        "onsetDateTime", dayAt(condition.fromAge()).toString(),
                        "recordedDate", dayAt(condition.fromAge()).toString()));
    }

    private void medication(History.Medication medication) {
        add(
                "MedicationRequest",
                medication.atc(),
                object(
                        "status",
                        "active",
                        "intent",
                        "order",
                        "medicationCodeableConcept",
                        object(
                                "coding",
                                List.of(object("system", ATC, "code", medication.atc())),
                                "text",
                                words(medication.words())),
                        "subject",
                        subject(),
                        "authoredOn",
                        dayAt(medication.fromAge()).toString()));
    }

    private String add(String type, String key, Map<String, Object> fields) {
        var id = id(type, key);
        var resource = object("resourceType", type, "id", id, "meta", meta());
        resource.putAll(fields);
        entries.add(object("fullUrl", "urn:uuid:" + id, "resource", resource));
        return "urn:uuid:" + id;
    }

    private String id(String type, String key) {
        var name = "naohai-demo/" + participant.label() + "/" + type + "/" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Map<String, Object> subject() {
        return object("reference", "urn:uuid:" + id("Patient", ""));
    }

    private LocalDate dayAt(double ageYears) {
        return participant.birth().plusDays(Math.round(ageYears * 365.25));
    }

    private String words(Text text) {
        return participant.site() == Site.AURIGA ? text.en() : text.zh();
    }

    private static Map<String, Object> concept(String system, String code) {
        return object("coding", List.of(object("system", system, "code", code)));
    }

    private static Map<String, Object> meta() {
        return object(
                "tag", List.of(object("system", HL7 + "v3-ActReason", "code", "HTEST", "display", "test health data")));
    }
}
