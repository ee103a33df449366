package org.naohai.viewer.variants;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.Kind;
import org.naohai.formats.genomics.VariantReader;
import org.naohai.formats.genomics.VariantReader.Call;
import org.naohai.formats.genomics.VariantReader.Row;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.naohai.viewer.StoredTree;
import org.naohai.viewer.ViewedRecordings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Genotypes: what was counted at intake, and the sites page by page.
@RestController
@RequestMapping("/api/v1/recordings/{id}/variants")
public class VariantsController {

    private final ViewedRecordings recordings;
    private final Lake lake;

    public VariantsController(ViewedRecordings recordings, Lake lake) {
        this.recordings = recordings;
        this.lake = lake;
    }

    /// - **alt** alternates, comma-separated · **genotypes** samples by kind of call
    public record Variant(
            String chromosome,
            long position,
            @Nullable String id,
            String ref,
            String alt,
            @Nullable Double quality,
            @Nullable String filter,
            Map<Call, Integer> genotypes) {

        static Variant of(Row row) {
            return new Variant(
                    row.chromosome(),
                    row.position(),
                    present(row.id()),
                    row.reference(),
                    String.join(",", row.alternates()),
                    row.quality(),
                    present(row.filter()),
                    row.genotypes());
        }

        private static @Nullable String present(String value) {
            return value.isEmpty() || value.equals(".") ? null : value;
        }
    }

    /// - **next** the cursor of the next page, or null after the last site
    public record Page(List<Variant> items, @Nullable String next) {}

    @GetMapping("/summary")
    public VariantSummary summary(@PathVariable UUID id) {
        return VariantSummary.of(variants(recordings.view(id, "variants")).facts());
    }

    @GetMapping
    public Page list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer limit)
            throws IOException {
        var recording = variants(recordings.view(id, "variants"));
        var main = recording.files().getFirst().path();
        try {
            var page = VariantReader.page(main, new StoredTree(lake, recording), cursor, Limit.of(limit), region);
            return new Page(page.rows().stream().map(Variant::of).toList(), page.next());
        } catch (IllegalArgumentException e) {
            throw new Refused(Refused.Kind.INVALID, problem(region), e);
        }
    }

    private static org.naohai.kernel.Problem problem(@Nullable String region) {
        return org.naohai.kernel.Problem.error(
                "VARIANT_REGION_INVALID",
                null,
                "region, cursor",
                region == null ? "cursor" : org.naohai.kernel.Problem.quoted(region),
                "22:17000000-18000000 or chr1");
    }

    private static Recording variants(Recording recording) {
        if (recording.kind() != Kind.VCF || recording.files().isEmpty()) {
            throw Refused.notFound("variants");
        }
        return recording;
    }
}
