package org.naohai.quality.electrophysiology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.naohai.kernel.Metric;

/// What is measured of a recording, over its good channels that measure the brain.
final class SignalMetrics {

    /// Hz; relative to 1–45 Hz. Bands after IFCN (Nuwer et al. 1999), gamma cut below both line frequencies.
    static final Map<String, double[]> BANDS = bands();

    private static final double[] WHOLE = {1, 45};

    /// PREP: |z| of the robust amplitude over channels.
    private static final double DEVIATION_Z = 5;

    private static final int FEWEST_PEERS = 8;

    private SignalMetrics() {}

    private static Map<String, double[]> bands() {
        var bands = new LinkedHashMap<String, double[]>();
        bands.put("delta_perc", new double[] {1, 4});
        bands.put("theta_perc", new double[] {4, 8});
        bands.put("alpha_perc", new double[] {8, 13});
        bands.put("beta_perc", new double[] {13, 30});
        bands.put("gamma_perc", new double[] {30, 45});
        return bands;
    }

    static List<Metric> of(SignalEvidence signal) {
        var metrics = new ArrayList<Metric>();
        var body = signal.physiological();
        if (!body.isEmpty()) {
            add(
                    metrics,
                    "flat_channels",
                    body.stream().filter(SignalChecks::isFlat).count());
            add(
                    metrics,
                    "clipped_perc",
                    100
                            * body.stream()
                                    .mapToDouble(ChannelTally::clippedShare)
                                    .max()
                                    .orElse(0));
        }
        if (!signal.cerebral().isEmpty()) {
            add(metrics, "amplitude_uv", medianAmplitude(signal));
            add(metrics, "line_noise_50hz_db", medianLine(signal, 50));
            add(metrics, "line_noise_60hz_db", medianLine(signal, 60));
            BANDS.forEach((id, band) -> add(metrics, id, 100 * medianShare(signal, band)));
        }
        if (signal.cerebral().size() >= FEWEST_PEERS) {
            add(metrics, "deviating_channels", deviating(signal).size());
        }
        return metrics;
    }

    private static void add(List<Metric> metrics, String id, double value) {
        if (Double.isFinite(value)) {
            metrics.add(new Metric(id, value));
        }
    }

    static double medianAmplitude(SignalEvidence signal) {
        return median(signal, tally -> tally.channel().unit().equals("µV") ? tally.robustDeviation() : Double.NaN);
    }

    static double medianLine(SignalEvidence signal, double line) {
        return median(signal, tally -> tally.hasSpectrum() ? tally.spectrum().lineDecibels(line) : Double.NaN);
    }

    private static double medianShare(SignalEvidence signal, double[] band) {
        return median(signal, tally -> {
            boolean wide = tally.hasSpectrum()
                    && tally.spectrum().nyquist() >= WHOLE[1]
                    && tally.spectrum().resolution() <= 1;
            return wide
                    ? tally.spectrum().power(band[0], band[1])
                            / tally.spectrum().power(WHOLE[0], WHOLE[1])
                    : Double.NaN;
        });
    }

    private static double median(SignalEvidence signal, ToDoubleFunction<ChannelTally> value) {
        var values = signal.cerebral().stream()
                .mapToDouble(value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return middle(values);
    }

    private static double middle(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
    }

    /// Channels whose robust amplitude stands out among their peers.
    static List<ChannelTally> deviating(SignalEvidence signal) {
        var channels = signal.cerebral().stream()
                .filter(tally -> Double.isFinite(tally.robustDeviation()) && !SignalChecks.isFlat(tally))
                .toList();
        if (channels.size() < FEWEST_PEERS) {
            return List.of();
        }
        var sorted = channels.stream()
                .mapToDouble(ChannelTally::robustDeviation)
                .sorted()
                .toArray();
        double median = middle(sorted);
        double spread = 0.7413 * (sorted[3 * (sorted.length - 1) / 4] - sorted[(sorted.length - 1) / 4]);
        return spread <= 0
                ? List.of()
                : channels.stream()
                        .filter(tally -> Math.abs(tally.robustDeviation() - median) / spread > DEVIATION_Z)
                        .toList();
    }

    static double[] edges(String band) {
        return Arrays.copyOf(BANDS.getOrDefault(band, WHOLE), 2);
    }
}
