package org.naohai.demo.clinical;

import java.util.ArrayList;
import java.util.List;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;
import org.naohai.kernel.Text;

/// What an invented clinic wrote down of a participant: conditions by ICD-11 code, medication by ATC code; the
/// words are ours.
record History(List<Condition> conditions, List<Medication> medications) {

    record Condition(String icd11, Text words, double fromAge) {}

    record Medication(String atc, Text words, double fromAge) {}

    private static final List<Condition> CHILDHOOD = List.of(
            new Condition("CA08.0", new Text("变应性鼻炎", "Allergic rhinitis"), 4),
            new Condition("CA23", new Text("哮喘", "Asthma"), 5),
            new Condition("8A80.0", new Text("无先兆偏头痛", "Migraine without aura"), 7),
            new Condition("EA80", new Text("特应性皮炎", "Atopic eczema"), 1.5));

    static History of(Participant participant, long seed) {
        var chance = Chance.of(seed, "history", participant.label());
        double age = participant.visits().getFirst().ageYears();
        var conditions = new ArrayList<Condition>();
        var medications = new ArrayList<Medication>();
        switch (participant.group()) {
            case "adhd" -> {
                double from = age - chance.between(0.4, 1.8);
                conditions.add(new Condition("6A05.2", new Text("注意缺陷多动障碍，混合型", "ADHD, combined presentation"), from));
                if (chance.happens(0.75)) {
                    medications.add(new Medication(
                            "N06BA04", new Text("哌甲酯缓释片", "Methylphenidate, prolonged release"), from + 0.2));
                } else {
                    medications.add(new Medication("N06BA09", new Text("托莫西汀", "Atomoxetine"), from + 0.3));
                }
            }
            case "dyslexia" ->
                conditions.add(new Condition(
                        "6A03.0",
                        new Text("发育性学习障碍，阅读受损", "Developmental learning disorder, reading"),
                        age - chance.between(0.3, 1.5)));
            default -> {}
        }
        for (var condition : CHILDHOOD) {
            if (chance.happens(0.22) && condition.fromAge() < age) {
                conditions.add(condition);
            }
        }
        if (conditions.stream().anyMatch(condition -> "CA08.0".equals(condition.icd11()))) {
            medications.add(new Medication("R06AE07", new Text("西替利嗪滴剂", "Cetirizine drops"), 5));
        }
        return new History(conditions, medications);
    }
}
