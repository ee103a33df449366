package org.naohai.quality.electrophysiology;

import java.util.ArrayList;
import java.util.List;
import org.naohai.kernel.Domain;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.MetricDefinition.Direction;
import org.naohai.kernel.Text;

/// The metrics of recordings.
final class SignalMetricDefinitions {

    private static final String PREP = "Bigdely-Shamlo et al. 2015 (PREP), doi:10.3389/fninf.2015.00016";
    private static final String WELCH = "Welch 1967, doi:10.1109/TAU.1967.1161901";

    static final List<MetricDefinition> ALL = all();

    private SignalMetricDefinitions() {}

    private static List<MetricDefinition> all() {
        var all = new ArrayList<>(List.of(
                define(
                        "flat_channels",
                        new Text("平坦通道数", "Flat channels"),
                        "{channel}",
                        new Text(
                                "标准差近于零或半数以上时间无变化的通道数",
                                "Channels without deviation, or unchanged for more than half of the time"),
                        PREP,
                        Direction.LOWER_IS_BETTER),
                define(
                        "clipped_perc",
                        new Text("削顶比例", "Clipped samples"),
                        "%",
                        new Text("最差通道中停留在极值平台上的采样百分比", "Samples on plateaus at the extremes, worst channel"),
                        "MNE annotate_amplitude; Naohai",
                        Direction.LOWER_IS_BETTER),
                define(
                        "amplitude_uv",
                        new Text("幅度", "Amplitude"),
                        "uV",
                        new Text(
                                "各脑电通道稳健标准差（0.7413×四分位距）的中位数",
                                "Median over channels of the robust deviation, 0.7413 × interquartile range"),
                        PREP,
                        Direction.NEITHER),
                define(
                        "deviating_channels",
                        new Text("偏离通道数", "Deviating channels"),
                        "{channel}",
                        new Text("稳健幅度的稳健 z 值绝对值大于 5 的通道数", "Channels whose robust amplitude has a robust |z| above 5"),
                        PREP,
                        Direction.LOWER_IS_BETTER),
                line(50),
                line(60)));
        all.add(band("delta_perc", "δ", "Delta"));
        all.add(band("theta_perc", "θ", "Theta"));
        all.add(band("alpha_perc", "α", "Alpha"));
        all.add(band("beta_perc", "β", "Beta"));
        all.add(band("gamma_perc", "γ", "Gamma"));
        return List.copyOf(all);
    }

    private static MetricDefinition line(int hertz) {
        return define(
                "line_noise_" + hertz + "hz_db",
                new Text("工频噪声（" + hertz + " Hz）", "Line noise (" + hertz + " Hz)"),
                "dB",
                new Text(
                        hertz + " Hz ± 1 Hz 功率密度与两侧 1.5–4 Hz 处之比，各通道中位数",
                        "Power density at " + hertz + " ± 1 Hz over that 1.5 to 4 Hz aside, median over channels"),
                WELCH,
                Direction.LOWER_IS_BETTER);
    }

    private static MetricDefinition band(String id, String zh, String en) {
        var edges = SignalMetrics.edges(id);
        var range = (int) edges[0] + "–" + (int) edges[1] + " Hz";
        return define(
                id,
                new Text(zh + " 频段功率占比", en + " band power"),
                "%",
                new Text(
                        range + " 功率占 1–45 Hz 的百分比，各通道中位数",
                        "Power at " + range + " over 1–45 Hz, median over channels"),
                WELCH + "; Nuwer et al. 1999 (IFCN)",
                Direction.NEITHER);
    }

    private static MetricDefinition define(
            String id, Text name, String unit, Text meaning, String source, Direction direction) {
        return new MetricDefinition(id, Domain.ELECTROPHYSIOLOGY, name, unit, meaning, source, direction);
    }
}
