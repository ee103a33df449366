package org.naohai.demo.cognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Part;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.text.Json;

/// An invented ability test: three raw scores that grow with age and standard scores (mean 100, deviation 15).
public final class Ability {

    public static final String KEY = "reed-ability";

    private static final List<Subtest> SUBTESTS = List.of(
            new Subtest("reading_fluency", "阅读流畅性（每分钟字数）", "Reading fluency (words per minute)", 62, 9.5, 16, 1, 0),
            new Subtest("figure_reasoning", "图形推理", "Figure reasoning", 19, 1.5, 4.5, 0, 1),
            new Subtest("digit_path", "数字路径（工作记忆）", "Digit path (working memory)", 13, 0.9, 3, 0.3, 0.6));

    private Ability() {}

    public static List<Map<String, Object>> rows(List<Participant> participants, long seed) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var participant : participants) {
            for (var visit : participant.visits()) {
                var chance = Chance.of(seed, KEY, participant.label(), visit.session());
                if (!visit.has(Part.SCALES) || chance.happens(0.05)) {
                    continue;
                }
                var row = new LinkedHashMap<String, Object>();
                row.put("participant_id", participant.label());
                row.put("session_id", "ses-" + visit.session());
                SUBTESTS.forEach(subtest -> subtest.fill(row, participant, visit.ageYears(), chance));
                rows.add(row);
            }
        }
        return rows;
    }

    public static Map<String, Object> dictionary() {
        var dictionary = new LinkedHashMap<String, Object>();
        dictionary.put(
                "MeasurementToolMetadata",
                Json.object("Description", "芦苇能力测验（虚构） · Reed Ability Test (invented)", "Synthetic", true));
        dictionary.put("participant_id", Scale.described("受试者编号", "Participant"));
        dictionary.put("session_id", Scale.described("访视", "Session"));
        for (var subtest : SUBTESTS) {
            dictionary.put(subtest.key + "_raw", Scale.described(subtest.zh + " 原始分", subtest.en + ", raw score"));
            var standard = Scale.described(subtest.zh + " 标准分", subtest.en + ", standard score");
            standard.put("Minimum", 40);
            standard.put("Maximum", 160);
            dictionary.put(subtest.key + "_standard", standard);
        }
        return dictionary;
    }

    /// - **atTen**, **perYear**, **spread** of the raw score · **reading**, **reasoning** share of the traits
    private record Subtest(
            String key,
            String zh,
            String en,
            double atTen,
            double perYear,
            double spread,
            double reading,
            double reasoning) {

        void fill(Map<String, Object> row, Participant participant, double ageYears, Chance chance) {
            double z = reading * participant.reading() + reasoning * participant.reasoning() + 0.4 * chance.gaussian();
            if (chance.happens(0.04)) {
                row.put(key + "_raw", "n/a");
                row.put(key + "_standard", "n/a");
                return;
            }
            row.put(key + "_raw", Math.max(0, Math.round(atTen + perYear * (ageYears - 10) + spread * z)));
            row.put(key + "_standard", Math.round(Math.clamp(100 + 15 * z, 40, 160)));
        }
    }
}
