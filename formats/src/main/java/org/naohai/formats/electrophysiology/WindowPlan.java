package org.naohai.formats.electrophysiology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which stored samples of a channel fill a window of time, and where in it they stand.
///
/// - **samples** length of the window · **pieces** one for each segment that it touches
record WindowPlan(int samples, List<Piece> pieces) {

    /// Longest window in samples: 128 MiB of numbers.
    static final int MAX_SAMPLES = 1 << 24;

    WindowPlan {
        pieces = List.copyOf(pieces);
    }

    static WindowPlan of(SignalHeader header, Channel channel, double startSeconds, double durationSeconds) {
        double frequency = channel.samplingFrequencyHz();
        int samples = (int) Math.clamp(Math.round(durationSeconds * frequency), 0L, (long) MAX_SAMPLES);
        long first = Math.round(startSeconds * frequency);
        var pieces = new ArrayList<Piece>();
        for (var segment : header.segments()) {
            long start = Math.round(segment.startSeconds() * frequency);
            long stored = Math.round(segment.storedSeconds() * frequency);
            long length = Math.min(Math.round(segment.durationSeconds() * frequency), channel.samples() - stored);
            long from = Math.max(first, start);
            long to = Math.min(first + samples, start + length);
            if (from < to) {
                pieces.add(new Piece(stored + (from - start), (int) (from - first), (int) (to - from)));
            }
        }
        return new WindowPlan(samples, pieces);
    }

    double[] empty() {
        var values = new double[samples];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /// - **firstSample** stored sample · **at** position in the window
    record Piece(long firstSample, int at, int length) {}
}
