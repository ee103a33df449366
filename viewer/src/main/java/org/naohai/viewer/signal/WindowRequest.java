package org.naohai.viewer.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.naohai.kernel.Refused;

/// The part of a recording that a screen wants to draw.
///
/// - **startSeconds** on the recording's clock, may lie before it · **durationSeconds** above 0
/// - **channels** indexes in the order asked · **points** pairs of minimum and maximum a channel
public record WindowRequest(double startSeconds, double durationSeconds, List<Integer> channels, int points) {

    static final int MAX_POINTS = 4096;
    static final int MAX_CHANNELS = 512;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    public WindowRequest {
        channels = List.copyOf(channels);
    }

    /// `0-15`, `3`, `0,2,5-7`; indexes beyond the last channel are left out.
    ///
    /// - **fails** [Refused] for what is no such list, or an empty window
    static WindowRequest of(double start, double duration, String channels, int points, int channelCount) {
        if (!(duration > 0) || !Double.isFinite(start) || !Double.isFinite(duration) || points < 1) {
            throw invalid(start + " s, " + duration + " s, " + points + " points");
        }
        return new WindowRequest(start, duration, indexes(channels, channelCount), Math.min(points, MAX_POINTS));
    }

    private static List<Integer> indexes(String channels, int channelCount) {
        var found = new ArrayList<Integer>();
        for (var part : channels.split(",", -1)) {
            var span = SPAN.matcher(part.strip());
            if (!span.matches()) {
                throw invalid(channels);
            }
            int first = Integer.parseInt(span.group(1));
            int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
            for (int index = first; index <= Math.min(last, channelCount - 1); index++) {
                found.add(index);
            }
        }
        return found.subList(0, Math.min(found.size(), MAX_CHANNELS));
    }

    private static Refused invalid(String found) {
        return Refused.of(
                Refused.Kind.INVALID,
                "SIGNAL_WINDOW_INVALID",
                "start, duration, points, channels",
                found,
                "duration > 0, points ≥ 1, channels as 0-15 or 0,3,5-7");
    }
}
