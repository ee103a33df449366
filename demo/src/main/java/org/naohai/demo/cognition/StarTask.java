package org.naohai.demo.cognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Visit;
import org.naohai.demo.text.Json;

/// A go/no-go task: press for stars, hold back for moons; reaction times are ex-Gaussian and shorten with age.
///
/// - **source** of the distribution: Hohle 1965; its slow tail is longer with inattention (Leth-Steensen 2000)
public final class StarTask {

    private static final int TRIALS = 60;
    private static final double GO_SHARE = 0.75;

    private StarTask() {}

    public static List<Map<String, Object>> trials(Participant participant, Visit visit, long seed) {
        var chance = Chance.of(seed, "star", participant.label(), visit.session());
        double mean = 0.62 - 0.026 * (visit.ageYears() - 6);
        double tail = 0.07 + 0.045 * Math.max(0, participant.inattention());
        var rows = new ArrayList<Map<String, Object>>();
        double onset = 4;
        for (int trial = 0; trial < TRIALS; trial++) {
            var go = chance.happens(GO_SHARE);
            var lapse = chance.happens(0.02 + 0.03 * Math.max(0, participant.inattention()));
            var presses = go ? !lapse : chance.happens(0.15 + 0.06 * Math.max(0, participant.inattention()));
            double seconds = mean + 0.05 * chance.gaussian() - tail * Math.log(1 - chance.uniform());
            rows.add(row(onset, go, presses, Math.clamp(seconds, 0.16, 1.4)));
            onset += 1.5 + chance.between(0.3, 0.9);
        }
        return rows;
    }

    private static Map<String, Object> row(double onset, boolean go, boolean presses, double seconds) {
        var row = new LinkedHashMap<String, Object>();
        row.put("onset", String.format(Locale.ROOT, "%.3f", onset));
        row.put("duration", "0.500");
        row.put("trial_type", go ? "go" : "nogo");
        row.put("response_time", presses ? String.format(Locale.ROOT, "%.3f", seconds) : "n/a");
        row.put("accuracy", go == presses ? 1 : 0);
        return row;
    }

    public static Map<String, Object> dictionary() {
        var type = Scale.described("刺激", "Stimulus");
        type.put("Levels", Json.object("go", "星星，按键 star, press", "nogo", "月亮，不按 moon, hold back"));
        var time = Scale.described("反应时", "Response time");
        time.put("Units", "s");
        var accuracy = Scale.described("正确", "Accuracy");
        accuracy.put("Levels", Json.object("0", "错误 wrong", "1", "正确 right"));
        var dictionary = new LinkedHashMap<String, Object>();
        dictionary.put("TaskName", "star");
        dictionary.put("TaskDescription", "星星任务（虚构的 go/no-go） · Star task (invented go/no-go)");
        dictionary.put("trial_type", type);
        dictionary.put("response_time", time);
        dictionary.put("accuracy", accuracy);
        return dictionary;
    }
}
