package org.naohai.demo.cast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The twenty-four participants: who was measured with what is planned, the rest is drawn from the seed.
public final class Cast {

    /// Label, sex, age at the first visit, group, parts of the first and second visit (`-`: did not come
    /// back), parts of the record; letters as in [Part].
    private static final String PLAN = """
            DH01 F  9.4 adhd     TRDESK TRESK GC
            DH02 M  8.1 adhd     TRESK  TRSK  GC
            DH03 M 11.7 adhd     TRESK  -     GC
            DH04 F  7.6 control  TRSK   TRSK  G
            DH05 M 13.2 adhd     TRDSK  ESK   GC
            DH06 M 10.0 control  ESK    ESK   GC
            DH07 F  6.8 adhd     TSK    -     C
            DH08 M 14.3 control  TRESK  TSK   G
            BL01 M 10.8 dyslexia TRDESK TRSK  GC
            BL02 F  8.9 dyslexia TRESK  TRESK GC
            BL03 M  7.2 control  TDSK   TSK   GC
            BL04 F 12.1 dyslexia TRSK   SK    G
            BL05 F  9.9 control  TRESK  -     GC
            BL06 M 11.0 dyslexia ESK    TSK   GC
            BL07 F  6.3 control  SK     SK    C
            BL08 M  8.4 dyslexia TRDSK  TRSK  G
            AU01 F 12.6 control  TRDESK TRESK GC
            AU02 M  9.1 control  TRESK  TRSK  GC
            AU03 F 14.0 control  TRESK  -     GC
            AU04 M  7.9 control  TRSK   TRSK  GC
            AU05 F 10.5 control  TRDESK SK    G
            AU06 M 13.5 control  ESK    ESK   C
            AU07 F  8.3 control  TRSK   TSK   GC
            AU08 M 11.4 control  SK     -     G
            """;

    private static final LocalDate FIRST_VISITS = LocalDate.of(2022, 3, 1);

    private Cast() {}

    public static List<Participant> of(long seed) {
        return PLAN.lines().map(line -> participant(line, seed)).toList();
    }

    public static List<Participant> of(long seed, Site site) {
        return of(seed).stream()
                .filter(participant -> participant.site() == site)
                .toList();
    }

    private static Participant participant(String line, long seed) {
        var word = line.split(" +");
        var site = site(word[0]);
        var chance = Chance.of(seed, "participant", word[0]);
        double age = Double.parseDouble(word[2]) + chance.between(-0.2, 0.2);
        var firstVisit = FIRST_VISITS.plusDays(chance.below(300));
        var affected = !"control".equals(word[3]);
        return new Participant(
                site,
                Integer.parseInt(word[0].substring(2)),
                "sub-" + word[0],
                Participant.Sex.valueOf(word[1]),
                firstVisit.minusDays(Math.round(age * 365.25)),
                word[3],
                chance.happens(0.12),
                chance.gaussian() * 0.7 + ("adhd".equals(word[3]) ? 1.6 : 0),
                chance.gaussian() * 0.7 - ("dyslexia".equals(word[3]) ? 1.7 : 0),
                chance.gaussian() * 0.8 - (affected ? 0.2 : 0),
                Math.clamp(chance.gaussian(), -1.8, 1.8),
                chance.happens("adhd".equals(word[3]) ? 0.5 : 0.2),
                visits(age, chance, word[4], word[5]),
                parts(word[6]));
    }

    private static List<Visit> visits(double age, Chance chance, String first, String second) {
        var one = new Visit("1", age, parts(first));
        return "-".equals(second)
                ? List.of(one)
                : List.of(one, new Visit("2", age + chance.between(1.5, 2.0), parts(second)));
    }

    private static Site site(String label) {
        return Arrays.stream(Site.values())
                .filter(site -> label.startsWith(site.prefix()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Part> parts(String letters) {
        var parts = EnumSet.noneOf(Part.class);
        for (var part : Part.values()) {
            if (letters.indexOf(part.letter()) >= 0) {
                parts.add(part);
            }
        }
        return parts;
    }
}
