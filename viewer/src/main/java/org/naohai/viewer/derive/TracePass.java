package org.naohai.viewer.derive;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.ChannelType;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalPass;
import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.electrophysiology.SignalRun;

/// Draws one telling channel as an envelope: the least and the largest value of each of up to 60 stretches, in turn.
///
/// - **channel** a good EEG channel near the vertex where there is one, else the first that measures the brain
/// - **made** `sparkline`, `application/json`, an array of at most 120 numbers in the channel's unit
public final class TracePass implements SignalPass {

    public static final SignalPassSource SOURCE = TracePass::new;

    private static final int STRETCHES = 60;
    private static final List<String> NEAR_VERTEX = List.of("CZ", "PZ", "C3", "OZ", "FZ", "FPZ-CZ", "PZ-OZ");

    private final @Nullable Channel channel;
    private final long perStretch;
    private final double[] least = new double[STRETCHES];
    private final double[] largest = new double[STRETCHES];
    private int filled;

    TracePass(SignalHeader header) {
        channel = choose(header);
        long samples = channel == null ? 0 : channel.samples();
        perStretch = Math.max(1, (samples + STRETCHES - 1) / STRETCHES);
    }

    private static @Nullable Channel choose(SignalHeader header) {
        return header.channels().stream()
                .filter(one -> one.type() != ChannelType.STIM && one.type() != ChannelType.TRIG)
                .min(Comparator.comparingInt(TracePass::rank))
                .orElse(null);
    }

    private static int rank(Channel channel) {
        var name = channel.name().toUpperCase(Locale.ROOT).replaceFirst("^EEG[ _-]", "");
        int near = NEAR_VERTEX.indexOf(name);
        int place = near < 0 ? NEAR_VERTEX.size() : near;
        return (channel.type().cerebral() ? 0 : 200) + (channel.status().equals("bad") ? 100 : 0) + place;
    }

    @Override
    public void accept(SignalRun run) {
        if (channel == null || run.channel() != channel.index()) {
            return;
        }
        for (int i = 0; i < run.length(); i++) {
            add((int) Math.min(STRETCHES - 1, (run.firstSample() + i) / perStretch), run.value(i));
        }
    }

    private void add(int stretch, double value) {
        if (stretch >= filled) {
            least[stretch] = value;
            largest[stretch] = value;
            filled = stretch + 1;
        } else {
            least[stretch] = Math.min(least[stretch], value);
            largest[stretch] = Math.max(largest[stretch], value);
        }
    }

    @Override
    public List<DerivedObject> finish() {
        if (filled == 0) {
            return List.of();
        }
        var json = new StringJoiner(",", "[", "]");
        for (int stretch = 0; stretch < filled; stretch++) {
            json.add(number(least[stretch]));
            if (largest[stretch] != least[stretch] || perStretch > 1) {
                json.add(number(largest[stretch]));
            }
        }
        var bytes = json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return List.of(new DerivedObject("sparkline", "application/json", bytes));
    }

    /// Four significant digits: more cannot be seen.
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        var rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(4));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
