package org.naohai.formats.electrophysiology;

import java.util.Arrays;
import java.util.List;
import org.naohai.formats.DerivedObject;

/// Count, extremes, mean and standard deviation of every channel.
final class ChannelStatistics implements SignalPass {

    private final long[] count;
    private final double[] minimum;
    private final double[] maximum;
    private final double[] mean;
    private final double[] squares;

    ChannelStatistics(SignalHeader header) {
        int channels = header.channels().size();
        count = new long[channels];
        minimum = new double[channels];
        maximum = new double[channels];
        mean = new double[channels];
        squares = new double[channels];
        Arrays.fill(minimum, Double.POSITIVE_INFINITY);
        Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
    }

    @Override
    public void accept(SignalRun run) {
        int c = run.channel();
        if (run.firstSample() != count[c]) {
            throw new AssertionError("runs out of order");
        }
        for (int i = 0; i < run.length(); i++) {
            double value = run.value(i);
            count[c]++;
            minimum[c] = Math.min(minimum[c], value);
            maximum[c] = Math.max(maximum[c], value);
            double delta = value - mean[c];
            mean[c] += delta / count[c];
            squares[c] += delta * (value - mean[c]);
        }
    }

    long count(int channel) {
        return count[channel];
    }

    double minimum(int channel) {
        return minimum[channel];
    }

    double maximum(int channel) {
        return maximum[channel];
    }

    double mean(int channel) {
        return mean[channel];
    }

    double standardDeviation(int channel) {
        return Math.sqrt(squares[channel] / count[channel]);
    }

    @Override
    public List<DerivedObject> finish() {
        return List.of();
    }
}
