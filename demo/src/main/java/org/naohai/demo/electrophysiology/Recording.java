package org.naohai.demo.electrophysiology;

import java.time.LocalDateTime;
import java.util.List;

/// A made recording: microvolts by channel and sample; holds its arrays, so it has no value equality.
public final class Recording {

    private final List<String> channels;
    private final int samplingFrequencyHz;
    private final LocalDateTime start;
    private final float[][] microvolts;
    private final List<Mark> marks;

    Recording(
            List<String> channels,
            int samplingFrequencyHz,
            LocalDateTime start,
            float[][] microvolts,
            List<Mark> marks) {
        this.channels = List.copyOf(channels);
        this.samplingFrequencyHz = samplingFrequencyHz;
        this.start = start;
        this.microvolts = microvolts;
        this.marks = List.copyOf(marks);
    }

    public List<String> channels() {
        return channels;
    }

    public int samplingFrequencyHz() {
        return samplingFrequencyHz;
    }

    /// Shifted to a year before 1925 as BIDS asks of a date that must not tell anything.
    public LocalDateTime start() {
        return start;
    }

    public int seconds() {
        return microvolts[0].length / samplingFrequencyHz;
    }

    public List<Mark> marks() {
        return marks;
    }

    float microvolts(int channel, int sample) {
        return microvolts[channel][sample];
    }

    /// - **trial** `eyes_open` or `eyes_closed` · **code** the trigger
    public record Mark(int onsetSeconds, int durationSeconds, String trial, int code) {}
}
