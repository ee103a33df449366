package org.naohai.catalogue.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Registration.Item;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.kernel.Domain;
import org.naohai.quality.Assessment;

/// An item of the import with its place in the record.
///
/// - **content** hash over the paths and hashes of its files: the same content is the same recording
/// - **version** 1 for a new one · **subject** the label of the one subject it belongs to
record Entry(
        Item item,
        UUID id,
        String content,
        int version,
        @Nullable String subject,
        int scopeId) {

    /// Clinical records are believed last.
    static final int RANK_OF_RECORDS = 3;

    Assessment assessment() {
        return item.assessment();
    }

    Unit unit() {
        return item.assessment().unit();
    }

    @Nullable
    Domain domain() {
        return unit().domain();
    }

    boolean replaces() {
        return version > 1;
    }

    /// `recording` for what a viewer shows, `table`, and `document` for everything else that is kept.
    String role() {
        return switch (unit().kind()) {
            case NIFTI, EDF, BDF, BRAINVISION, VCF, FHIR_BUNDLE, DICOM -> "recording";
            case TABLE -> "table";
            case SIDECAR, GRADIENTS, DOCUMENT, ABSENT, UNKNOWN -> "document";
        };
    }

    long bytes() {
        return item.files().stream().mapToLong(file -> file.size()).sum();
    }

    boolean identifying() {
        return item.files().stream().anyMatch(file -> file.identifying());
    }

    /// Which source is believed about a subject: participants, then sessions, then the others, clinical records last.
    int sourceRank() {
        if (unit().kind() == Kind.FHIR_BUNDLE) {
            return RANK_OF_RECORDS;
        }
        return switch (String.valueOf(unit().entities().suffix())) {
            case "participants" -> 0;
            case "sessions" -> 1;
            default -> 2;
        };
    }
}
