package org.naohai.formats.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.MemoryTree;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged FHIR files give problems, never an exception, a hang or a large allocation.
class FhirFuzzTest {

    private static final String PATIENT = """
            {"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "2012-03-04",
             "name": [{"family": "王", "given": ["小明"]}], "telecom": [{"system": "phone", "value": "13800138000"}]}""";
    private static final String BUNDLE = """
            {"resourceType": "Bundle", "type": "collection", "entry": [
              {"fullUrl": "urn:uuid:1", "resource": %s},
              {"resource": {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/p1"},
                "code": {"coding": [{"system": "http://loinc.org", "code": "8302-2", "display": "身高"}]},
                "effectiveDateTime": "2020-01-01T08:00:00+08:00", "valueQuantity": {"value": 131.5, "unit": "cm"},
                "component": [{"valueInteger": 3}, {"valueBoolean": true}, {"valueString": null}]}},
              {"search": {"mode": "match"}}]}""".formatted(PATIENT);

    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of("a.json", BUNDLE.getBytes(StandardCharsets.UTF_8)),
            Map.of("a.json", PATIENT.getBytes(StandardCharsets.UTF_8)),
            Map.of("a.json", BUNDLE.getBytes(StandardCharsets.UTF_16)),
            Map.of("a.json", ("\uFEFF" + BUNDLE).getBytes(StandardCharsets.UTF_8)));

    private final Fuzz fuzz = new Fuzz("fhir", VALID, Damage::text, FhirFuzzTest::read);

    @Test
    void what_once_failed_gives_problems_and_nothing_worse() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_records_give_problems_and_nothing_worse() {
        fuzz.some(5_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_records_give_problems_and_nothing_worse() {
        fuzz.forItsTime(19);
    }

    private static void read(SortedMap<String, byte[]> files) throws IOException {
        int[] seen = {0};
        var read = FhirReader.read(files.firstKey(), new MemoryTree(files), resource -> {
            assertThat(resource.type()).isNotNull();
            seen[0]++;
        });
        assertThat(read.total()).isEqualTo(seen[0]);
        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.fix().zh()).isNotBlank());
        assertThat(read.total() > 0 || !read.problems().isEmpty()).isTrue();
    }
}
