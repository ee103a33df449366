package org.naohai.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Kind;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Verdict;
import org.naohai.lake.StoredFile;

/// The front door of the catalogue for those who show recordings and tables.
public interface Recordings {

    /// What the acting person may read; empty for what is not there and for what she may not read alike.
    Optional<Recording> find(UUID recordingId);

    /// Those of a dataset's files that are main files of recordings which the acting person may read: path
    /// → recording.
    Map<String, UUID> findAll(UUID projectId, String datasetName, Collection<String> paths);

    /// What belongs to no subject although it is a person's data, newest first, in projects that the acting
    /// person may contribute to.
    List<Unassigned> listUnassigned(Wanted wanted);

    long countUnassigned();

    /// - **before** only what comes after this one in the list · null: any
    record Wanted(
            @Nullable UUID projectId,
            @Nullable UUID datasetId,
            @Nullable UUID recordingId,
            @Nullable UUID before,
            int limit) {}

    /// - **files** main file first, by their paths in the dataset: an identifying file's path may itself
    ///   identify
    /// - **artefacts** name → sha256 of derived objects (`thumbnail`, `sparkline`)
    record Recording(
            UUID id,
            UUID datasetId,
            UUID projectId,
            @Nullable UUID subjectId,
            int scopeId,
            String path,
            Kind kind,
            @Nullable Domain domain,
            @Nullable String suffix,
            Verdict verdict,
            Map<String, Object> facts,
            List<StoredFile> files,
            Map<String, String> artefacts) {}

    /// - **path** as everyone may see it
    record Unassigned(UUID recordingId, UUID datasetId, UUID projectId, String datasetName, String path, Kind kind) {}
}
