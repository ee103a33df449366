package org.naohai.quality.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.bids.Layout;
import org.naohai.formats.genomics.Site;
import org.naohai.formats.genomics.VcfReader;
import org.naohai.kernel.Verdict;
import org.naohai.testkit.SharedData;

/// Counts against `bcftools stats`; the version stands in the golden file.
@EnabledIf("org.naohai.testkit.SharedData#present")
class BcftoolsGoldenTest {

    @Test
    void sites_and_genotypes_are_counted_as_bcftools_counts_them() throws IOException {
        for (var golden : golden().entrySet()) {
            var counted = counted(golden.getKey());
            assertThat(counted).as(golden.getKey()).containsAllEntriesOf(diploid(golden.getValue()));
        }
    }

    @Test
    void files_that_bcftools_refuses_are_read_with_a_warning() throws IOException {
        var tree = FolderTree.of(SharedData.find("genomics/vcf").orElseThrow());
        for (var unit : Layout.units(tree)) {
            if (new VariantAssessor().takes(unit)) {
                var assessment = new VariantAssessor().assess(unit, tree);
                assertThat(assessment.facts()).as(unit.path()).containsKey("sites");
                assertThat(assessment.verdict()).as(unit.path()).isIn(Verdict.PASSED, Verdict.WARNED);
            }
        }
    }

    /// bcftools counts haploid calls apart, and genotypes of single-base changes only.
    private static Map<String, Long> diploid(Map<String, Long> golden) {
        var merged = new TreeMap<String, Long>();
        golden.forEach((key, value) -> merged.merge(
                key.replace(".haplRef", ".homRef").replaceAll("\\.(haplAlt|homAlt|het)$", ".varied"),
                value,
                Long::sum));
        return merged;
    }

    private static Map<String, Long> counted(String file) throws IOException {
        var path = SharedData.find(file).orElseThrow();
        var tree = FolderTree.of(path);
        var tally = new VariantTally();
        VcfReader.read(path.getFileName().toString(), tree, tally);
        var counted = new LinkedHashMap<String, Long>();
        counted.put("samples", (long) tally.samples.size());
        counted.put("records", tally.sites);
        counted.put("noAlts", tally.monomorphic);
        counted.put("snps", tally.count(Site.Type.SNP));
        counted.put("mnps", tally.count(Site.Type.MNP));
        counted.put("indels", tally.count(Site.Type.INDEL));
        counted.put("multiallelic", tally.multiallelic);
        counted.put("ts", tally.transitions);
        counted.put("tv", tally.transversions);
        for (var sample : tally.samples) {
            counted.put(sample.name + ".homRef", sample.reference);
            counted.put(
                    sample.name + ".varied",
                    sample.homozygousAlternate + sample.heterozygous - sample.indels - sample.otherChanges);
            counted.put(sample.name + ".missing", sample.missing);
        }
        return counted;
    }

    private static Map<String, Map<String, Long>> golden() throws IOException {
        var files = new TreeMap<String, Map<String, Long>>();
        var stream = Objects.requireNonNull(BcftoolsGoldenTest.class.getResourceAsStream("/golden/bcftools-stats.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("file\t"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> files.computeIfAbsent(cells[0], any -> new TreeMap<>())
                            .put(cells[1], Long.valueOf(cells[2])));
        }
        return files;
    }
}
