package org.naohai.formats.electrophysiology;

/// Consecutive samples of one channel in the channel's unit (µV for voltages).
///
/// The array is reused by the reader: copy what must stay.
///
/// - **channel** index into [SignalHeader#channels]
/// - **firstSample** counted over the stored samples of this channel, from 0 (gaps of EDF+D are not counted)
public final class SignalRun {

    private final int channel;
    private final long firstSample;
    private final double[] values;
    private final int offset;
    private final int length;

    public SignalRun(int channel, long firstSample, double[] values, int offset, int length) {
        this.channel = channel;
        this.firstSample = firstSample;
        this.values = values;
        this.offset = offset;
        this.length = length;
    }

    public int channel() {
        return channel;
    }

    public long firstSample() {
        return firstSample;
    }

    public int length() {
        return length;
    }

    /// The sample `firstSample + index`.
    public double value(int index) {
        return values[offset + index];
    }
}
