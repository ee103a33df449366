package org.naohai.quality.crosschecks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.quality.Assessment;
import org.naohai.quality.CrossChecks;
import org.naohai.quality.Quality.CrossCheck;

/// Sex and age of a subject as its sources state them within one import: participants, scales, headers,
/// genotypes and clinical records.
///
/// - **age** sources agree within one year at the same session; one that names no session must come within a year of
///   some age of the other · **clock** the same for ages that a recording's own dates give
public final class SubjectChecks implements CrossChecks {

    static final double TOLERANCE_YEARS = 1.0;

    @Override
    public List<CrossCheck> compare(List<Assessment> assessments) {
        var checks = new ArrayList<CrossCheck>();
        Stated.bySubject(assessments).forEach((label, stated) -> {
            sex(label, stated).ifPresent(checks::add);
            age(label, "age", stated.stream().filter(one -> !one.clock()).toList())
                    .ifPresent(checks::add);
            clock(label, stated).ifPresent(checks::add);
        });
        return checks;
    }

    private static Optional<CrossCheck> sex(String label, List<Stated> stated) {
        var sources = new LinkedHashMap<String, String>();
        stated.stream()
                .filter(one -> one.sex() != null)
                .forEach(one -> sources.merge(one.source(), String.valueOf(one.sex()), SubjectChecks::both));
        if (sources.size() < 2) {
            return Optional.empty();
        }
        boolean agrees = sources.values().stream().distinct().count() == 1;
        boolean genetic = stated.stream().anyMatch(one -> one.genetic() && one.sex() != null);
        var code = genetic ? "SUBJECT_GENETIC_SEX_DISAGREES" : "SUBJECT_SEX_DISAGREES";
        return Optional.of(check(label, "sex", agrees, sources, code, "the same sex in all sources"));
    }

    private static Optional<CrossCheck> clock(String label, List<Stated> stated) {
        return stated.stream().noneMatch(one -> one.clock() && one.ageYears() != null)
                ? Optional.empty()
                : age(label, "clock", stated);
    }

    private static Optional<CrossCheck> age(String label, String name, List<Stated> stated) {
        Map<String, List<Stated>> bySource = new LinkedHashMap<>();
        stated.stream()
                .filter(one -> one.ageYears() != null)
                .forEach(one -> bySource.computeIfAbsent(one.source(), any -> new ArrayList<>())
                        .add(one));
        if (bySource.size() < 2) {
            return Optional.empty();
        }
        var said = new LinkedHashMap<String, String>();
        bySource.forEach((source, ages) -> said.put(source, words(ages)));
        var lists = List.copyOf(bySource.values());
        boolean agrees = true;
        for (int i = 0; i < lists.size(); i++) {
            for (int j = i + 1; j < lists.size(); j++) {
                agrees &= near(lists.get(i), lists.get(j));
            }
        }
        var code = name.equals("clock") ? "SUBJECT_CLOCK_DISAGREES" : "SUBJECT_AGE_DISAGREES";
        return Optional.of(check(label, name, agrees, said, code, "within one year"));
    }

    /// Ages of the same session, else any two.
    private static boolean near(List<Stated> some, List<Stated> others) {
        double closest = Double.POSITIVE_INFINITY;
        double closestOfSession = Double.POSITIVE_INFINITY;
        for (var one : some) {
            for (var other : others) {
                double apart = Math.abs(value(one.ageYears()) - value(other.ageYears()));
                closest = Math.min(closest, apart);
                if (one.session() != null && one.session().equals(other.session())) {
                    closestOfSession = Math.min(closestOfSession, apart);
                }
            }
        }
        return (Double.isFinite(closestOfSession) ? closestOfSession : closest) <= TOLERANCE_YEARS;
    }

    private static CrossCheck check(
            String label, String name, boolean agrees, Map<String, String> sources, String code, String expected) {
        var found = String.join(
                "; ",
                sources.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .toList());
        var problems = agrees ? List.<Problem>of() : List.of(Problem.warning(code, null, name, found, expected));
        return new CrossCheck(label, name, agrees, sources, problems);
    }

    private static String words(List<Stated> ages) {
        return String.join(
                ", ",
                ages.stream()
                        .limit(6)
                        .map(one -> String.format(Locale.ROOT, "%.2f", one.ageYears())
                                + (one.session() == null ? "" : " (ses-" + one.session() + ")"))
                        .toList());
    }

    private static String both(String first, String second) {
        return first.equals(second) ? first : first + ", " + second;
    }

    private static double value(@Nullable Double age) {
        return age == null ? Double.NaN : age;
    }
}
