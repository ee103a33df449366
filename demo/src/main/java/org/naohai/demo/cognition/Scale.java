package org.naohai.demo.cognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Part;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Visit;
import org.naohai.demo.text.Json;
import org.naohai.kernel.Text;

/// An invented rating scale: items from 0 to 3, a raw total and a T score by invented age norms.
///
/// - **trait** what the items measure, in standard deviations; **fading** how much of it wanes per year of age
public record Scale(
        String key,
        Text name,
        Text description,
        int items,
        ToDoubleFunction<Participant> trait,
        double fading,
        double normMeanAtTen,
        double normStandardDeviation) {

    private static final int HIGHEST = 3;
    private static final double SKIPPED = 0.02;

    public static final List<Scale> ALL = List.of(
            new Scale(
                    "stream-attention",
                    new Text("溪流注意量表", "Stream Attention Scale"),
                    new Text(
                            "虚构的家长评定量表，分数越高注意困难越多", "Invented parent rating; higher means more trouble with attention"),
                    18,
                    Participant::inattention,
                    0.08,
                    17,
                    8),
            new Scale(
                    "lantern-mood",
                    new Text("灯笼情绪问卷", "Lantern Mood Questionnaire"),
                    new Text("虚构的自评问卷，分数越高情绪困扰越多", "Invented self-report; higher means more distress"),
                    12,
                    participant -> 0.4 * participant.inattention() - 0.3 * participant.reasoning(),
                    -0.03,
                    11,
                    5.5));

    /// Rows of the table, one a participant and visit; a refused form is missing as a whole, single
    /// answers now and then.
    public List<Map<String, Object>> rows(List<Participant> participants, long seed) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var participant : participants) {
            for (var visit : participant.visits()) {
                var chance = Chance.of(seed, key, participant.label(), visit.session());
                if (visit.has(Part.SCALES) && !chance.happens(0.06)) {
                    rows.add(row(participant, visit, chance));
                }
            }
        }
        return rows;
    }

    private Map<String, Object> row(Participant participant, Visit visit, Chance chance) {
        var row = new LinkedHashMap<String, Object>();
        row.put("participant_id", participant.label());
        row.put("session_id", "ses-" + visit.session());
        double mean = normMean(visit.ageYears()) / items + 0.42 * trait.applyAsDouble(participant);
        int total = 0;
        int answered = 0;
        for (int item = 1; item <= items; item++) {
            long answer = Math.clamp(Math.round(mean + 0.7 * chance.gaussian()), 0, HIGHEST);
            if (chance.happens(SKIPPED)) {
                row.put(item(item), "n/a");
            } else {
                row.put(item(item), answer);
                total += (int) answer;
                answered++;
            }
        }
        var complete = answered >= items - 2;
        double raw = complete ? (double) total * items / answered : 0;
        double tScore = 50 + 10 * (raw - normMean(visit.ageYears())) / normStandardDeviation;
        row.put("raw_total", complete ? Math.round(raw) : "n/a");
        row.put("t_score", complete ? Math.round(Math.clamp(tScore, 20, 95)) : "n/a");
        return row;
    }

    double normMean(double ageYears) {
        return normMeanAtTen * (1 - fading * (ageYears - 10) / 2);
    }

    private static String item(int number) {
        return String.format(Locale.ROOT, "item_%02d", number);
    }

    /// The BIDS data dictionary with names in both languages.
    public Map<String, Object> dictionary() {
        var dictionary = new LinkedHashMap<String, Object>();
        dictionary.put("MeasurementToolMetadata", Json.object("Description", both(description), "Synthetic", true));
        dictionary.put("participant_id", described("受试者编号", "Participant"));
        dictionary.put("session_id", described("访视", "Session"));
        for (int item = 1; item <= items; item++) {
            var entry = described(name.zh() + " 第" + item + "题", name.en() + ", item " + item);
            entry.put(
                    "Levels",
                    Json.object(
                            "0", "从不 · never", "1", "有时 · sometimes", "2", "经常 · often", "3", "几乎总是 · almost always"));
            dictionary.put(item(item), new LinkedHashMap<>(entry));
        }
        var raw = described(name.zh() + " 原始总分", name.en() + ", raw total");
        raw.put("Minimum", 0);
        raw.put("Maximum", HIGHEST * items);
        dictionary.put("raw_total", raw);
        var score = described(name.zh() + " T 分（虚构常模）", name.en() + ", T score (invented norms)");
        score.put("Minimum", 20);
        score.put("Maximum", 95);
        dictionary.put("t_score", score);
        return dictionary;
    }

    /// The invented norms by year of age.
    public List<Map<String, Object>> norms() {
        var rows = new ArrayList<Map<String, Object>>();
        for (int age = 6; age <= 17; age++) {
            var row = new LinkedHashMap<String, Object>();
            row.put("scale", key);
            row.put("age_years", age);
            row.put("norm_mean", Math.round(10 * normMean(age + 0.5)) / 10.0);
            row.put("norm_sd", normStandardDeviation);
            rows.add(row);
        }
        return rows;
    }

    static Map<String, Object> described(String zh, String en) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("LongName", zh + " · " + en);
        entry.put("Description", zh + " · " + en);
        return entry;
    }

    private static String both(Text text) {
        return text.zh() + " · " + text.en();
    }
}
