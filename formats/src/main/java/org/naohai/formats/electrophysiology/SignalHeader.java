package org.naohai.formats.electrophysiology;

import java.util.List;

/// What is known of a recording before its first sample, free of identities.
///
/// - **format** `EDF`, `EDF+C`, `EDF+D`, `BDF`, `BDF+C`, `BDF+D`, `BrainVision`
/// - **durationSeconds** from the first to the last stored sample, gaps included
/// - **segments** stretches without a gap, in order; one for nearly every recording
public record SignalHeader(String format, List<Channel> channels, double durationSeconds, List<Segment> segments) {

    public SignalHeader {
        channels = List.copyOf(channels);
        segments = List.copyOf(segments);
    }

    /// A stretch without a gap.
    ///
    /// - **startSeconds** on the recording's clock · **storedSeconds** the same instant when gaps are cut out
    public record Segment(double startSeconds, double storedSeconds, double durationSeconds) {}
}
