package org.naohai.quality.electrophysiology;

import static org.naohai.quality.electrophysiology.SignalChecks.number;
import static org.naohai.quality.electrophysiology.SignalChecks.warn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.ChannelType;
import org.naohai.formats.electrophysiology.ChannelsTable;
import org.naohai.kernel.Problem;

/// Sidecar and `channels.tsv` against the recording's own header.
///
/// - **source** BIDS 1.10, "Electroencephalography": required and recommended fields
final class DescriptionChecks {

    private static final double TOLERANCE = 0.001;
    private static final List<String> REQUIRED =
            List.of("EEGReference", "PowerLineFrequency", "SamplingFrequency", "SoftwareFilters");
    private static final Map<String, ChannelType> COUNTS = Map.of(
            "EEGChannelCount", ChannelType.EEG,
            "EOGChannelCount", ChannelType.EOG,
            "ECGChannelCount", ChannelType.ECG,
            "EMGChannelCount", ChannelType.EMG);

    static final List<SignalChecks.Check> ALL = List.of(
            DescriptionChecks::required,
            DescriptionChecks::samplingFrequency,
            DescriptionChecks::duration,
            DescriptionChecks::counts,
            DescriptionChecks::tableNames,
            DescriptionChecks::tableFrequencies);

    private DescriptionChecks() {}

    private static Stream<Problem> required(SignalEvidence signal) {
        if (!signal.bids() || !"eeg".equals(signal.unit().entities().suffix())) {
            return Stream.empty();
        }
        var missing = REQUIRED.stream()
                .filter(key -> !signal.sidecar().containsKey(key))
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Stream.empty()
                : warn(
                        "SIDECAR_FIELD_MISSING",
                        signal,
                        missing,
                        signal.sidecar().isEmpty() ? "no JSON" : "absent",
                        "BIDS");
    }

    private static Stream<Problem> samplingFrequency(SignalEvidence signal) {
        double fastest = SignalFacts.samplingFrequencyHz(signal.header());
        return signal.number("SamplingFrequency").stream()
                .boxed()
                .filter(written -> fastest > 0 && Math.abs(written - fastest) > TOLERANCE * fastest)
                .flatMap(written -> warn(
                        "SIDECAR_SAMPLING_FREQUENCY_DISAGREES",
                        signal,
                        "SamplingFrequency",
                        number(written) + " Hz",
                        number(fastest) + " Hz"));
    }

    private static Stream<Problem> duration(SignalEvidence signal) {
        double seconds = signal.header().durationSeconds();
        return signal.number("RecordingDuration").stream()
                .boxed()
                .filter(written -> Math.abs(written - seconds) > Math.max(1, 0.01 * seconds))
                .flatMap(written -> warn(
                        "SIDECAR_DURATION_DISAGREES",
                        signal,
                        "RecordingDuration",
                        number(written) + " s",
                        number(seconds) + " s"));
    }

    private static Stream<Problem> counts(SignalEvidence signal) {
        return new TreeSet<>(COUNTS.keySet()).stream().flatMap(key -> {
            long found = signal.header().channels().stream()
                    .filter(channel -> channel.type() == COUNTS.get(key))
                    .count();
            return signal.number(key).stream()
                    .boxed()
                    .filter(written -> written != found)
                    .flatMap(written -> warn(
                            "SIDECAR_CHANNEL_COUNT_DISAGREES", signal, key, number(written), Long.toString(found)));
        });
    }

    private static Stream<Problem> tableNames(SignalEvidence signal) {
        var table = signal.table();
        if (table == null) {
            return Stream.empty();
        }
        Set<String> listed =
                table.rows().stream().map(row -> row.name()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> recorded =
                signal.header().channels().stream().map(Channel::name).collect(Collectors.toCollection(TreeSet::new));
        var apart = new TreeSet<>(listed);
        apart.removeAll(recorded);
        recorded.removeAll(listed);
        apart.addAll(recorded);
        return apart.isEmpty()
                ? Stream.empty()
                : warn(
                        "CHANNELS_TABLE_DISAGREES",
                        signal,
                        "channels.tsv name",
                        apart.stream().limit(12).collect(Collectors.joining(", ")),
                        signal.header().channels().size() + " channels");
    }

    private static Stream<Problem> tableFrequencies(SignalEvidence signal) {
        var table = signal.table();
        if (table == null) {
            return Stream.empty();
        }
        return signal.header().channels().stream()
                .flatMap(channel -> table.rows().stream()
                        .filter(row -> row.name().equals(channel.name()))
                        .filter(row -> row.samplingFrequencyHz().isPresent())
                        .filter(row -> apart(row.samplingFrequencyHz().getAsDouble(), channel.samplingFrequencyHz()))
                        .map(row -> frequencies(signal, row, channel)))
                .limit(1);
    }

    private static boolean apart(double written, double recorded) {
        return Math.abs(written - recorded) > TOLERANCE * recorded;
    }

    private static Problem frequencies(SignalEvidence signal, ChannelsTable.Row row, Channel channel) {
        return Problem.warning(
                "CHANNELS_TABLE_FREQUENCY_DISAGREES",
                signal.file(),
                "channels.tsv " + row.name(),
                number(row.samplingFrequencyHz().orElse(0)) + " Hz",
                number(channel.samplingFrequencyHz()) + " Hz");
    }
}
