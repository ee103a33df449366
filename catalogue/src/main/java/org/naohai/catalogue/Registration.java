package org.naohai.catalogue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;
import org.naohai.lake.StoredFile;
import org.naohai.quality.Assessment;
import org.naohai.quality.Quality.CrossCheck;

/// One closed import on its way into the record: written by [Catalogue#register] in the caller's transaction.
///
/// - **datasetName** unique in the project; an existing one gets a new version
/// - **manifestSha256** the object of the version's Parquet manifest; it is the version id
/// - **crossChecks** of this import; comparisons across linked datasets are made by the catalogue itself
/// - **links** subjects of this import and of another that are the same child
/// - **notice** what every page about the dataset must say (invented linkage, synthetic data); null: what its own
///   README and description say decides
public record Registration(
        UUID intakeId,
        UUID projectId,
        String datasetName,
        @Nullable String manifestSha256,
        List<Item> items,
        List<CrossCheck> crossChecks,
        List<Link> links,
        @Nullable Text notice) {

    public Registration {
        items = List.copyOf(items);
        crossChecks = List.copyOf(crossChecks);
        links = List.copyOf(links);
    }

    public Registration(
            UUID intakeId,
            UUID projectId,
            String datasetName,
            @Nullable String manifestSha256,
            List<Item> items,
            List<CrossCheck> crossChecks,
            List<Link> links) {
        this(intakeId, projectId, datasetName, manifestSha256, items, crossChecks, links, null);
    }

    /// - **files** the unit's files as stored, main file first · **artefacts** name → sha256 of derived objects
    /// - **subjectLabel** whose it is by a linking table or by hand (`sub-10`); null: the path or the content
    ///   says it, and a clinical record that names nobody gets a label made from its content
    public record Item(
            Assessment assessment,
            List<StoredFile> files,
            Map<String, String> artefacts,
            @Nullable String subjectLabel) {

        public Item {
            files = List.copyOf(files);
            artefacts = Map.copyOf(artefacts);
        }

        public Item(Assessment assessment, List<StoredFile> files, Map<String, String> artefacts) {
            this(assessment, files, artefacts, null);
        }
    }

    /// - **source** what ties them (`clinical-linkage.tsv`) · **datasetId** the other dataset
    public record Link(String subjectLabel, UUID datasetId, String otherSubjectLabel, String source) {}
}
