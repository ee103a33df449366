package org.naohai.formats.genomics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One data line of a VCF.
///
/// - **position** 1-based · **alternates** without the `.` of a monomorphic site · **quality** Phred, null for `.`
/// - **filter** as written (`PASS`, `q10;s50`, `.`) · **format**, **samples** the raw columns behind INFO
public record Site(
        String chromosome,
        long position,
        String id,
        String reference,
        List<String> alternates,
        @Nullable Double quality,
        String filter,
        String info,
        List<String> format,
        List<String> samples) {

    /// What an allele is beside the reference (as bcftools counts).
    public enum Type {
        SNP,
        MNP,
        INDEL,
        OTHER
    }

    /// `<*>`, `<NON_REF>`, or the `X` of old mpileup files: stands for any other allele, and is none.
    public static boolean placeholder(String alternate) {
        return alternate.equals("X")
                || alternate.equals("<X>")
                || alternate.equals("<*>")
                || alternate.equals("<NON_REF>");
    }

    public Type type(String alternate) {
        if (placeholder(alternate)) {
            return Type.OTHER;
        }
        if (alternate.startsWith("<")
                || alternate.equals("*")
                || alternate.indexOf('[') >= 0
                || alternate.indexOf(']') >= 0) {
            return Type.OTHER;
        }
        if (alternate.length() != reference.length()) {
            return onlyAddsOrRemoves(alternate) ? Type.INDEL : Type.OTHER;
        }
        int differing = 0;
        for (int i = 0; i < reference.length(); i++) {
            differing +=
                    Character.toUpperCase(reference.charAt(i)) == Character.toUpperCase(alternate.charAt(i)) ? 0 : 1;
        }
        return differing == 1 ? Type.SNP : differing == 0 ? Type.OTHER : Type.MNP;
    }

    /// Whether one allele is the other with a run of bases put in; else it is a complex change.
    private boolean onlyAddsOrRemoves(String alternate) {
        int shorter = Math.min(alternate.length(), reference.length());
        int same = 0;
        while (same < shorter && alternate.charAt(same) == reference.charAt(same)) {
            same++;
        }
        int rest = shorter - same;
        return alternate.regionMatches(alternate.length() - rest, reference, reference.length() - rest, rest);
    }

    /// Whether a single-base change stays within purines or pyrimidines (A↔G, C↔T).
    public boolean transition(String alternate) {
        for (int i = 0; i < reference.length(); i++) {
            char from = Character.toUpperCase(reference.charAt(i));
            char to = Character.toUpperCase(alternate.charAt(i));
            if (from != to) {
                return (from == 'A' && to == 'G')
                        || (from == 'G' && to == 'A')
                        || (from == 'C' && to == 'T')
                        || (from == 'T' && to == 'C');
            }
        }
        return false;
    }

    public int genotypeIndex() {
        return format.indexOf("GT");
    }

    /// The genotype of a sample, where the site has `GT`.
    public Genotype genotype(int sample) {
        int index = genotypeIndex();
        return index < 0 || sample >= samples.size()
                ? Genotype.MISSING
                : Genotype.parse(samples.get(sample), index, alternates.size());
    }
}
