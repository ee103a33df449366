package org.naohai.server.planted;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.naohai.kernel.Severity;

/// The table of recall and false alarms, as text for people.
final class FaultReport {

    private FaultReport() {}

    static String of(List<Trials.Outcome> outcomes, List<Trials.Clean> clean) {
        var text = new StringBuilder("""
                | fault | strength | trials | alarmed | rightly named | metric outlying | codes seen |
                |---|---|--:|--:|--:|--:|---|
                """);
        for (var one : outcomes) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %s | %d | %s |%n",
                    one.injection().fault(),
                    one.injection().strength(),
                    one.trials(),
                    one.alarmed(),
                    one.injection().codes().isEmpty() ? "–" : Integer.toString(one.named()),
                    one.outlying(),
                    String.join(", ", one.codes())));
        }
        return text.append('\n').append(falseAlarms(clean)).toString();
    }

    private static String falseAlarms(List<Trials.Clean> clean) {
        var units = new TreeMap<String, int[]>();
        var codes = new TreeMap<String, Integer>();
        for (var one : clean) {
            var alarms = one.assessment().problems().stream()
                    .filter(problem -> problem.severity() != Severity.INFO)
                    .toList();
            var counts = units.computeIfAbsent(one.unit().kind().key(), kind -> new int[2]);
            counts[0]++;
            counts[1] += alarms.isEmpty() ? 0 : 1;
            alarms.stream()
                    .map(problem -> problem.code())
                    .distinct()
                    .forEach(code -> codes.merge(code, 1, Integer::sum));
        }
        var text = new StringBuilder("| clean units of kind | units | with a warning or error |\n|---|--:|--:|\n");
        units.forEach((kind, counts) -> text.append("| %s | %d | %d |%n".formatted(kind, counts[0], counts[1])));
        text.append("\nCodes on clean units: ")
                .append(codes.isEmpty() ? "none" : codes.toString())
                .append(".\n");
        return text.toString();
    }
}
