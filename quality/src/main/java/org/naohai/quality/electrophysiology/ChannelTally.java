package org.naohai.quality.electrophysiology;

import java.util.Arrays;
import java.util.Map;
import org.naohai.formats.electrophysiology.Channel;

/// What is counted of one channel while its samples pass.
final class ChannelTally {

    private static final int RESERVOIR = 4096;
    private static final double SLOWEST_FOR_SPECTRUM = 20;

    /// A sample counts as clipped in a run of at least 5 equal ones at the channel's own extreme.
    private static final int PLATEAU = 5;

    private final Channel channel;
    private final Spectrum spectrum;
    private final boolean hasSpectrum;
    private final double[] reservoir;
    private final long every;
    private long count;
    private long nonFinite;
    private double mean;
    private double squares;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private final Plateaus low = new Plateaus();
    private final Plateaus high = new Plateaus();
    private double last = Double.NaN;
    private long runLength;
    private long flatSamples;
    private int kept;

    ChannelTally(Channel channel, Map<Integer, Spectrum.Bench> benches) {
        this.channel = channel;
        this.hasSpectrum = channel.samplingFrequencyHz() >= SLOWEST_FOR_SPECTRUM;
        this.spectrum =
                Spectrum.of(Math.max(1, channel.samplingFrequencyHz()), hasSpectrum ? channel.samples() : 1, benches);
        this.reservoir = new double[(int) Math.clamp(channel.samples(), 1, RESERVOIR)];
        this.every = Math.max(1, (channel.samples() + RESERVOIR - 1) / RESERVOIR);
    }

    void add(double value) {
        if (!Double.isFinite(value)) {
            nonFinite++;
            count++;
            return;
        }
        if (count % every == 0 && kept < reservoir.length) {
            reservoir[kept++] = value;
        }
        count++;
        double delta = value - mean;
        mean += delta / (count - nonFinite);
        squares += delta * (value - mean);
        if (value == last) {
            runLength++;
        } else {
            closeRun();
            last = value;
            runLength = 1;
        }
        if (hasSpectrum) {
            spectrum.add(value);
        }
    }

    void close() {
        closeRun();
        runLength = 0;
    }

    private void closeRun() {
        if (runLength == 0) {
            return;
        }
        if (last < minimum) {
            minimum = last;
            low.reset();
        }
        if (last > maximum) {
            maximum = last;
            high.reset();
        }
        if (runLength >= PLATEAU) {
            (last == minimum ? low : last == maximum ? high : new Plateaus()).add(runLength);
        }
        if (runLength >= Math.max(PLATEAU, channel.samplingFrequencyHz())) {
            flatSamples += runLength;
        }
    }

    Channel channel() {
        return channel;
    }

    Spectrum spectrum() {
        return spectrum;
    }

    boolean hasSpectrum() {
        return hasSpectrum && !spectrum.empty();
    }

    long nonFinite() {
        return nonFinite;
    }

    double standardDeviation() {
        return Math.sqrt(squares / Math.max(1, count - nonFinite));
    }

    /// 0.7413 × interquartile range: the standard deviation of normal values (Bigdely-Shamlo et al. 2015, PREP).
    double robustDeviation() {
        var sorted = Arrays.copyOf(reservoir, kept);
        Arrays.sort(sorted);
        return kept < 4 ? Double.NaN : 0.7413 * (sorted[3 * (kept - 1) / 4] - sorted[(kept - 1) / 4]);
    }

    /// Share of samples in stretches of at least one second without any change.
    double flatShare() {
        return count == 0 ? 0 : flatSamples / (double) count;
    }

    /// Share of samples on plateaus at the extremes, where there are at least three of them.
    double clippedShare() {
        return low.runs + high.runs < 3 || flatShare() > 0.5 ? 0 : (low.samples + high.samples) / (double) count;
    }

    /// Runs of equal samples at one extreme.
    private static final class Plateaus {

        private long runs;
        private long samples;

        void add(long length) {
            runs++;
            samples += length;
        }

        void reset() {
            runs = 0;
            samples = 0;
        }
    }
}
