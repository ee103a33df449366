package org.naohai.acquisition.dicom.naming;

/// What is known of one image of a series when it has been converted: what naming rules look at.
/// De-identified.
///
/// - **sequence** ScanningSequence, SequenceVariant and every name of the pulse sequence, joined by blanks
/// - **imageType** values joined by `\` · **dimension** `2D`, `3D` or empty
/// - **kind** what the converter says it is: `phase`, `real`, `imaginary`, `fieldmap`, `adc`, `resliced`,
///   `mask`, `other`; empty for an ordinary (magnitude) image
/// - **echo** its number, 0 where nothing says it · **…Milliseconds** 0 where nothing says it
/// - **diffusion** whether some volume is diffusion-weighted
/// - **direction** of phase encoding in the subject, `AP` from front to back; empty where unknown
public record ImageFacts(
        String modality,
        String manufacturer,
        String description,
        String protocol,
        String sequence,
        String imageType,
        String dimension,
        String kind,
        int echo,
        double echoMilliseconds,
        double inversionMilliseconds,
        double repetitionMilliseconds,
        int volumes,
        int slices,
        boolean diffusion,
        String direction,
        int seriesNumber) {

    /// Everything that the operator named it by.
    public String text() {
        return description.equals(protocol) ? description : description + " " + protocol;
    }
}
