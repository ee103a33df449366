package org.naohai.quality.imaging.series;

/// Attributes that only these checks ask for, by the keywords of PS3.6.
final class SeriesTag {

    static final int FrameType = 0x00089007;
    static final int ComplexImageComponent = 0x00089208;
    static final int EffectiveEchoTime = 0x00189082;
    static final int DiffusionDirectionality = 0x00189075;
    static final int DiffusionGradientDirectionSequence = 0x00189076;
    static final int InversionTimes = 0x00189079;
    static final int AcquisitionMatrix = 0x00181310;
    static final int StackId = 0x00209056;
    static final int TemporalPositionIndex = 0x00209128;
    static final int NumberOfSlices = 0x00540081;
    static final int NumberOfTimeSlices = 0x00540101;

    // functional groups (PS3.3 C.7.6.16)
    static final int FrameContentSequence = 0x00209111;
    static final int PlanePositionSequence = 0x00209113;
    static final int PlaneOrientationSequence = 0x00209116;
    static final int PixelMeasuresSequence = 0x00289110;
    static final int MrImageFrameTypeSequence = 0x00189226;
    static final int CtImageFrameTypeSequence = 0x00189329;
    static final int PetFrameTypeSequence = 0x00189751;
    static final int MrEchoSequence = 0x00189114;
    static final int MrModifierSequence = 0x00189115;
    static final int MrTimingAndRelatedParametersSequence = 0x00189112;
    static final int MrReceiveCoilSequence = 0x00189042;
    static final int MrDiffusionSequence = 0x00189117;

    private SeriesTag() {}
}
