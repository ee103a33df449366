package org.naohai.formats;

import java.util.Locale;

/// What a file is, told by its content; the name is only a hint.
public enum Kind {
    NIFTI,
    EDF,
    BDF,
    BRAINVISION,
    VCF,
    FHIR_BUNDLE,
    TABLE,
    /// JSON that describes another file (BIDS sidecar, data dictionary, dataset_description).
    SIDECAR,
    GRADIENTS,
    DICOM,
    DOCUMENT,
    /// A DataLad or git-annex pointer, or a link without its content.
    ABSENT,
    UNKNOWN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
