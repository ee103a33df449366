package org.naohai.quality.imaging.series;

/// What a reference protocol can ask of a series.
///
/// - **keyword** the attribute of PS3.6 that says it · **unit** of its numbers
public enum Parameter {
    REPETITION_TIME("repetitionTime", "RepetitionTime", "ms", Form.NUMBERS),
    ECHO_TIMES("echoTimes", "EchoTime", "ms", Form.NUMBERS),
    INVERSION_TIMES("inversionTimes", "InversionTime", "ms", Form.NUMBERS),
    FLIP_ANGLE("flipAngle", "FlipAngle", "°", Form.NUMBERS),
    VOXEL_SIZE("voxelSize", "PixelSpacing, SpacingBetweenSlices", "mm", Form.NUMBERS),
    MATRIX("matrix", "Rows, Columns", "", Form.NUMBERS),
    SLICES("slices", "ImagePositionPatient", "", Form.COUNT),
    VOLUMES("volumes", "NumberOfTemporalPositions", "", Form.COUNT),
    B_VALUES("bValues", "DiffusionBValue", "s/mm²", Form.NUMBERS),
    DIRECTIONS("directions", "DiffusionGradientOrientation", "", Form.COUNT),
    FIELD_STRENGTH("fieldStrength", "MagneticFieldStrength", "T", Form.NUMBERS),
    RECEIVE_COIL("receiveCoil", "ReceiveCoilName", "", Form.TEXT),
    SOFTWARE_VERSIONS("softwareVersions", "SoftwareVersions", "", Form.TEXT);

    private final String key;
    private final String keyword;
    private final String unit;
    private final Form form;

    Parameter(String key, String keyword, String unit, Form form) {
        this.key = key;
        this.keyword = keyword;
        this.unit = unit;
        this.form = form;
    }

    /// What its values are.
    public enum Form {
        NUMBERS,
        /// fewer than expected means that something is missing
        COUNT,
        TEXT
    }

    /// As JSON names it.
    public String key() {
        return key;
    }

    String keyword() {
        return keyword;
    }

    String unit() {
        return unit;
    }

    public Form form() {
        return form;
    }
}
