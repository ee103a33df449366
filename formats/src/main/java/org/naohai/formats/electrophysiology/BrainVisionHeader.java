package org.naohai.formats.electrophysiology;

import java.util.List;

/// The fields of a BrainVision header that say how the samples are stored.
///
/// - **dataPoints** samples a channel as the header says, or −1 where it does not
/// - **vectorized** channel after channel; else multiplexed, sample after sample
record BrainVisionHeader(
        String dataFile,
        String markerFile,
        boolean vectorized,
        Format format,
        double samplingFrequencyHz,
        long dataPoints,
        List<Described> channels) {

    BrainVisionHeader {
        channels = List.copyOf(channels);
    }

    /// - **resolution** what one stored step is worth in `unit`
    record Described(String name, double resolution, String unit) {}

    enum Format {
        INT_16(2),
        UINT_16(2),
        INT_32(4),
        IEEE_FLOAT_32(4),
        IEEE_FLOAT_64(8);

        private final int bytes;

        Format(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        /// Largest stored value of the converter; NaN for floating point.
        double fullScale() {
            return switch (this) {
                case INT_16 -> Short.MAX_VALUE;
                case UINT_16 -> 65_535;
                case INT_32 -> Integer.MAX_VALUE;
                case IEEE_FLOAT_32, IEEE_FLOAT_64 -> Double.NaN;
            };
        }
    }
}
