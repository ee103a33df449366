package org.naohai.quality.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.naohai.quality.Assessment;
import org.naohai.quality.support.Files;

class GeneticSexTest {

    @Test
    void x_tells_a_woman_from_a_man_and_few_sites_tell_nothing() throws IOException {
        assertThat(assess(200).subjects())
                .extracting("label", "sex")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sub-f", "female"),
                        org.assertj.core.groups.Tuple.tuple("sub-m", "male"));
        assertThat(assess(10).subjects()).extracting("sex").containsExactly(null, null);
    }

    @Test
    void a_sample_table_gives_the_samples_their_subjects() throws IOException {
        var files = files(5).with("genetics/samples.tsv", "participant_id\tvcf_sample\nsub-01\tsub-f\nsub-02\tsub-m\n");
        var unit = files.unit("genetics/x.vcf");
        assertThat(new VariantAssessor().assess(unit, files).subjects())
                .extracting("label")
                .containsExactly("sub-01", "sub-02");
    }

    @Test
    void hostile_variants_are_results() throws IOException {
        var files = new Files()
                .with("a.vcf", "##fileformat=VCFv4.2\n")
                .with("b.vcf", "no header at all\n")
                .with(
                        "c.vcf",
                        "##fileformat=VCFv9\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t-5\t.\tA\tG\t.\t.\t.\n1\tx\n");
        assertThat(codes(files, "a.vcf")).contains("VCF_HEADER_MISSING");
        assertThat(codes(files, "b.vcf")).contains("VCF_HEADER_MISSING");
        assertThat(codes(files, "c.vcf")).contains("VCF_VERSION", "VCF_LINE_MALFORMED", "VCF_NO_SITES");
    }

    private static java.util.List<String> codes(Files files, String path) throws IOException {
        return new VariantAssessor()
                .assess(files.unit(path), files).problems().stream()
                        .map(one -> one.code())
                        .toList();
    }

    private static Assessment assess(int sites) throws IOException {
        var files = files(sites);
        return new VariantAssessor().assess(files.unit("genetics/x.vcf"), files);
    }

    private static Files files(int sites) {
        var random = new Random(3);
        var vcf = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=X,length=155270560>\n"
                + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsub-f\tsub-m\n");
        for (int i = 0; i < sites; i++) {
            var woman = random.nextInt(100) < 45 ? "0/1" : random.nextBoolean() ? "1/1" : "0/0";
            var man = random.nextInt(100) < 40 ? "1/1" : "0/0";
            vcf.append("X\t%d\t.\tA\tG\t.\tPASS\t.\tGT\t%s\t%s\n".formatted(5_000_000 + i * 1_000, woman, man));
        }
        return new Files().with("genetics/x.vcf", vcf.toString());
    }
}
