package org.naohai.formats.bids;

import java.util.Locale;
import org.naohai.formats.Kind;

/// A file with what its name and its content say.
///
/// - **folder** without the last `/`, empty at the root · **stem** path without its extension
record NamedFile(String path, String folder, String stem, Kind kind, Entities entities) {

    static NamedFile of(String path, Kind kind) {
        var entities = EntityParser.parse(path);
        var stem = path.substring(0, path.length() - entities.extension().length());
        return new NamedFile(path, path.substring(0, Math.max(0, path.lastIndexOf('/'))), stem, kind, entities);
    }

    String extension() {
        return entities.extension().toLowerCase(Locale.ROOT);
    }

    String suffix() {
        return entities.suffix() == null ? "" : entities.suffix();
    }

    boolean recording() {
        return switch (kind) {
            case NIFTI, EDF, BDF, VCF, FHIR_BUNDLE -> true;
            case BRAINVISION -> extension().equals(".vhdr");
            case ABSENT, UNKNOWN, TABLE, SIDECAR, GRADIENTS, DICOM, DOCUMENT -> false;
        };
    }
}
