package org.naohai.formats.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.Corpus;
import org.naohai.formats.MemoryTree;
import org.naohai.kernel.Refused;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged variant files, plain, gzip and bgzip, give problems, never an exception, a hang or a large allocation.
class VariantFuzzTest {

    private static final byte[] VCF = ("##fileformat=VCFv4.2\n##reference=GRCh38\n##contig=<ID=1,length=248956422>\n"
                    + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n"
                    + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsub-1\tsub-2\n"
                    + "chr1\t100\trs1\tA\tG\t50\tPASS\tAC=1;AN=2\tGT:DP\t0/1:3\t1/1:4\n"
                    + "chr1\t200\t.\tC\tT,G\t.\tPASS\t.\tGT\t./.\t1|2\n"
                    + "chr2\t100\t.\tC\t<DEL>\t3.5e1\tq10\tEND=5\tDP:GT\t3:0/0\t3:.\n"
                    + "chrX\t7\t.\tCA\tC,*\t.\t.\t.\tGT\t1\t0\n")
            .getBytes(StandardCharsets.UTF_8);

    private static final List<Map<String, byte[]>> VALID =
            List.of(Map.of("a.vcf", VCF), Map.of("a.vcf.gz", Corpus.gzip(VCF)), Map.of("a.vcf.gz", bgzip(VCF, 150)));

    private final Fuzz whole = new Fuzz("variants", VALID, Damage::any, VariantFuzzTest::read);
    private final Fuzz text = new Fuzz("variants-text", VALID.subList(0, 1), Damage::text, VariantFuzzTest::readPacked);

    @Test
    void what_once_failed_gives_problems_and_nothing_worse() throws IOException {
        whole.kept();
        text.kept();
    }

    @Test
    void damaged_variant_files_give_problems_and_nothing_worse() {
        whole.some(3_000, 20261122);
        text.some(2_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_variant_files_give_problems_and_nothing_worse() {
        whole.forItsTime(13);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_variant_texts_give_problems_and_nothing_worse() {
        text.forItsTime(17);
    }

    private static void read(SortedMap<String, byte[]> files) throws IOException {
        var path = files.firstKey();
        var tree = new MemoryTree(files);
        var read = VcfReader.read(path, tree, new Genotypes());
        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.fix().zh()).isNotBlank());
        assertThat(read.header() != null || !read.problems().isEmpty()).isTrue();
        page(path, tree);
    }

    /// The same damage in all three forms: within gzip and bgzip it lies behind sound check sums.
    private static void readPacked(SortedMap<String, byte[]> files) throws IOException {
        var vcf = files.firstEntry().getValue();
        for (var form : List.of(vcf, Corpus.gzip(vcf), bgzip(vcf, 97))) {
            read(new java.util.TreeMap<>(Map.of("a.vcf", form)));
        }
    }

    /// As a viewer pages: what cannot be read on is refused with its problem, and the pages end.
    private static void page(String path, MemoryTree tree) throws IOException {
        try {
            var page = VariantReader.page(path, tree, null, 2, null);
            for (int pages = 0; page.next() != null; pages++) {
                assertThat(pages).as("pages of %s", path).isLessThan(10_000);
                page = VariantReader.page(path, tree, page.next(), 2, "1:50-150");
            }
        } catch (Refused said) {
            assertThat(said.problem().fix().zh()).isNotBlank();
        }
    }

    /// Asks each genotype.
    private static final class Genotypes implements VcfReader.Sink {
        @Override
        public void header(VcfHeader header) {
            assertThat(header.samples()).doesNotContainNull();
        }

        @Override
        public void site(Site site) {
            for (int sample = 0; sample < site.samples().size(); sample++) {
                var genotype = site.genotype(sample);
                assertThat(genotype.missing() && genotype.heterozygous()).isFalse();
            }
        }
    }

    /// Blocks of so many bytes and the empty one that ends a file (SAM specification §4.1).
    private static byte[] bgzip(byte[] plain, int blockBytes) {
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += blockBytes) {
            out.writeBytes(block(Arrays.copyOfRange(plain, from, Math.min(plain.length, from + blockBytes))));
        }
        out.writeBytes(block(new byte[0]));
        return out.toByteArray();
    }

    private static byte[] block(byte[] plain) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(plain);
        deflater.finish();
        var body = new byte[plain.length + 100];
        int length = deflater.deflate(body);
        deflater.end();
        var crc = new CRC32();
        crc.update(plain);
        return ByteBuffer.allocate(26 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x1F, (byte) 0x8B, 8, 4, 0, 0, 0, 0, 0, (byte) 255, 6, 0, 'B', 'C', 2, 0})
                .putShort((short) (25 + length))
                .put(body, 0, length)
                .putInt((int) crc.getValue())
                .putInt(plain.length)
                .array();
    }
}
