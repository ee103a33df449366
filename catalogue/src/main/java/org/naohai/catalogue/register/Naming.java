package org.naohai.catalogue.register;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Registration.Item;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.lake.StoredFile;
import org.naohai.quality.SubjectStatement;

/// How a unit is called: its subject, modality, title and content hash.
final class Naming {

    private static final Set<String> SIGNALS = Set.of("eeg", "meg", "ieeg", "nirs", "emg");
    private static final int DIGITS = 8;

    private Naming() {}

    /// Hash over the paths and hashes of the files, in the order of paths.
    static String content(List<StoredFile> files) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            files.stream()
                    .map(file -> file.path() + '\0' + file.sha256() + '\0')
                    .sorted()
                    .forEach(line -> digest.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The one subject that the item belongs to: by hand or linking table, by path, by a clinical record's own label.
    static @Nullable String subject(Item item, String content) {
        var unit = item.assessment().unit();
        if (item.subjectLabel() != null) {
            return item.subjectLabel();
        }
        if (unit.entities().subject() != null) {
            return "sub-" + unit.entities().subject();
        }
        return unit.kind() == Kind.FHIR_BUNDLE ? ofRecord(item, content) : null;
    }

    private static @Nullable String ofRecord(Item item, String content) {
        var statements = item.assessment().subjects();
        var labels = new LinkedHashSet<String>();
        statements.stream()
                .map(SubjectStatement::label)
                .filter(Objects::nonNull)
                .forEach(labels::add);
        if (labels.size() == 1) {
            return labels.getFirst();
        }
        boolean ofOnePerson = labels.isEmpty()
                && (statements.size() == 1 || !item.assessment().events().isEmpty());
        return ofOnePerson ? "record-" + content.substring(0, DIGITS) : null;
    }

    /// What is compared with its like and offered as a facet: `T1w`, `bold`, `eeg`, `variants`, `scale` …
    static @Nullable String modality(Unit unit) {
        var suffix = unit.entities().suffix();
        return switch (unit.kind()) {
            case NIFTI, DICOM -> suffix == null ? "image" : suffix;
            case EDF, BDF, BRAINVISION -> suffix != null && SIGNALS.contains(suffix) ? suffix : "eeg";
            case VCF -> "variants";
            case FHIR_BUNDLE -> "clinical_record";
            case TABLE -> ofTable(unit);
            case SIDECAR, GRADIENTS, DOCUMENT, ABSENT, UNKNOWN -> null;
        };
    }

    private static String ofTable(Unit unit) {
        return switch (String.valueOf(unit.entities().suffix())) {
            case "events" -> "events";
            case "participants", "sessions", "scans", "samples" -> "participants";
            default -> "phenotype".equals(unit.entities().datatype()) ? "scale" : "table";
        };
    }

    /// `bold task-rest dir-AP`, `wasi`, or the file's name where there is nothing better.
    static String title(Unit unit, String publicPath) {
        if (unit.kind() == Kind.FHIR_BUNDLE) {
            return "FHIR R4";
        }
        var words = new ArrayList<String>();
        if (unit.entities().suffix() != null && unit.entities().subject() != null) {
            words.add(unit.entities().suffix());
            unit.entities().others().forEach((key, value) -> words.add(key + "-" + value));
            return String.join(" ", words);
        }
        return publicPath.substring(publicPath.lastIndexOf('/') + 1).replaceFirst("\\.(tsv|csv|vcf|vcf\\.gz)$", "");
    }
}
