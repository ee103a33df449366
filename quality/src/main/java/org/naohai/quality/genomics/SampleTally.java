package org.naohai.quality.genomics;

import org.jspecify.annotations.Nullable;
import org.naohai.formats.genomics.Build;
import org.naohai.formats.genomics.Genotype;
import org.naohai.formats.genomics.Site;

/// Counts the genotypes of one sample. Not thread-safe.
final class SampleTally {

    /// Enough calls on X to speak of, and the shares of heterozygous ones that decide; our own thresholds.
    private static final int ENOUGH_ON_X = 20;

    private static final double MALE_AT_MOST = 0.1;
    private static final double FEMALE_AT_LEAST = 0.25;

    final String name;
    long called;
    long missing;
    long reference;
    long heterozygous;
    long homozygousAlternate;
    long transitions;
    long transversions;
    long indels;
    long otherChanges;
    private long xVaried;
    private long xHeterozygous;
    private long xHaploid;
    private long xCalled;

    SampleTally(String name) {
        this.name = name;
    }

    void see(Site site, Genotype genotype, @Nullable Build build) {
        if (genotype.missing()) {
            missing++;
            return;
        }
        called++;
        if (genotype.reference()) {
            reference++;
        } else {
            varied(site, genotype);
        }
        if (site.chromosome().equals("X") || site.chromosome().equals("chrX")) {
            onX(site, genotype, build);
        }
    }

    private void varied(Site site, Genotype genotype) {
        if (genotype.heterozygous()) {
            heterozygous++;
        } else {
            homozygousAlternate++;
        }
        var alternate = site.alternates().get(genotype.alternate() - 1);
        switch (site.type(alternate)) {
            case SNP -> {
                transitions += site.transition(alternate) ? 1 : 0;
                transversions += site.transition(alternate) ? 0 : 1;
            }
            case INDEL -> indels++;
            case MNP, OTHER -> otherChanges++;
        }
    }

    private void onX(Site site, Genotype genotype, @Nullable Build build) {
        if (build == null || build.pseudoAutosomal(site.position())) {
            return;
        }
        xCalled++;
        xHaploid += genotype.haploid() ? 1 : 0;
        if (!genotype.reference()) {
            xVaried++;
            xHeterozygous += genotype.heterozygous() ? 1 : 0;
        }
    }

    /// Called genotypes over all sites; NaN without sites.
    double callRate() {
        return (double) called / (called + missing);
    }

    /// NaN or infinite where there is nothing to divide by.
    double tiTv() {
        return (double) transitions / transversions;
    }

    double hetHom() {
        return (double) heterozygous / homozygousAlternate;
    }

    /// After X outside the pseudo-autosomal regions: men are haploid there, so that heterozygous calls are errors.
    @Nullable
    String sex() {
        if (xCalled >= ENOUGH_ON_X && xHaploid > 0.9 * xCalled) {
            return "male";
        }
        if (xVaried < ENOUGH_ON_X) {
            return null;
        }
        double share = (double) xHeterozygous / xVaried;
        return share <= MALE_AT_MOST ? "male" : share >= FEMALE_AT_LEAST ? "female" : null;
    }
}
