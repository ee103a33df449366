package org.naohai.quality.genomics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.formats.genomics.Build;
import org.naohai.formats.genomics.Site;
import org.naohai.kernel.Problem;
import org.naohai.quality.Identity;

/// The checks of a VCF, in order.
///
/// - **call rate** ≥ 0.95 a sample: the lower of the usual limits (0.95 … 0.98) · **Ti/Tv** 1.8 … 3.6 over ≥
///   1,000 SNPs: genomes 2.0–2.1, exomes 2.8–3.0, chance 0.5
final class VariantChecks {

    @FunctionalInterface
    private interface Check {
        Stream<Problem> of(String path, VariantTally tally);
    }

    private static final List<Check> CHECKS = List.of(
            VariantChecks::anySites,
            VariantChecks::build,
            VariantChecks::withinContigs,
            VariantChecks::sorted,
            VariantChecks::declared,
            VariantChecks::genotypesValid,
            VariantChecks::genotypesThere,
            VariantChecks::callRate,
            VariantChecks::transitions);

    private static final double LOWEST_CALL_RATE = 0.95;
    private static final double LOWEST_TI_TV = 1.8;
    private static final double HIGHEST_TI_TV = 3.6;
    private static final long SNPS_FOR_TI_TV = 1_000;

    private VariantChecks() {}

    static List<Problem> check(String path, VariantTally tally, List<Identity> identities) {
        var problems = new ArrayList<Problem>();
        if (!identities.isEmpty()) {
            problems.add(Problem.warning(
                    "VCF_SAMPLE_IDENTIFYING", path, "#CHROM line", identities.size() + " samples", "pseudonyms"));
        }
        CHECKS.forEach(check -> check.of(path, tally).forEach(problems::add));
        return problems;
    }

    private static Stream<Problem> anySites(String path, VariantTally tally) {
        return warn(tally.sites == 0, "VCF_NO_SITES", path, null, "0 sites", "≥ 1 site");
    }

    private static Stream<Problem> build(String path, VariantTally tally) {
        var claimed = Build.claimedBy(java.util.Objects.requireNonNull(tally.header));
        if (claimed.size() > 1) {
            var names = claimed.stream().map(Build::title).collect(Collectors.joining(", "));
            return warn(true, "VCF_BUILD_CONFLICT", path, "##contig, ##reference", names, "one build");
        }
        return claimed.isEmpty()
                ? Stream.of(Problem.info("VCF_BUILD_UNKNOWN", path, "##contig", "no lengths, no assembly", "a build"))
                : Stream.empty();
    }

    private static Stream<Problem> withinContigs(String path, VariantTally tally) {
        return tally.firstBeyond == null
                ? Stream.empty()
                : Stream.of(Problem.error(
                        "VCF_POSITION_BEYOND",
                        path,
                        tally.firstBeyond,
                        tally.beyondContig + " sites",
                        "within the contig"));
    }

    private static Stream<Problem> sorted(String path, VariantTally tally) {
        return warn(
                tally.unsorted > 0, "VCF_NOT_SORTED", path, "POS", tally.unsorted + " sites", "ascending positions");
    }

    private static Stream<Problem> declared(String path, VariantTally tally) {
        var names = tally.undeclared.stream().sorted().limit(6).collect(Collectors.joining(", "));
        return tally.undeclared.isEmpty()
                ? Stream.empty()
                : Stream.of(Problem.info("VCF_UNDECLARED", path, "header", names, "declared in the header"));
    }

    private static Stream<Problem> genotypesValid(String path, VariantTally tally) {
        return warn(
                tally.invalidGenotypes > 0,
                "VCF_GENOTYPE_INVALID",
                path,
                "GT",
                tally.invalidGenotypes + " genotypes",
                "alleles of the site");
    }

    private static Stream<Problem> genotypesThere(String path, VariantTally tally) {
        return warn(
                !tally.samples.isEmpty() && tally.sites > 0 && tally.genotyped == 0,
                "VCF_NO_GENOTYPES",
                path,
                "FORMAT",
                "no GT",
                "GT");
    }

    private static Stream<Problem> callRate(String path, VariantTally tally) {
        long low = tally.samples.stream()
                .filter(sample -> sample.callRate() < LOWEST_CALL_RATE)
                .count();
        return warn(
                low > 0,
                "VCF_CALL_RATE_LOW",
                path,
                "call rate",
                low + " of " + tally.samples.size() + " samples",
                "≥ " + LOWEST_CALL_RATE);
    }

    private static Stream<Problem> transitions(String path, VariantTally tally) {
        double tiTv = (double) tally.transitions / tally.transversions;
        boolean odd = tally.count(Site.Type.SNP) >= SNPS_FOR_TI_TV && (tiTv < LOWEST_TI_TV || tiTv > HIGHEST_TI_TV);
        return warn(
                odd,
                "VCF_TI_TV",
                path,
                "Ti/Tv",
                String.format(java.util.Locale.ROOT, "%.2f", tiTv),
                LOWEST_TI_TV + " … " + HIGHEST_TI_TV);
    }

    private static Stream<Problem> warn(
            boolean wrong,
            String code,
            String path,
            @org.jspecify.annotations.Nullable String field,
            String found,
            String expected) {
        return wrong ? Stream.of(Problem.warning(code, path, field, found, expected)) : Stream.empty();
    }
}
