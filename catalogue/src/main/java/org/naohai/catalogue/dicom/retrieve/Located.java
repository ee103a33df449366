package org.naohai.catalogue.dicom.retrieve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.TransferSyntax;

/// A series and where the bytes of its instances lie.
///
/// - **metadata** lake object of its DICOM JSON document; null while it arrives
record Located(
        String studyUid,
        String seriesUid,
        UUID projectId,
        int scopeId,
        @Nullable String metadata,
        List<Part> parts,
        Map<String, Part> byUid) {

    static Located of(
            String studyUid,
            String seriesUid,
            UUID projectId,
            int scopeId,
            @Nullable String metadata,
            List<Part> parts) {
        var byUid = parts.stream().collect(Collectors.toUnmodifiableMap(Part::sopUid, Function.identity()));
        return new Located(studyUid, seriesUid, projectId, scopeId, metadata, List.copyOf(parts), byUid);
    }

    Optional<Part> find(String sopUid) {
        return Optional.ofNullable(byUid.get(sopUid));
    }

    /// An instance.
    ///
    /// - **pixelOffset**, **pixelLength** native pixel data in the object; null where it is encapsulated or
    ///   absent
    record Part(
            String sopUid,
            String sha256,
            long size,
            TransferSyntax syntax,
            @Nullable Integer rows,
            @Nullable Integer columns,
            int frames,
            @Nullable Long pixelOffset,
            @Nullable Long pixelLength) {}
}
