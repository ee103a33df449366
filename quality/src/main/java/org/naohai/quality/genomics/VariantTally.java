package org.naohai.quality.genomics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.genomics.Build;
import org.naohai.formats.genomics.Site;
import org.naohai.formats.genomics.VcfHeader;
import org.naohai.formats.genomics.VcfReader;

/// Counts sites and genotypes while a VCF goes by. Not thread-safe.
final class VariantTally implements VcfReader.Sink {

    private static final int MOST_NAMES = 10_000;

    final List<SampleTally> samples = new ArrayList<>();
    final Map<String, Long> byChromosome = new LinkedHashMap<>();
    final Map<Site.Type, Long> byType = new EnumMap<>(Site.Type.class);
    final Map<String, Long> byFilter = new TreeMap<>();
    final Set<String> undeclared = new HashSet<>();

    @Nullable
    VcfHeader header;

    @Nullable
    Build build;

    long sites;
    long monomorphic;
    long multiallelic;
    long transitions;
    long transversions;
    long genotyped;
    long lowCall;
    long invalidGenotypes;
    long unsorted;
    long beyondContig;

    @Nullable
    String firstBeyond;

    private final Map<String, Long> lastPosition = new HashMap<>();
    private @Nullable String chromosome;

    @Override
    public void header(VcfHeader known) {
        header = known;
        var claimed = Build.claimedBy(known);
        build = claimed.size() == 1 ? claimed.iterator().next() : null;
        known.samples().forEach(name -> samples.add(new SampleTally(name)));
    }

    @Override
    public void site(Site site) {
        sites++;
        if (byChromosome.size() < MOST_NAMES || byChromosome.containsKey(site.chromosome())) {
            byChromosome.merge(site.chromosome(), 1L, Long::sum);
        }
        for (var filter : site.filter().split(";")) {
            if (filter.length() < 100 && (byFilter.size() < 100 || byFilter.containsKey(filter))) {
                byFilter.merge(filter, 1L, Long::sum);
            }
        }
        alleles(site);
        order(site);
        declared(site);
        genotypes(site);
    }

    private void alleles(Site site) {
        monomorphic += site.alternates().stream().allMatch(Site::placeholder) ? 1 : 0;
        multiallelic += site.alternates().size() > 1 ? 1 : 0;
        var seen = new HashSet<Site.Type>();
        for (var alternate : site.alternates()) {
            var type = site.type(alternate);
            if (seen.add(type)) {
                byType.merge(type, 1L, Long::sum);
            }
            if (type == Site.Type.SNP) {
                transitions += site.transition(alternate) ? 1 : 0;
                transversions += site.transition(alternate) ? 0 : 1;
            }
        }
    }

    /// A chromosome that comes back after another, or a position below the last.
    private void order(Site site) {
        boolean changed = !site.chromosome().equals(chromosome);
        Long last = lastPosition.get(site.chromosome());
        unsorted += last != null && (changed || site.position() < last) ? 1 : 0;
        if (lastPosition.size() < MOST_NAMES || last != null) {
            lastPosition.put(site.chromosome(), site.position());
        }
        chromosome = site.chromosome();
    }

    private void declared(Site site) {
        var known = java.util.Objects.requireNonNull(header);
        long length = known.contigs().getOrDefault(site.chromosome(), 0L);
        if (length > 0 && site.position() > length) {
            beyondContig++;
            firstBeyond = firstBeyond == null ? site.chromosome() + ":" + site.position() : firstBeyond;
        }
        if (!known.contigs().isEmpty() && !known.contigs().containsKey(site.chromosome())) {
            note("contig " + site.chromosome());
        }
        for (var filter : site.filter().split(";")) {
            if (!filter.equals("PASS")
                    && !filter.equals(".")
                    && !filter.equals("0")
                    && !known.filters().contains(filter)) {
                note("FILTER " + filter);
            }
        }
        for (var key : site.format()) {
            if (!known.formats().contains(key)) {
                note("FORMAT " + key);
            }
        }
    }

    private void note(String name) {
        if (undeclared.size() < 50 && name.length() < 100) {
            undeclared.add(name);
        }
    }

    private void genotypes(Site site) {
        if (samples.isEmpty() || site.genotypeIndex() < 0) {
            return;
        }
        genotyped++;
        int called = 0;
        for (int i = 0; i < samples.size(); i++) {
            var genotype = site.genotype(i);
            invalidGenotypes += genotype.valid() ? 0 : 1;
            called += genotype.missing() ? 0 : 1;
            samples.get(i).see(site, genotype, build);
        }
        lowCall += called < 0.95 * samples.size() ? 1 : 0;
    }

    long count(Site.Type type) {
        return byType.getOrDefault(type, 0L);
    }

    double callRate() {
        long called = samples.stream().mapToLong(sample -> sample.called).sum();
        long missing = samples.stream().mapToLong(sample -> sample.missing).sum();
        return (double) called / (called + missing);
    }
}
