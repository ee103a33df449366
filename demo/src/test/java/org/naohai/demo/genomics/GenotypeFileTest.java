package org.naohai.demo.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.demo.cast.Cast;
import org.naohai.demo.cast.Participant;

class GenotypeFileTest {

    private static final long SEED = 20261122;

    @TempDir
    Path folder;

    /// One degree of freedom a site; the sum over 1,200 autosomal sites has mean 1,200 and deviation 49.
    @Test
    void autosomal_genotypes_stand_in_hardy_weinberg_proportions() throws IOException {
        double statistic = 0;
        int sites = 0;
        for (var cells : rows()) {
            if (!"chrX".equals(cells[0])) {
                double frequency = Double.parseDouble(cells[7].substring(3));
                statistic += heterozygotes(cells, frequency);
                sites++;
            }
        }
        assertThat(sites).isEqualTo(1_200);
        assertThat(statistic).isBetween(1_200 - 4 * 49.0, 1_200 + 4 * 49.0);
    }

    @Test
    void the_language_of_the_machine_changes_no_byte() throws IOException {
        var before = Locale.getDefault();
        var files = new ArrayList<byte[]>();
        try {
            for (var tag : List.of("en", "de", "ar-EG")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                var file = folder.resolve(tag + ".vcf");
                new GenotypeFile(Cast.of(SEED), SEED).write(file);
                files.add(Files.readAllBytes(file));
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(files.get(1)).isEqualTo(files.get(0));
        assertThat(files.get(2)).isEqualTo(files.get(0));
    }

    @Test
    void boys_carry_one_x_and_girls_two() throws IOException {
        var cast = Cast.of(SEED);
        for (var cells : rows()) {
            for (int p = 0; p < cast.size() && "chrX".equals(cells[0]); p++) {
                var genotype = cells[9 + p].split(":")[0];
                assertThat(genotype.length() == 1).isEqualTo(cast.get(p).sex() == Participant.Sex.M);
            }
        }
    }

    @Test
    void two_transitions_stand_for_one_transversion() throws IOException {
        long transitions = rows().stream()
                .filter(cells -> List.of("AG", "GA", "CT", "TC").contains(cells[3] + cells[4]))
                .count();
        assertThat((double) transitions / (rows().size() - transitions)).isBetween(1.8, 2.4);
    }

    @Test
    void blocked_gzip_unpacks_to_the_plain_file() throws IOException {
        var file = new GenotypeFile(Cast.of(SEED), SEED);
        file.write(folder.resolve("a.vcf"));
        new GenotypeFile(Cast.of(SEED), SEED).write(folder.resolve("a.vcf.gz"));
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("a.vcf.gz")))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve("a.vcf")));
        }
    }

    private List<String[]> rows() throws IOException {
        var file = folder.resolve("all.vcf");
        new GenotypeFile(Cast.of(SEED), SEED).write(file);
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }

    private static double heterozygotes(String[] cells, double frequency) {
        double called = 0;
        double seen = 0;
        for (int i = 9; i < cells.length; i++) {
            called += cells[i].startsWith(".") ? 0 : 1;
            seen += cells[i].startsWith("0/1") ? 1 : 0;
        }
        double share = 2 * frequency * (1 - frequency);
        double expected = called * share;
        return (seen - expected) * (seen - expected) / (expected * (1 - share));
    }
}
