package org.naohai.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.viewer.support.Readers.as;
import static org.naohai.viewer.support.Readers.owner;
import static org.naohai.viewer.support.Readers.reader;
import static org.naohai.viewer.support.Readers.stranger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.naohai.formats.Kind;
import org.naohai.governance.Actor;
import org.naohai.governance.Views;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Refused;
import org.naohai.lake.StoredFile;
import org.naohai.viewer.bytes.ObjectSender;
import org.naohai.viewer.support.MemoryLake;
import org.naohai.viewer.support.Readers;
import org.naohai.viewer.variants.VariantsController;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WhoMaySeeTest {

    private static final String SHA = "cd".repeat(32);
    private static final String VCF = """
            ##fileformat=VCFv4.2
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb
            22\t100\trs1\tA\tG\t50\tPASS\t.\tGT\t0/1\t1/1
            22\t200\t.\tC\tT,A\t.\t.\t.\tGT\t0/0\t./.
            X\t300\t.\tG\tC\t9\tq10\t.\tGT\t0/1\t0/1
            """;

    private final Readers catalogue = new Readers();
    private final MemoryLake lake = new MemoryLake().with(SHA, VCF.getBytes(StandardCharsets.UTF_8));
    private final ViewedRecordings recordings = new ViewedRecordings(catalogue, new Views(catalogue));
    private final ImageController images = new ImageController(recordings, new ObjectSender(lake));
    private final VariantsController variants = new VariantsController(recordings, lake);

    private final UUID image = catalogue
            .add(Kind.NIFTI, Domain.IMAGING, Map.of(), new StoredFile("sub-1/anat/a.nii", SHA, VCF.length(), false))
            .id();
    private final UUID identifyingImage = catalogue
            .add(Kind.NIFTI, Domain.IMAGING, Map.of(), new StoredFile("sub-1/anat/b.nii", SHA, VCF.length(), true))
            .id();
    private final UUID genotypes = catalogue
            .add(
                    Kind.VCF,
                    Domain.GENOMICS,
                    Map.of(
                            "sites",
                            3,
                            "byChromosome",
                            Map.of("X", 1, "22", 2),
                            "perSample",
                            List.of(Map.of("label", "a", "callRate", 1.0))),
                    new StoredFile("genetics/x.vcf", SHA, VCF.length(), false))
            .id();

    @Test
    void a_stranger_finds_nothing_anywhere() {
        notFound(stranger(), () -> image(image));
        notFound(stranger(), () -> variants.summary(genotypes));
        notFound(stranger(), () -> variants.list(genotypes, null, null, 10));
        assertThat(catalogue.audited).isEmpty();
    }

    @Test
    void an_identifying_original_is_for_owners_only() throws Exception {
        notFound(reader(), () -> image(identifyingImage));
        assertThat(as(owner(), () -> image(identifyingImage)).getStatus()).isEqualTo(200);
    }

    @Test
    void what_is_no_image_is_not_sent_as_one() {
        notFound(owner(), () -> image(genotypes));
        notFound(owner(), () -> variants.summary(image));
    }

    @Test
    void a_view_is_audited_once_and_not_for_each_range() throws Exception {
        var reader = reader();
        as(reader, () -> image(image));
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Range", "bytes=10-20");
        as(reader, () -> {
            images.image(image, request, new MockHttpServletResponse());
            return true;
        });
        assertThat(catalogue.audited).containsExactly("recording.view recording:" + image + " image");
    }

    @Test
    void variants_are_listed_by_region_and_counted_in_the_order_of_the_genome() throws Exception {
        var page = as(reader(), () -> variants.list(genotypes, null, "chr22:150-250", 10));
        assertThat(page.items()).singleElement().satisfies(site -> {
            assertThat(site.position()).isEqualTo(200);
            assertThat(site.alt()).isEqualTo("T,A");
            assertThat(site.filter()).isNull();
        });
        var first = as(reader(), () -> variants.list(genotypes, null, null, 2));
        var second = as(reader(), () -> variants.list(genotypes, first.next(), null, 2));
        assertThat(second.items())
                .singleElement()
                .satisfies(site -> assertThat(site.chromosome()).isEqualTo("X"));
        var summary = as(reader(), () -> variants.summary(genotypes));
        assertThat(summary.byChromosome()).extracting("chromosome").containsExactly("22", "X");
        assertThat(summary.samples())
                .singleElement()
                .satisfies(one -> assertThat(one.callRate()).isEqualTo(1));
    }

    @Test
    void a_region_of_no_shape_is_refused_with_an_example() {
        assertThatThrownBy(() -> as(reader(), () -> variants.list(genotypes, null, "22:x-y", 10)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("VARIANT_REGION_INVALID"));
    }

    private MockHttpServletResponse image(UUID id) throws Exception {
        var response = new MockHttpServletResponse();
        images.image(id, new MockHttpServletRequest("GET", "/"), response);
        return response;
    }

    private static void notFound(Actor who, Callable<?> call) {
        assertThatThrownBy(() -> as(who, call))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
}
