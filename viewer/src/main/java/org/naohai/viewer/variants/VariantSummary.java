package org.naohai.viewer.variants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What quality control counted in a VCF, read back from the facts of the recording.
///
/// - **sites** data lines · **build** `GRCh37`, `GRCh38` or `unknown`
/// - **byChromosome** in the order of the genome · **byType** `snp`, `indel`, `mnp`, `other`
public record VariantSummary(
        long sites, @Nullable String build, List<Sample> samples, List<Count> byChromosome, Map<String, Long> byType) {

    private static final Pattern NUMBERED = Pattern.compile("(?:chr)?(\\d{1,3})");

    /// - **callRate** share of sites with a genotype · **tiTv** transitions to transversions · **hetHom** heterozygous
    ///   to homozygous alternate; null where there is nothing to divide
    public record Sample(
            String label,
            @Nullable Double callRate,
            @Nullable Double tiTv,
            @Nullable Double hetHom,
            @Nullable String geneticSex) {}

    public record Count(String chromosome, long n) {}

    static VariantSummary of(Map<String, Object> facts) {
        var byChromosome = counts(facts.get("byChromosome")).entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((Count count) -> rank(count.chromosome()))
                        .thenComparing(Count::chromosome))
                .toList();
        return new VariantSummary(
                facts.get("sites") instanceof Number sites ? sites.longValue() : 0,
                facts.get("build") instanceof String build ? build : null,
                samples(facts.get("perSample")),
                byChromosome,
                counts(facts.get("byType")));
    }

    private static List<Sample> samples(@Nullable Object listed) {
        var samples = new ArrayList<Sample>();
        if (listed instanceof List<?> rows) {
            for (var row : rows) {
                if (row instanceof Map<?, ?> sample) {
                    samples.add(new Sample(
                            String.valueOf(sample.get("label")),
                            number(sample.get("callRate")),
                            number(sample.get("tiTv")),
                            number(sample.get("hetHom")),
                            sample.get("geneticSex") instanceof String sex ? sex : null));
                }
            }
        }
        return samples;
    }

    private static Map<String, Long> counts(@Nullable Object value) {
        var counts = new java.util.LinkedHashMap<String, Long>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, count) -> {
                if (count instanceof Number number) {
                    counts.put(String.valueOf(name), number.longValue());
                }
            });
        }
        return counts;
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }

    /// 1 to 22, then X, Y and the mitochondrion, then the rest.
    private static int rank(String chromosome) {
        var numbered = NUMBERED.matcher(chromosome);
        if (numbered.matches()) {
            return Integer.parseInt(numbered.group(1));
        }
        return switch (chromosome.replaceFirst("^chr", "")) {
            case "X" -> 1000;
            case "Y" -> 1001;
            case "M", "MT" -> 1002;
            default -> 1003;
        };
    }
}
