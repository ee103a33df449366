package org.naohai.quality.genomics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.genomics.VcfReader;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.DomainAssessor;
import org.naohai.quality.Identity;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.identity.Shapes;

/// Quality control of genotypes in a VCF: one reading, counts by site and by sample.
public final class VariantAssessor implements DomainAssessor {

    private static final int LISTED_SAMPLES = 2_000;

    /// A file of more samples is a reference panel; its samples do not become subjects one by one.
    static final int MOST_SUBJECTS = 100_000;

    @Override
    public boolean takes(Unit unit) {
        return unit.kind() == Kind.VCF;
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return VariantMetrics.DEFINITIONS;
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) throws IOException {
        var tally = new VariantTally();
        var read = VcfReader.read(unit.path(), files, tally);
        var problems = new ArrayList<Problem>(read.problems());
        if (read.header() == null) {
            return Assessment.only(unit, Verdict.of(problems), problems);
        }
        var labels = SampleLabels.of(unit, files);
        var identities = identities(tally);
        problems.addAll(VariantChecks.check(unit.path(), tally, identities));
        if (tally.samples.size() > MOST_SUBJECTS) {
            problems.add(Problem.warning(
                    "VCF_SAMPLES_CUT",
                    unit.path(),
                    "#CHROM line",
                    tally.samples.size() + " samples",
                    "≤ " + MOST_SUBJECTS + " samples"));
        }
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                VariantMetrics.of(tally),
                facts(tally),
                statements(tally, labels),
                List.of(),
                List.of(),
                null,
                identities,
                List.of());
    }

    private static List<Identity> identities(VariantTally tally) {
        return tally.samples.stream()
                .filter(sample -> personal(sample.name))
                .limit(MOST_SUBJECTS)
                .map(sample -> new Identity(null, "name", "sample name", sample.name))
                .toList();
    }

    static boolean personal(String name) {
        return Shapes.isChineseName(name)
                || Shapes.hasNationalId(name)
                || Shapes.hasMobile(name)
                || Shapes.hasEmail(name)
                || name.matches("\\p{Lu}\\p{Ll}+[ _]\\p{Lu}\\p{Ll}+");
    }

    private static List<SubjectStatement> statements(VariantTally tally, Map<String, String> labels) {
        return tally.samples.stream()
                .filter(sample -> !personal(sample.name))
                .limit(MOST_SUBJECTS)
                .map(sample -> new SubjectStatement(
                        labels.getOrDefault(sample.name, sample.name),
                        null,
                        null,
                        sample.sex(),
                        null,
                        null,
                        facts(sample)))
                .toList();
    }

    private static Map<String, Object> facts(VariantTally tally) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("sites", tally.sites);
        facts.put("samples", tally.samples.size());
        facts.put("build", tally.build == null ? "unknown" : tally.build.title());
        facts.put("version", java.util.Objects.requireNonNull(tally.header).version());
        facts.put("byChromosome", limited(tally.byChromosome));
        facts.put(
                "byType",
                tally.byType.entrySet().stream()
                        .collect(Collectors.toMap(
                                one -> one.getKey().name().toLowerCase(java.util.Locale.ROOT), Map.Entry::getValue)));
        facts.put("byFilter", Map.copyOf(tally.byFilter));
        facts.put("multiallelic", tally.multiallelic);
        facts.put("monomorphic", tally.monomorphic);
        facts.put(
                "perSample",
                tally.samples.stream()
                        .filter(sample -> !personal(sample.name))
                        .limit(LISTED_SAMPLES)
                        .map(VariantAssessor::listed)
                        .toList());
        return facts;
    }

    private static Map<String, Object> listed(SampleTally sample) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("label", sample.name);
        facts.putAll(facts(sample));
        return facts;
    }

    private static Map<String, Object> facts(SampleTally sample) {
        var facts = new LinkedHashMap<String, Object>();
        put(facts, "callRate", sample.callRate());
        put(facts, "tiTv", sample.tiTv());
        put(facts, "hetHom", sample.hetHom());
        facts.put("homRef", sample.reference);
        facts.put("het", sample.heterozygous);
        facts.put("homAlt", sample.homozygousAlternate);
        facts.put("missing", sample.missing);
        facts.put("indels", sample.indels);
        putText(facts, "geneticSex", sample.sex());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, double value) {
        if (Double.isFinite(value)) {
            facts.put(name, value);
        }
    }

    private static void putText(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Map<String, Long> limited(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .limit(200)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
