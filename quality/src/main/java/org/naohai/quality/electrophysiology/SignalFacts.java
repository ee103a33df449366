package org.naohai.quality.electrophysiology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.SignalHeader;

/// What the catalogue keeps of a recording: an allow-list.
final class SignalFacts {

    private static final Map<String, String> FROM_SIDECAR = Map.of(
            "TaskName", "taskName",
            "PowerLineFrequency", "powerLineFrequencyHz",
            "EEGReference", "reference",
            "Manufacturer", "manufacturer",
            "RecordingType", "recordingType");
    private static final int LONGEST_TEXT = 60;

    private SignalFacts() {}

    static Map<String, Object> of(SignalEvidence signal) {
        var facts = new LinkedHashMap<String, Object>();
        var header = signal.header();
        facts.put("format", header.format());
        facts.put("channels", header.channels().size());
        facts.put("channelTypes", types(header.channels()));
        facts.put("samplingFrequencyHz", rounded(samplingFrequencyHz(header)));
        facts.put("durationSeconds", rounded(header.durationSeconds()));
        facts.put("annotations", signal.annotations().size());
        FROM_SIDECAR.forEach((key, fact) -> keep(facts, fact, signal.sidecar().get(key)));
        return facts;
    }

    /// Of the channels that measure the brain the fastest, else of all.
    static double samplingFrequencyHz(SignalHeader header) {
        double brain = fastest(header, true);
        return brain > 0 ? brain : fastest(header, false);
    }

    private static double fastest(SignalHeader header, boolean cerebral) {
        return header.channels().stream()
                .filter(channel -> !cerebral || channel.type().cerebral())
                .mapToDouble(Channel::samplingFrequencyHz)
                .max()
                .orElse(0);
    }

    private static Map<String, Integer> types(List<Channel> channels) {
        var counts = new TreeMap<String, Integer>();
        channels.forEach(channel -> counts.merge(channel.type().key(), 1, Integer::sum));
        return counts;
    }

    private static void keep(Map<String, Object> facts, String fact, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            facts.put(fact, number.doubleValue());
        } else if (value instanceof String text
                && !text.isBlank()
                && !text.equalsIgnoreCase("n/a")
                && text.length() <= LONGEST_TEXT) {
            facts.put(fact, text);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
