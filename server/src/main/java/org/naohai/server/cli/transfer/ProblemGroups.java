package org.naohai.server.cli.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.naohai.server.cli.Say;

/// The problems of an import for a person at a terminal: one entry a cause, errors first, a few of its files, the fix.
///
/// Remarks (`info`) are left to the page and to `--json`.
final class ProblemGroups {

    private static final int FILES_SHOWN = 3;

    private ProblemGroups() {}

    static List<String> lines(List<Map<String, Object>> problems) {
        var lines = new ArrayList<String>();
        Stream.of("error", "warning")
                .forEach(severity ->
                        byCause(problems, severity).forEach((code, group) -> lines.addAll(lines(severity, group))));
        return lines;
    }

    private static Map<Object, List<Map<String, Object>>> byCause(List<Map<String, Object>> problems, String severity) {
        var causes = new LinkedHashMap<Object, List<Map<String, Object>>>();
        problems.stream()
                .filter(problem -> severity.equals(problem.get("severity")))
                .forEach(problem -> causes.computeIfAbsent(problem.get("code"), code -> new ArrayList<>())
                        .add(problem));
        return causes;
    }

    private static List<String> lines(String severity, List<Map<String, Object>> group) {
        var lines = new ArrayList<String>();
        lines.add((severity.equals("error") ? "✗ " : "! ") + group.getFirst().get("title"));
        var places = group.stream().map(ProblemGroups::place).distinct().toList();
        places.stream().limit(FILES_SHOWN).forEach(place -> lines.add("    " + place));
        if (places.size() > FILES_SHOWN) {
            lines.add("    " + Say.text("import.more-places", places.size() - FILES_SHOWN));
        }
        lines.add("  → " + group.getFirst().get("fix"));
        return lines;
    }

    private static String place(Map<String, Object> problem) {
        return Stream.of("file", "field", "found")
                .map(problem::get)
                .filter(value -> value != null && !value.equals(""))
                .map(Object::toString)
                .reduce((before, after) -> before + " · " + after)
                .orElse("-");
    }
}
