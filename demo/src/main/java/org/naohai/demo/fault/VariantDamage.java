package org.naohai.demo.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.naohai.demo.cast.Chance;

/// Faults of a plain VCF as this demo writes it; each changes the file in place.
public final class VariantDamage {

    private static final int SAMPLES = 9;

    private VariantDamage() {}

    /// Loses a share of one sample's calls.
    public static void loseCalls(Path vcf, String sample, double share, Chance chance) throws IOException {
        change(vcf, sample, row -> call -> chance.happens(share) ? "./.:.:." : call);
    }

    /// Gives a sample one X, as a boy has it, or two.
    public static void otherSex(Path vcf, String sample, Chance chance) throws IOException {
        change(vcf, sample, row -> call -> {
            if (!"chrX".equals(row.getFirst()) || call.startsWith(".")) {
                return call;
            }
            var rest = call.substring(call.indexOf(':'));
            return call.indexOf('/') < 0 ? (chance.happens(0.45) ? "0/1" : "0/0") + rest : call.charAt(0) + rest;
        });
    }

    /// Draws the alternate alleles anew without regard to chemistry, as shuffled columns would: Ti/Tv
    /// falls to 0.5.
    public static void shuffleAlternates(Path vcf, Chance chance) throws IOException {
        rows(vcf, cells -> {
            var others = "ACGT".replace(cells.get(3), "");
            cells.set(4, String.valueOf(others.charAt(chance.below(3))));
        });
    }

    private static void change(Path vcf, String sample, Function<List<String>, UnaryOperator<String>> call)
            throws IOException {
        var header = Files.readAllLines(vcf).stream()
                .filter(line -> line.startsWith("#CHROM"))
                .findFirst()
                .orElseThrow();
        int column = Arrays.asList(header.split("\t")).indexOf(sample);
        if (column < SAMPLES) {
            throw new IllegalArgumentException("no such sample in " + vcf.getFileName());
        }
        rows(vcf, cells -> cells.set(column, call.apply(cells).apply(cells.get(column))));
    }

    private static void rows(Path vcf, Consumer<List<String>> change) throws IOException {
        var lines = new ArrayList<String>();
        for (var line : Files.readAllLines(vcf)) {
            if (line.startsWith("#")) {
                lines.add(line);
            } else {
                var cells = new ArrayList<>(Arrays.asList(line.split("\t")));
                change.accept(cells);
                lines.add(String.join("\t", cells));
            }
        }
        Files.writeString(vcf, String.join("\n", lines) + "\n");
    }
}
