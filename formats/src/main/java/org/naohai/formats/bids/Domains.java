package org.naohai.formats.bids;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Domain;

/// The domain a unit belongs to: by kind, then by BIDS datatype and suffix, then by the table's name.
///
/// - `participants`, `sessions`, `scans`, `samples` and what stands in `sourcedata` or `code`
///   describe the data set: none
/// - tables of `phenotype`, task events without a recording, and free tables are cognition, unless named as clinical
///   (medication, diagnosis, laboratory …) or genomic
final class Domains {

    private static final Set<String> ABOUT_THE_DATASET = Set.of("participants", "sessions", "scans", "samples");
    private static final Set<String> ELECTRO = Set.of("eeg", "ieeg", "meg", "emg", "nirs");
    private static final Set<String> IMAGING = Set.of("anat", "func", "dwi", "fmap", "perf", "pet", "mrs", "micr");
    private static final Set<String> SIGNAL_TABLES =
            Set.of("channels", "electrodes", "optodes", "coordsystem", "physio", "stim");
    private static final Pattern CLINICAL =
            words("medications?|diagnos\\w*|labs?|laborator\\w*|vitals?|medical|clinical|blood|adverse|comorbid\\w*"
                    + "|icd\\w*|hospital\\w*|encounters?|prescriptions?|用药|诊断|检验|病史|临床");
    private static final Pattern GENOMIC = words("genetics?|genomics?|genotypes?|gwas|snps?|variants?|alleles?|基因|基因型");

    private Domains() {}

    static @Nullable Domain of(NamedFile file) {
        return switch (file.kind()) {
            case NIFTI, DICOM, GRADIENTS -> Domain.IMAGING;
            case EDF, BDF, BRAINVISION -> Domain.ELECTROPHYSIOLOGY;
            case VCF -> Domain.GENOMICS;
            case FHIR_BUNDLE -> Domain.CLINICAL;
            case TABLE -> ofTable(file);
            case ABSENT -> ofDatatype(file.entities().datatype());
            case SIDECAR, DOCUMENT, UNKNOWN -> null;
        };
    }

    private static @Nullable Domain ofTable(NamedFile file) {
        var datatype = file.entities().datatype();
        if (ABOUT_THE_DATASET.contains(file.suffix())
                || apart(file.folder())
                || file.path().endsWith("_scans.tsv")) {
            return "genetics".equals(datatype) ? Domain.GENOMICS : null;
        }
        if (file.suffix().equals("events") || file.suffix().equals("beh")) {
            return Domain.COGNITION;
        }
        if (SIGNAL_TABLES.contains(file.suffix())) {
            return Domain.ELECTROPHYSIOLOGY;
        }
        var byDatatype = "phenotype".equals(datatype) ? null : ofDatatype(datatype);
        return byDatatype != null ? byDatatype : byName(file.path());
    }

    private static Domain byName(String path) {
        if (GENOMIC.matcher(path).find()) {
            return Domain.GENOMICS;
        }
        return CLINICAL.matcher(path).find() ? Domain.CLINICAL : Domain.COGNITION;
    }

    private static @Nullable Domain ofDatatype(@Nullable String datatype) {
        if (datatype == null) {
            return null;
        }
        if (IMAGING.contains(datatype)) {
            return Domain.IMAGING;
        }
        if (ELECTRO.contains(datatype)) {
            return Domain.ELECTROPHYSIOLOGY;
        }
        return switch (datatype) {
            case "genetics" -> Domain.GENOMICS;
            case "phenotype", "beh" -> Domain.COGNITION;
            default -> null;
        };
    }

    private static boolean apart(String folder) {
        return folder.startsWith("sourcedata") || folder.startsWith("code") || folder.contains("/sourcedata");
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?iU)(?:^|[/_.\\- ])(?:" + words + ")(?=$|[/_.\\- ])");
    }
}
