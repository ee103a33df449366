package org.naohai.formats.electrophysiology;

/// One channel of a recording.
///
/// - **index** position in the recording's own order without annotation channels, from 0
/// - **unit** of the values that are read: `µV` for every voltage, else as the file says
/// - **samples** stored samples
/// - **status** `good`, `bad` or `n/a` (BIDS `channels.tsv`)
/// - **minimum**, **maximum** what the converter can express, in the same unit; NaN where the file does not say
public record Channel(
        int index,
        String name,
        ChannelType type,
        String unit,
        double samplingFrequencyHz,
        long samples,
        String status,
        double minimum,
        double maximum) {

    public Channel as(ChannelType otherType, String otherStatus) {
        return new Channel(index, name, otherType, unit, samplingFrequencyHz, samples, otherStatus, minimum, maximum);
    }
}
