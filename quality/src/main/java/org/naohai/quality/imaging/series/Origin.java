package org.naohai.quality.imaging.series;

import java.util.List;
import java.util.regex.Pattern;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// How a series was made, by its first slice. Numbers are NaN and texts empty where the header does not
/// say.
///
/// - **repetitionTime** ms · **flipAngle** degrees · **fieldStrength** T
/// - **rows**, **columns** of one slice, 0 where unknown
public record Origin(
        String modality,
        String description,
        String protocol,
        List<String> imageType,
        double repetitionTime,
        double flipAngle,
        double fieldStrength,
        int rows,
        int columns,
        String receiveCoil,
        String software,
        boolean diffusion) {

    private static final Pattern SURVEY =
            Pattern.compile("(?i)locali[sz]er|scout|survey|定位|three.?plane|3.?pl(ane|\\b)|\\bloc\\b");
    private static final Pattern DIFFUSION = Pattern.compile("(?i)dwi|dti|diff|hardi|弥散|扩散");
    private static final List<String> RECALCULATED =
            List.of("MPR", "MIP", "PROJECTION IMAGE", "REFORMATTED", "CPR", "CURVED", "VRT", "RESAMPLED");
    /// Maps made of diffusion-weighted images.
    private static final List<String> DIFFUSION_MAPS =
            List.of("ADC", "FA", "TRACEW", "TRACE", "TENSOR", "EXP", "EADC", "ISOTROPIC", "CALC_BVALUE");

    public Origin {
        imageType = List.copyOf(imageType);
    }

    static Origin of(DataSet data) {
        var frame = Frame.of(data).getFirst();
        var matrix = Tiles.matrix(data);
        var description = data.text(Tag.SeriesDescription, "");
        var protocol = data.text(Tag.ProtocolName, "");
        var type = data.texts(Tag.ImageType);
        return new Origin(
                data.text(Tag.Modality, ""),
                description,
                protocol,
                type,
                frame.number(SeriesTag.MrTimingAndRelatedParametersSequence, Tag.RepetitionTime),
                frame.number(SeriesTag.MrTimingAndRelatedParametersSequence, Tag.FlipAngle),
                data.number(Tag.MagneticFieldStrength).orElse(Double.NaN),
                matrix.length == 2 ? matrix[0] : 0,
                matrix.length == 2 ? matrix[1] : 0,
                coil(frame),
                String.join(" ", data.texts(Tag.SoftwareVersions)),
                type.contains("DIFFUSION")
                        || DIFFUSION.matcher(description + ' ' + protocol).find()
                        || DIFFUSION.matcher(data.text(Tag.SequenceName, "")).find());
    }

    private static String coil(Frame frame) {
        var named = frame.text(SeriesTag.MrReceiveCoilSequence, Tag.ReceiveCoilName);
        return named.isEmpty() ? PrivateBlock.SIEMENS_TEXTS.text(frame.data(), 0x0F, Vr.LO) : named;
    }

    /// Measured by the scanner, not calculated from other images.
    public boolean original() {
        return imageType.isEmpty() || !imageType.getFirst().equals("DERIVED");
    }

    boolean mr() {
        return modality.equals("MR");
    }

    /// Planes in several directions are what it is for.
    public boolean survey() {
        return imageType.contains("LOCALIZER")
                || SURVEY.matcher(description + ' ' + protocol).find();
    }

    /// Slices calculated anew lie as their maker wanted.
    boolean recalculated() {
        return imageType.stream().anyMatch(RECALCULATED::contains);
    }

    boolean diffusionMap() {
        return imageType.stream().anyMatch(DIFFUSION_MAPS::contains);
    }
}
