package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.bids.Layout;
import org.naohai.formats.clinical.FhirReader;
import org.naohai.quality.clinical.ClinicalAssessor;
import org.naohai.quality.cognition.TableAssessor;
import org.naohai.quality.documents.DocumentAssessor;
import org.naohai.quality.genomics.VariantAssessor;
import org.naohai.quality.support.Files;

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

    private static final String[] NASTY = {
        "\u0000",
        "\"",
        "\t",
        "\n",
        ",",
        "{",
        "[",
        "]",
        "}",
        "-1",
        "999999999999999999999",
        "NaN",
        "1e999",
        "\uFEFF",
        "é",
        "=",
        "..",
        "/",
        "|",
        "\r"
    };

    @Test
    void some_hundred_damaged_trees_are_assessed_without_a_throw() throws IOException {
        fuzz(400, 7);
    }

    @Test
    @Tag("long")
    void a_hundred_thousand_damaged_files_are_assessed_without_a_throw() throws IOException {
        fuzz(17_000, System.nanoTime());
    }

    @Test
    void damaged_records_are_assessed_whole_conformance_included() throws IOException {
        var random = new Random(11);
        for (int i = 0; i < 40; i++) {
            var files = new Files().with("record.json", damaged(SEEDS.get("record.json"), random));
            for (var unit : Layout.units(files)) {
                var assessor = new ClinicalAssessor();
                if (assessor.takes(unit)) {
                    assertThat(assessor.assess(unit, files).verdict()).isNotNull();
                }
            }
        }
    }

    private static void fuzz(int rounds, long seed) throws IOException {
        var random = new Random(seed);
        long longest = 0;
        for (int round = 0; round < rounds; round++) {
            var files = new Files();
            SEEDS.forEach((path, text) -> files.with(path, damaged(text, random)));
            long start = System.nanoTime();
            assessAll(files, seed, round);
            longest = Math.max(longest, System.nanoTime() - start);
        }
        System.out.printf("fuzz: %d trees, seed %d, longest %.0f ms%n", rounds, seed, longest / 1e6);
        assertThat(longest).isLessThan(20_000_000_000L);
    }

    private static void assessAll(Files files, long seed, int round) throws IOException {
        var units = Layout.units(files);
        assertThat(units.stream().mapToInt(unit -> 1 + unit.companions().size()).sum())
                .as("seed %d round %d", seed, round)
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

    private static byte[] damaged(String text, Random random) {
        var bytes = new StringBuilder(text);
        for (int n = random.nextInt(4); n > 0 && !bytes.isEmpty(); n--) {
            int at = random.nextInt(bytes.length());
            switch (random.nextInt(5)) {
                case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
                case 1 -> bytes.insert(at, NASTY[random.nextInt(NASTY.length)]);
                case 2 -> bytes.setLength(at);
                case 3 -> bytes.insert(at, bytes.substring(at, Math.min(bytes.length(), at + random.nextInt(60))));
                default -> bytes.delete(at, Math.min(bytes.length(), at + random.nextInt(20)));
            }
        }
        return bytes.toString().getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }
}
