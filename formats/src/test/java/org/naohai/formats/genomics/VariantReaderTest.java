package org.naohai.formats.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.Corpus;
import org.naohai.formats.FileTree;
import org.naohai.formats.FolderTree;
import org.naohai.testkit.SharedData;

class VariantReaderTest {

    private static final String VCF =
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsub-1\tsub-2\n"
                    + "chr1\t100\trs1\tA\tG\t50\tPASS\t.\tGT:DP\t0/1:3\t1/1:4\n"
                    + "chr1\t200\t.\tC\tT,G\t.\tPASS\t.\tGT\t./.\t1|2\n"
                    + "chr2\t100\t.\tC\tCT\t.\tq10\t.\tDP:GT\t3:0/0\t3:.\n";

    @Test
    void pages_add_up_to_the_whole_file_plain_and_gzip() throws IOException {
        var files = new Corpus().with("a.vcf", VCF).with("b.vcf.gz", Corpus.gzip(VCF.getBytes()));
        for (var path : List.of("a.vcf", "b.vcf.gz")) {
            assertThat(all(path, files, 1, null))
                    .isEqualTo(all(path, files, 100, null))
                    .hasSize(3);
        }
    }

    @Test
    void genotypes_are_counted_by_kind() throws IOException {
        var rows = all("a.vcf", new Corpus().with("a.vcf", VCF), 10, null);
        assertThat(rows.get(0).genotypes())
                .containsOnly(entry(VariantReader.Call.HET), entry(VariantReader.Call.HOM_ALT));
        assertThat(rows.get(1).genotypes())
                .containsOnly(entry(VariantReader.Call.MISSING), entry(VariantReader.Call.HET));
        assertThat(rows.get(2).genotypes())
                .containsOnly(entry(VariantReader.Call.HOM_REF), entry(VariantReader.Call.MISSING));
    }

    @Test
    void a_region_matches_with_and_without_chr() throws IOException {
        var files = new Corpus().with("a.vcf", VCF);
        assertThat(all("a.vcf", files, 10, "1:150-250")).extracting("position").containsExactly(200L);
        assertThat(all("a.vcf", files, 10, "chr2")).hasSize(1);
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void a_bgzip_file_is_paged_by_virtual_offset() throws IOException {
        var path = SharedData.find("genomics/vcf/tribble/tabix/YRI.trio.2010_07.indel.sites.vcf.gz")
                .orElseThrow();
        var rows = all(path.getFileName().toString(), FolderTree.of(path), 777, null);
        assertThat(rows).hasSize(12_218);
        assertThat(rows.stream()
                        .map(row -> row.chromosome() + ":" + row.position() + row.alternates())
                        .distinct())
                .hasSizeGreaterThan(12_000);
    }

    private static java.util.Map.Entry<VariantReader.Call, Integer> entry(VariantReader.Call call) {
        return java.util.Map.entry(call, 1);
    }

    private static List<VariantReader.Row> all(String path, FileTree files, int limit, @Nullable String region)
            throws IOException {
        var rows = new ArrayList<VariantReader.Row>();
        String cursor = null;
        do {
            var page = VariantReader.page(path, files, cursor, limit, region);
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }
}
