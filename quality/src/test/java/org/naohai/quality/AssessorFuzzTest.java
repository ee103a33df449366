package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.bids.Layout;
import org.naohai.formats.clinical.FhirReader;
import org.naohai.quality.clinical.ClinicalAssessor;
import org.naohai.quality.cognition.TableAssessor;
import org.naohai.quality.documents.DocumentAssessor;
import org.naohai.quality.genomics.VariantAssessor;
import org.naohai.quality.support.Files;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged bytes are results: no reader throws, hangs, or forgets a file of the tree.
class AssessorFuzzTest {

    private static final List<DomainAssessor> ASSESSORS =
            List.of(new TableAssessor(), new VariantAssessor(), new DocumentAssessor());

    private static final Map<String, String> SEEDS = new TreeMap<>(Map.of(
            "participants.tsv",
            "participant_id\tage\tsex\nsub-01\t9.5\tM\nsub-02\t10\tF\n",
            "participants.json",
            "{\"sex\": {\"Levels\": {\"M\": \"male\", \"F\": \"female\"}}, \"age\": {\"Units\": \"years\"}}",
            "data.csv",
            "编号;姓名;总分\n1;张伟;\"3\"\"4\"\n2;李娜;=1+1\n",
            "sub-01/func/sub-01_task-go_events.tsv",
            "onset\tduration\taccuracy\tresponse_time\n0\t1\t1\t0.5\n",
            "calls.vcf",
            "##fileformat=VCFv4.2\n##contig=<ID=1,length=249250621>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\n"
                    + "1\t100\t.\tA\tG,T\t50\tPASS\t.\tGT:DP\t0/1:3\t1|2:4\n1\t90\t.\tA\t.\t.\t.\t.\tGT\t./.\t1\n",
            "record.json",
            "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"Patient\", \"birthDate\": \"2012-03-04\","
                    + " \"name\": [{\"family\": \"X\", \"given\": [\"Y\"]}]}}, {\"resource\": {\"resourceType\": \"Observation\","
                    + " \"effectiveDateTime\": \"2020-01-01\", \"valueQuantity\": {\"value\": 3}}}]}"));

    private final Fuzz trees =
            new Fuzz("trees-assessed", List.of(bytes(SEEDS)), AssessorFuzzTest::damaged, AssessorFuzzTest::assessTrees);
    private final Fuzz records = new Fuzz(
            "records-assessed",
            List.of(bytes(Map.of("record.json", SEEDS.get("record.json")))),
            AssessorFuzzTest::damaged,
            AssessorFuzzTest::assessRecords);

    /// The first conformance check loads the definitions of FHIR R4: seconds and a gigabyte, once.
    @BeforeAll
    static void load_definitions() throws IOException {
        assessRecords(new TreeMap<>(bytes(Map.of("record.json", SEEDS.get("record.json")))));
    }

    private static Map<String, byte[]> bytes(Map<String, String> texts) {
        var all = new TreeMap<String, byte[]>();
        texts.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    @Test
    void some_hundred_damaged_trees_are_assessed_without_a_throw() {
        trees.some(400, 7);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_trees_are_assessed_without_a_throw() {
        trees.forItsTime(43);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_records_are_assessed_whole() {
        records.forItsTime(47);
    }

    @Test
    void what_once_failed_is_assessed() throws IOException {
        trees.kept();
        records.kept();
    }

    @Test
    void damaged_records_are_assessed_whole_conformance_included() {
        records.some(40, 11);
    }

    private static void assessRecords(SortedMap<String, byte[]> input) throws IOException {
        var files = tree(input);
        for (var unit : Layout.units(files)) {
            var assessor = new ClinicalAssessor();
            if (assessor.takes(unit)) {
                assertThat(assessor.assess(unit, files).verdict()).isNotNull();
            }
        }
    }

    /// One file comes damaged; the others are damaged by what it holds, so that an input that is kept reads as it did.
    private static void assessTrees(SortedMap<String, byte[]> input) throws IOException {
        var random =
                new Random(input.values().stream().mapToInt(Arrays::hashCode).sum());
        assessAll(tree(input));
        var worse = new TreeMap<String, byte[]>();
        input.forEach((path, bytes) -> worse.put(path, damaged(bytes, random)));
        assessAll(tree(worse));
    }

    private static Files tree(SortedMap<String, byte[]> input) {
        var files = new Files();
        input.forEach(files::with);
        return files;
    }

    private static void assessAll(Files files) throws IOException {
        var units = Layout.units(files);
        assertThat(units.stream().mapToInt(unit -> 1 + unit.companions().size()).sum())
                .isEqualTo(files.entries().size());
        for (var unit : units) {
            for (var assessor : ASSESSORS) {
                if (assessor.takes(unit)) {
                    assertThat(assessor.assess(unit, files).problems())
                            .allSatisfy(
                                    problem -> assertThat(problem.title().zh()).isNotBlank());
                }
            }
            FhirReader.read(unit.path(), files, resource -> {});
        }
    }

    /// A tenth comes in UTF-16, as a Windows program saves it.
    private static byte[] damaged(byte[] file, Random random) {
        var damaged = Damage.text(file, random);
        return random.nextInt(10) == 0
                ? new String(damaged, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE)
                : damaged;
    }
}
