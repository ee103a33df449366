package org.naohai.demo.genomics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;

/// Writes genotypes of some participants as VCF 4.3, plain or blocked-gzip by the file's name.
///
/// Genotypes are drawn in Hardy–Weinberg proportions; boys carry one X. One call in a hundred is missing.
public final class GenotypeFile {

    private static final double MISSING = 0.01;

    private final List<Participant> participants;
    private final List<Variant> panel;
    private final List<Chance> chances;

    public GenotypeFile(List<Participant> participants, long seed) {
        this.participants = List.copyOf(participants);
        this.panel = Panel.of(seed);
        this.chances = participants.stream()
                .map(participant -> Chance.of(seed, "genotype", participant.label()))
                .toList();
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var bytes = text().getBytes(StandardCharsets.US_ASCII);
        Files.write(file, file.toString().endsWith(".gz") ? BlockedGzip.compress(bytes) : bytes);
    }

    private String text() {
        var text = new StringBuilder("""
                ##fileformat=VCFv4.3
                ##source=NaohaiDemo
                ##naohaiSynthetic=yes; genotypes and reference alleles are drawn at random, no person
                ##reference=GRCh38
                """);
        for (var chromosome : Panel.ORDER) {
            text.append("##contig=<ID=%s,length=".formatted(chromosome))
                    .append(Panel.lengthOf(chromosome))
                    .append(",assembly=GRCh38>\n");
        }
        text.append("""
                ##FILTER=<ID=PASS,Description="All filters passed">
                ##FILTER=<ID=LowQual,Description="Quality below 30">
                ##INFO=<ID=AF,Number=A,Type=Float,Description="Alternate allele frequency in the invented population">
                ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
                ##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Read depth">
                ##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT""");
        participants.forEach(participant -> text.append('\t').append(participant.label()));
        text.append('\n');
        panel.forEach(variant -> row(text, variant));
        return text.toString();
    }

    private void row(StringBuilder text, Variant variant) {
        int quality = 30 + (variant.position() * 31 & 0x7fff) % 90;
        text.append(String.format(
                Locale.ROOT,
                "%s\t%d\t%s\t%c\t%c\t%d\tPASS\tAF=%.4f\tGT:DP:GQ",
                variant.chromosome(),
                variant.position(),
                variant.id(),
                variant.reference(),
                variant.alternate(),
                quality,
                variant.alternateFrequency()));
        for (int p = 0; p < participants.size(); p++) {
            text.append('\t').append(call(variant, participants.get(p).sex(), chances.get(p)));
        }
        text.append('\n');
    }

    private static String call(Variant variant, Participant.Sex sex, Chance chance) {
        int first = chance.happens(variant.alternateFrequency()) ? 1 : 0;
        int second = chance.happens(variant.alternateFrequency()) ? 1 : 0;
        int depth = Math.max(4, (int) Math.round(32 + 8 * chance.gaussian()));
        var haploid = variant.onX() && sex == Participant.Sex.M;
        if (chance.happens(MISSING)) {
            return haploid ? ".:.:." : "./.:.:.";
        }
        var genotype = haploid ? Integer.toString(first) : Math.min(first, second) + "/" + Math.max(first, second);
        return String.format(Locale.ROOT, "%s:%d:%d", genotype, depth, Math.min(99, 2 * depth + chance.below(20)));
    }
}
