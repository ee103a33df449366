package org.naohai.quality.electrophysiology;

import java.util.Map;

/// Power spectral density of one channel after Welch (1967): Hann windows of about 2 s, half overlapping, mean removed.
///
/// - **unit** square of the channel's unit per Hz · 600 to 1,200 segments of a long recording, evenly spread
///   over the recording
final class Spectrum {

    private static final double SEGMENT_SECONDS = 2;
    private static final int ENOUGH_SEGMENTS = 600;
    private static final int SHORTEST = 64;
    private static final int LONGEST = 1 << 17;

    private final double frequency;
    private final int length;
    private final long every;
    private final double[] pending;
    private final double[] power;
    private final Bench bench;
    private int filled;
    private long segments;
    private long used;

    private Spectrum(double frequency, Bench bench, long samples) {
        this.frequency = frequency;
        this.bench = bench;
        this.length = bench.length;
        this.every = Math.max(1, 2 * samples / length / ENOUGH_SEGMENTS);
        this.pending = new double[length];
        this.power = new double[length / 2 + 1];
    }

    /// - **samples** that the channel really holds · **benches** shared by the channels of one recording
    static Spectrum of(double frequency, long samples, Map<Integer, Bench> benches) {
        int wanted = Integer.highestOneBit((int) Math.clamp(SEGMENT_SECONDS * frequency * 1.999, SHORTEST, LONGEST));
        int length = (int) Math.clamp(Long.highestOneBit(Math.max(1, samples)), SHORTEST, wanted);
        return new Spectrum(frequency, benches.computeIfAbsent(length, Bench::new), samples);
    }

    void add(double value) {
        pending[filled++] = Double.isFinite(value) ? value : 0;
        if (filled == length) {
            if (segments++ % every == 0) {
                transform();
            }
            System.arraycopy(pending, length / 2, pending, 0, length / 2);
            filled = length / 2;
        }
    }

    private void transform() {
        double mean = 0;
        for (double value : pending) {
            mean += value / length;
        }
        bench.transform(pending, mean);
        for (int i = 0; i <= length / 2; i++) {
            power[i] += (i == 0 || i == length / 2 ? 1 : 2) * bench.squared(i) / (frequency * bench.energy);
        }
        used++;
    }

    boolean empty() {
        return used == 0;
    }

    double nyquist() {
        return frequency / 2;
    }

    /// Hz between neighbouring values.
    double resolution() {
        return frequency / length;
    }

    /// Mean density from `low` to `high` Hz, both included; NaN where the band holds no value.
    double meanDensity(double low, double high) {
        int from = (int) Math.ceil(low / resolution() - 1e-9);
        int to = (int) Math.floor(high / resolution() + 1e-9);
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, from); i <= Math.min(to, power.length - 1); i++) {
            sum += power[i] / used;
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /// Power in a band: density × width.
    double power(double low, double high) {
        return meanDensity(low, Math.min(high, nyquist())) * (high - low);
    }

    /// Density at a line frequency over that of its neighbours from 1.5 to 4 Hz aside, in dB.
    double lineDecibels(double line) {
        if (line + 4 > nyquist() || resolution() > 1.5) {
            return Double.NaN;
        }
        double peak = meanDensity(line - 1, line + 1);
        double beside = (meanDensity(line - 4, line - 1.5) + meanDensity(line + 1.5, line + 4)) / 2;
        return 10 * Math.log10(peak / beside);
    }

    /// Window and scratch arrays of one segment length.
    static final class Bench {

        private final int length;
        private final double[] window;
        private final double[] real;
        private final double[] imaginary;
        private final Fourier fourier;
        private final double energy;

        Bench(int length) {
            this.length = length;
            this.window = new double[length];
            this.real = new double[length];
            this.imaginary = new double[length];
            this.fourier = new Fourier(length);
            double sum = 0;
            for (int i = 0; i < length; i++) {
                window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
                sum += window[i] * window[i];
            }
            this.energy = sum;
        }

        void transform(double[] segment, double mean) {
            for (int i = 0; i < length; i++) {
                real[i] = (segment[i] - mean) * window[i];
                imaginary[i] = 0;
            }
            fourier.transform(real, imaginary);
        }

        double squared(int bin) {
            return real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
    }
}
