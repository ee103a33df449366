package org.naohai.quality.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.support.Files;
import org.naohai.testkit.SharedData;

class ClinicalAssessorTest {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-01-15T00:00:00Z"), ZoneOffset.UTC);

    private static final String PATIENT = """
            {"resource": {"resourceType": "Patient", "id": "MRN-55512", "gender": "female", "birthDate": "2012-03-04",
              "name": [{"family": "Zhang", "given": ["Xiaoming"]}],
              "telecom": [{"system": "phone", "value": "13812345678"}, {"system": "email", "value": "zxm@example.org"}],
              "address": [{"line": ["12 Zhongguancun Street"], "city": "Beijing", "postalCode": "100080"}],
              "identifier": [{"system": "urn:hospital", "value": "ZY900817"}]}}""";

    @Test
    void people_go_to_the_vault_and_events_onto_the_axis_of_age() throws IOException {
        var record = assess(PATIENT, observation("2020-03-04", "118"), condition("2019-01-01", "2019-02-01"));
        assertThat(record.identities())
                .extracting("kind")
                .contains("name", "phone", "email", "address", "record_number", "birth_date");
        assertThat(record.facts() + " " + record.problems() + record.subjects() + record.metrics()
                        + record.identities())
                .doesNotContain("Zhang", "Xiaoming", "13812345678", "zxm", "Zhongguancun", "ZY900817", "2012");
        assertThat(record.subjects().getFirst().sex()).isEqualTo("female");
        var height = record.events().getFirst();
        assertThat(height.startAgeYears()).isCloseTo(8.0, within(0.01));
        assertThat(height.value()).isEqualTo(118);
        assertThat(height.unit()).isEqualTo("cm");
    }

    @Test
    void a_file_named_after_the_patient_is_an_identity() throws IOException {
        var path = "Xiaoming_Zhang_7.json";
        var files = new Files().with(path, bundle(PATIENT));
        assertThat(assessor().assess(files.unit(path), files).identities())
                .filteredOn(identity -> identity.field().equals("path"))
                .hasSize(1);
    }

    @Test
    void a_record_with_more_events_than_are_registered_says_so() throws IOException {
        var entries = new String[FhirEvents.MOST + 2];
        java.util.Arrays.fill(entries, condition("2019-01-01", "2019-02-01"));
        entries[0] = PATIENT;
        var record = assess(entries);
        assertThat(record.events()).hasSize(FhirEvents.MOST);
        assertThat(record.problems()).extracting("code").contains("FHIR_EVENTS_CUT");
        entries[1] = "{\"resource\": {\"resourceType\": \"Basic\", \"id\": \"1\"}}";
        assertThat(assess(entries).problems()).extracting("code").doesNotContain("FHIR_EVENTS_CUT");
    }

    @Test
    void dates_that_cannot_be_true_are_counted_by_kind() throws IOException {
        var record = assess(
                PATIENT,
                observation("2010-01-01", "50"),
                observation("2011-01-01", "60"),
                condition("2019-05-01", "2019-01-01"),
                observation("2031-01-01", "160"));
        assertThat(record.problems())
                .extracting("code", "found")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("FHIR_EVENT_BEFORE_BIRTH", "2 dates"),
                        org.assertj.core.groups.Tuple.tuple("FHIR_END_BEFORE_START", "1 dates"),
                        org.assertj.core.groups.Tuple.tuple("FHIR_EVENT_IN_FUTURE", "1 dates"));
        assertThat(record.verdict()).isEqualTo(Verdict.WARNED);
    }

    @Test
    void a_year_or_a_month_alone_is_wrong_only_where_none_of_its_days_can_be_right() throws IOException {
        var record = assess(
                PATIENT.replace("\"birthDate\"", "\"deceasedDateTime\": \"2020\", \"birthDate\""),
                observation("2012", "50"),
                observation("2012-03", "50"),
                observation("2020-12-31", "118"),
                condition("2019-05-01", "2019"));
        assertThat(record.problems())
                .extracting("code")
                .doesNotContain("FHIR_EVENT_BEFORE_BIRTH", "FHIR_EVENT_AFTER_DEATH", "FHIR_END_BEFORE_START");
        assertThat(assess(PATIENT, observation("2011", "50"), condition("2019-05-01", "2019-04"))
                        .problems())
                .extracting("code")
                .contains("FHIR_EVENT_BEFORE_BIRTH", "FHIR_END_BEFORE_START");
    }

    @Test
    void a_value_beyond_every_number_is_none() throws IOException {
        assertThat(assess(PATIENT, observation("2020-01-01", "1e999"), observation("2020-01-02", "NaN"))
                        .events())
                .extracting("value")
                .containsExactly(null, null);
    }

    @Test
    void the_components_of_an_observation_are_events_of_their_own() throws IOException {
        var record = assess(PATIENT, """
                {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "Blood pressure"},
                  "effectiveDateTime": "2020-03-04T10:00:00+08:00", "component": [
                  {"code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]}, "valueQuantity": {"value": 101, "unit": "mm[Hg]"}},
                  {"code": {"coding": [{"system": "http://loinc.org", "code": "8462-4"}]}, "valueQuantity": {"value": 66, "unit": "mm[Hg]"}}]}}""");
        assertThat(record.events()).extracting("code").containsExactly("8480-6", "8462-4");
    }

    @Test
    void what_breaks_the_standard_is_a_warning_by_kind() throws IOException {
        var record = assess(
                PATIENT,
                "{\"resource\": {\"resourceType\": \"Observation\", \"colour\": \"red\", \"status\": \"nonsense\"}}");
        assertThat(record.problems()).extracting("code").contains("FHIR_INVALID");
        assertThat(record.verdict()).isEqualTo(Verdict.WARNED);
    }

    @Test
    void hostile_json_is_a_result() throws IOException {
        assertThat(codes("{\"resourceType\": \"Bundle\", \"entry\": " + "[".repeat(50_000)))
                .contains("JSON_LIMIT");
        assertThat(codes("{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": "))
                .contains("JSON_SYNTAX");
        assertThat(codes("{\"resourceType\": \"Bundle\", \"entry\": [1, null, {\"resource\": 3}]}"))
                .contains("FHIR_ENTRY_WITHOUT_RESOURCE");
        assertThat(codes("{\"resourceType\": \"Bundle\", \"type\": \"a\", \"type\": \"b\"}"))
                .contains("JSON_DUPLICATE_KEY");
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void real_bundles_come_out_passed_or_warned() throws IOException {
        var tree = FolderTree.of(SharedData.find("clinical/fhir").orElseThrow());
        long start = System.nanoTime();
        int patients = 0;
        for (var unit : Layout.units(tree)) {
            var record = assessor().assess(unit, tree);
            assertThat(record.verdict()).isIn(Verdict.PASSED, Verdict.WARNED);
            patients += record.subjects().size();
            assertThat(record.subjects().isEmpty()).isEqualTo(record.events().isEmpty());
        }
        assertThat(patients).isEqualTo(8);
        System.out.printf("FHIR: ten bundles in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static ClinicalAssessor assessor() {
        return new ClinicalAssessor(FhirValidation.shared(), TODAY);
    }

    private static Assessment assess(String... entries) throws IOException {
        var files = new Files().with("record.json", bundle(entries));
        return assessor().assess(files.unit("record.json"), files);
    }

    private static List<String> codes(String text) throws IOException {
        var files = new Files().with("record.json", text);
        return assessor().assess(files.unit("record.json"), files).problems().stream()
                .map(problem -> problem.code())
                .toList();
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [" + String.join(",", entries)
                + "]}";
    }

    private static String observation(String date, String centimetres) {
        return """
                {"resource": {"resourceType": "Observation", "status": "final",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "8302-2", "display": "Body Height"}]},
                  "effectiveDateTime": "%s", "valueQuantity": {"value": %s, "unit": "cm"}}}""".formatted(date, centimetres);
    }

    private static String condition(String start, String end) {
        return """
                {"resource": {"resourceType": "Condition", "code": {"text": "Tic disorder"}, "subject": {"reference": "Patient/1"},
                  "onsetDateTime": "%s", "abatementDateTime": "%s"}}""".formatted(start, end);
    }
}
