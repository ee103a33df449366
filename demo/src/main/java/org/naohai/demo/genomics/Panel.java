package org.naohai.demo.genomics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.naohai.demo.cast.Chance;

/// The sites that the demo's genotypes are of: some on eight autosomes, some on X outside the
/// pseudoautosomal regions.
///
/// Reference alleles are drawn at random (the real genome is not shipped), two transitions for each
/// transversion.
public final class Panel {

    /// Chromosome → length in GRCh38 (Genome Reference Consortium).
    static final Map<String, Integer> LENGTHS = new TreeMap<>(Map.of(
            "chr1",
            248_956_422,
            "chr2",
            242_193_529,
            "chr5",
            181_538_259,
            "chr6",
            170_805_979,
            "chr7",
            159_345_973,
            "chr11",
            135_086_622,
            "chr16",
            90_338_345,
            "chr20",
            64_444_167,
            Variant.X,
            156_040_895));

    static final List<String> ORDER =
            List.of("chr1", "chr2", "chr5", "chr6", "chr7", "chr11", "chr16", "chr20", Variant.X);

    private static final int SITES_EACH = 150;
    private static final int PSEUDOAUTOSOMAL_END = 2_781_479;
    private static final int PSEUDOAUTOSOMAL_START = 155_701_382;
    private static final String BASES = "ACGT";
    private static final String TRANSITIONS = "GTAC";
    private static final double TRANSITION_SHARE = 0.68;

    private Panel() {}

    public static List<Variant> of(long seed) {
        var chance = Chance.of(seed, "panel");
        var sites = new ArrayList<Variant>();
        for (var chromosome : ORDER) {
            var here = new ArrayList<Variant>();
            for (int i = 0; i < SITES_EACH; i++) {
                here.add(site(chromosome, i, chance));
            }
            here.sort(Comparator.comparingInt(Variant::position));
            sites.addAll(here);
        }
        return sites;
    }

    private static Variant site(String chromosome, int number, Chance chance) {
        int first = Variant.X.equals(chromosome) ? PSEUDOAUTOSOMAL_END : 100_000;
        int last = Variant.X.equals(chromosome) ? PSEUDOAUTOSOMAL_START : lengthOf(chromosome) - 100_000;
        int base = chance.below(4);
        char alternate = TRANSITIONS.charAt(base);
        if (!chance.happens(TRANSITION_SHARE)) {
            int other = chance.below(2);
            alternate = BASES.chars()
                    .filter(c -> c != BASES.charAt(base) && c != TRANSITIONS.charAt(base))
                    .skip(other)
                    .mapToObj(c -> (char) c)
                    .findFirst()
                    .orElseThrow();
        }
        double skew = chance.uniform();
        return new Variant(
                chromosome,
                (int) chance.between(first, last),
                "demo_" + chromosome.substring(3) + "_" + (number + 1),
                BASES.charAt(base),
                alternate,
                0.05 + 0.55 * skew * skew);
    }

    static int lengthOf(String chromosome) {
        return java.util.Objects.requireNonNull(LENGTHS.get(chromosome), chromosome);
    }
}
