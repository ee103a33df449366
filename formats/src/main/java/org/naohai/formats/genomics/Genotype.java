package org.naohai.formats.genomics;

/// A called pair (or single) of alleles, reduced to what quality and lists count.
///
/// - **first**, **second** allele numbers, 0 the reference; −1 missing; second −2 where the call is haploid
public record Genotype(int first, int second, boolean valid) {

    static final Genotype MISSING = new Genotype(-1, -1, true);
    private static final Genotype INVALID = new Genotype(-1, -1, false);
    private static final int HAPLOID = -2;

    /// Reads the `index`-th field of a sample column (`0/1:35:4`, `1|1`, `./.`, `1`).
    static Genotype parse(String column, int index, int alternates) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = column.indexOf(':', start) + 1;
            if (start == 0) {
                return MISSING;
            }
        }
        int end = column.indexOf(':', start);
        var text = end < 0 ? column.substring(start) : column.substring(start, end);
        int separator = Math.max(text.indexOf('/'), text.indexOf('|'));
        int first = allele(separator < 0 ? text : text.substring(0, separator), alternates);
        int second = separator < 0 ? HAPLOID : allele(text.substring(separator + 1), alternates);
        return first == Integer.MIN_VALUE || second == Integer.MIN_VALUE ? INVALID : new Genotype(first, second, true);
    }

    private static int allele(String text, int alternates) {
        if (text.equals(".")) {
            return -1;
        }
        if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.MIN_VALUE;
        }
        int allele = Integer.parseInt(text);
        return allele <= alternates ? allele : Integer.MIN_VALUE;
    }

    public boolean missing() {
        return first == -1 || second == -1;
    }

    public boolean haploid() {
        return second == HAPLOID;
    }

    public boolean heterozygous() {
        return !missing() && !haploid() && first != second;
    }

    public boolean reference() {
        return !missing() && first == 0 && (second == 0 || haploid());
    }

    /// The first allele that is not the reference, or 0.
    public int alternate() {
        return first > 0 ? first : Math.max(second, 0);
    }
}
