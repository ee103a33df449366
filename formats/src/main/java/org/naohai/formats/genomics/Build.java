package org.naohai.formats.genomics;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A human reference genome, told by the lengths of its chromosomes (NCBI assembly reports) or by its names.
///
/// - **PAR** pseudo-autosomal regions of X, 1-based inclusive (Genome Reference Consortium); there men are diploid
public enum Build {
    NCBI36(Map.of("1", 247249719L, "2", 242951149L, "X", 154913754L), "ncbi36|hg18|b36", 2709520, 154584238),
    GRCH37(
            Map.of(
                    "1",
                    249250621L,
                    "2",
                    243199373L,
                    "20",
                    63025520L,
                    "21",
                    48129895L,
                    "22",
                    51304566L,
                    "X",
                    155270560L),
            "grch37|hg19|b37|hs37\\w*|g1k_v37",
            2699520,
            154931044),
    GRCH38(
            Map.of(
                    "1",
                    248956422L,
                    "2",
                    242193529L,
                    "20",
                    64444167L,
                    "21",
                    46709983L,
                    "22",
                    50818468L,
                    "X",
                    156040895L),
            "grch38|hg38|b38|hs38\\w*",
            2781479,
            155701383),
    T2T_CHM13(Map.of("1", 248387328L, "2", 242696752L, "X", 154259566L), "t2t|chm13\\w*|hs1", 2394410, 153925835);

    private final Map<String, Long> lengths;
    private final Pattern names;
    private final long firstParEnd;
    private final long secondParStart;

    Build(Map<String, Long> lengths, String names, long firstParEnd, long secondParStart) {
        this.lengths = lengths;
        this.names = Pattern.compile("(?i)(?:^|.*[^a-z0-9])(?:" + names + ")(?:[^a-z0-9].*|$)");
        this.firstParEnd = firstParEnd;
        this.secondParStart = secondParStart;
    }

    public String title() {
        return switch (this) {
            case NCBI36 -> "NCBI36";
            case GRCH37 -> "GRCh37";
            case GRCH38 -> "GRCh38";
            case T2T_CHM13 -> "T2T-CHM13";
        };
    }

    /// All builds that the header speaks for; none when it says nothing, several when it contradicts itself.
    public static Set<Build> claimedBy(VcfHeader header) {
        var claimed = new LinkedHashSet<Build>();
        for (var build : values()) {
            boolean byLength = header.contigs().entrySet().stream()
                    .anyMatch(contig -> contig.getValue() > 0
                            && contig.getValue().equals(build.lengths.get(bare(contig.getKey()))));
            boolean byName = header.reference().stream()
                    .anyMatch(name -> build.names.matcher(name).matches());
            if (byLength || byName) {
                claimed.add(build);
            }
        }
        return claimed;
    }

    public boolean pseudoAutosomal(long position) {
        return position <= firstParEnd || position >= secondParStart;
    }

    static String bare(String chromosome) {
        return chromosome.startsWith("chr") ? chromosome.substring(3) : chromosome;
    }
}
