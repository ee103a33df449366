package org.naohai.demo.genomics;

/// One made biallelic site on GRCh38 coordinates.
///
/// - **alternateFrequency** of the alternate allele in the invented population
public record Variant(
        String chromosome, int position, String id, char reference, char alternate, double alternateFrequency) {

    static final String X = "chrX";

    boolean onX() {
        return X.equals(chromosome);
    }
}
