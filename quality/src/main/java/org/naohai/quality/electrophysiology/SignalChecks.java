package org.naohai.quality.electrophysiology;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// What is checked on the samples and annotations of every recording.
final class SignalChecks {

    /// PREP calls a voltage flat below 10⁻¹⁵ V; in µV. Of other units (tesla) any change counts.
    private static final double FLAT_MICROVOLT = 1e-9;

    private static final double FLAT_SHARE = 0.5;
    private static final double CLIPPED_SHARE = 0.001;

    /// Unshielded rooms give 10 to 20 dB; beyond 25 dB the line dominates (our choice).
    private static final double LINE_DECIBELS = 25;

    private static final double SHORTEST_SECONDS = 10;
    private static final int SHOWN_NAMES = 12;

    /// Scalp EEG lies at 1 to 100 µV, more with drift; these bounds catch a wrong unit and open inputs (our choice).
    private static final double LEAST_MICROVOLT = 0.05;

    private static final double LARGEST_MICROVOLT = 1_000;

    static final List<Check> ALL = Stream.of(
                    List.<Check>of(
                            SignalChecks::brain,
                            SignalChecks::longEnough,
                            SignalChecks::flat,
                            SignalChecks::clipped,
                            SignalChecks::finite,
                            SignalChecks::amplitude,
                            SignalChecks::lineNoise,
                            SignalChecks::deviating,
                            SignalChecks::gaps,
                            SignalChecks::annotationsInside),
                    DescriptionChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private SignalChecks() {}

    private static Stream<Problem> brain(SignalEvidence signal) {
        boolean any = signal.header().channels().stream()
                .anyMatch(channel -> channel.type().cerebral());
        return any || signal.header().channels().isEmpty()
                ? Stream.empty()
                : warn(
                        "SIGNAL_NO_BRAIN_CHANNEL",
                        signal,
                        "channels",
                        names(signal.tallies(), tally -> true),
                        "EEG | …");
    }

    private static Stream<Problem> longEnough(SignalEvidence signal) {
        double seconds = signal.header().durationSeconds();
        return seconds >= SHORTEST_SECONDS || signal.header().channels().isEmpty()
                ? Stream.empty()
                : warn(
                        "SIGNAL_SHORT",
                        signal,
                        "duration",
                        number(seconds) + " s",
                        "≥ " + number(SHORTEST_SECONDS) + " s");
    }

    private static Stream<Problem> flat(SignalEvidence signal) {
        var all = signal.physiological();
        Predicate<ChannelTally> flat = SignalChecks::isFlat;
        long count = all.stream().filter(flat).count();
        if (count == 0) {
            return Stream.empty();
        }
        return count == all.size()
                ? Stream.of(Problem.error("SIGNAL_ALL_FLAT", signal.file(), "channels", count + " / " + count, "0"))
                : warn("SIGNAL_FLAT_CHANNELS", signal, "channels", count + ": " + names(all, flat), "0");
    }

    static boolean isFlat(ChannelTally tally) {
        double least = tally.channel().unit().equals("µV") ? FLAT_MICROVOLT : Double.MIN_VALUE;
        return tally.standardDeviation() < least || tally.flatShare() > FLAT_SHARE;
    }

    private static Stream<Problem> clipped(SignalEvidence signal) {
        Predicate<ChannelTally> clipped = tally -> tally.clippedShare() > CLIPPED_SHARE;
        var worst = signal.physiological().stream().filter(clipped).toList();
        if (worst.isEmpty()) {
            return Stream.empty();
        }
        double share =
                worst.stream().mapToDouble(ChannelTally::clippedShare).max().orElse(0);
        var found = worst.size() + ": " + names(worst, clipped) + " (≤ " + number(share * 100) + " %)";
        return warn("SIGNAL_CLIPPED", signal, "channels", found, "≤ " + number(CLIPPED_SHARE * 100) + " %");
    }

    private static Stream<Problem> finite(SignalEvidence signal) {
        long bad = signal.tallies().stream().mapToLong(ChannelTally::nonFinite).sum();
        return bad == 0 ? Stream.empty() : warn("SIGNAL_NON_FINITE", signal, "samples", Long.toString(bad), "0");
    }

    private static Stream<Problem> amplitude(SignalEvidence signal) {
        double median = SignalMetrics.medianAmplitude(signal);
        boolean plausible =
                Double.isNaN(median) || median == 0 || (median >= LEAST_MICROVOLT && median <= LARGEST_MICROVOLT);
        return plausible
                ? Stream.empty()
                : warn("SIGNAL_AMPLITUDE_IMPLAUSIBLE", signal, "unit", number(median) + " µV", "0.05–1000 µV");
    }

    /// A single electrode that hums is everyday; three, or more than a tenth, are worth a look.
    private static Stream<Problem> lineNoise(SignalEvidence signal) {
        return Stream.of(50, 60).flatMap(line -> {
            var humming = signal.cerebral().stream()
                    .filter(tally -> tally.hasSpectrum() && tally.spectrum().lineDecibels(line) > LINE_DECIBELS)
                    .toList();
            if (humming.isEmpty()) {
                return Stream.empty();
            }
            boolean many = humming.size() >= 3
                    || humming.size() * 10 > signal.cerebral().size();
            var found = humming.size() + " / " + signal.cerebral().size() + ": " + names(humming, tally -> true);
            return Stream.of(new Problem(
                    "SIGNAL_LINE_NOISE",
                    many ? Severity.WARNING : Severity.INFO,
                    signal.file(),
                    line + " Hz",
                    found,
                    "≤ " + number(LINE_DECIBELS) + " dB"));
        });
    }

    /// One or two odd electrodes are everyday; more than a tenth of them is worth a look.
    private static Stream<Problem> deviating(SignalEvidence signal) {
        var deviating = SignalMetrics.deviating(signal);
        if (deviating.isEmpty()) {
            return Stream.empty();
        }
        var found = deviating.size() + " / " + signal.cerebral().size() + ": " + names(deviating, tally -> true);
        boolean many = deviating.size() * 10 > signal.cerebral().size();
        return Stream.of(
                many
                        ? Problem.warning("SIGNAL_DEVIATING_CHANNELS", signal.file(), "channels", found, "|z| ≤ 5")
                        : Problem.info("SIGNAL_DEVIATING_CHANNELS", signal.file(), "channels", found, "|z| ≤ 5"));
    }

    private static Stream<Problem> gaps(SignalEvidence signal) {
        int segments = signal.header().segments().size();
        return segments <= 1
                ? Stream.empty()
                : Stream.of(Problem.info(
                        "SIGNAL_GAPS", signal.file(), "data records", Integer.toString(segments - 1), "0"));
    }

    /// Annotation-only files (hypnograms) have no duration of their own; one second of slack for markers of the end.
    private static Stream<Problem> annotationsInside(SignalEvidence signal) {
        if (signal.header().channels().isEmpty()) {
            return Stream.empty();
        }
        double end = signal.header().durationSeconds() + 1;
        long outside = signal.annotations().stream()
                .filter(one -> one.onsetSeconds() < -1 || one.onsetSeconds() > end)
                .count();
        return outside == 0
                ? Stream.empty()
                : warn(
                        "ANNOTATIONS_OUTSIDE",
                        signal,
                        "annotations",
                        outside + " / " + signal.annotations().size(),
                        "0–" + number(signal.header().durationSeconds()) + " s");
    }

    static String names(List<ChannelTally> tallies, Predicate<ChannelTally> wanted) {
        var names = tallies.stream()
                .filter(wanted)
                .map(tally -> tally.channel().name())
                .toList();
        return names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "))
                + (names.size() > SHOWN_NAMES ? " …" : "");
    }

    static Stream<Problem> warn(String code, SignalEvidence signal, String field, String found, String expected) {
        return Stream.of(Problem.warning(code, signal.file(), field, found, expected));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    @FunctionalInterface
    interface Check {
        Stream<Problem> apply(SignalEvidence signal);
    }
}
