package org.naohai.acquisition.pipeline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files of an import by the names that a table gives them: a path of the import, the end of one
/// (`fhir/a.json` for `clinical/fhir/a.json`), or a longer path that ends in one (`D:\study\fhir\a.json`).
///
/// `sub-01/rest.edf` never names `sub-02/rest.edf`: the shorter of the two has to be the whole end of the
/// longer.
final class FileNames {

    private static final int SAME = Integer.MAX_VALUE;

    private final Map<String, List<Sent>> byName = new HashMap<>();

    FileNames(Collection<String> paths) {
        for (var path : paths) {
            var segments = segments(path);
            byName.computeIfAbsent(segments.getLast(), name -> new ArrayList<>())
                    .add(new Sent(path, segments));
        }
    }

    private record Sent(String path, List<String> segments) {}

    /// - **likeness** how many last segments are the same, the most for the whole path
    record Match(String path, int likeness) {}

    /// Whether a file has this name, in whatever folder.
    boolean mayName(String cell) {
        return byName.containsKey(segments(cell).getLast());
    }

    /// The files that a cell names best: none, one, or several that are equally like it.
    List<Match> named(String cell) {
        var wanted = segments(cell);
        var matches = byName.getOrDefault(wanted.getLast(), List.of()).stream()
                .map(sent -> new Match(sent.path(), likeness(wanted, sent.segments())))
                .filter(match -> match.likeness() > 0)
                .sorted(Comparator.comparing(Match::likeness).reversed())
                .toList();
        return matches.stream()
                .takeWhile(match -> match.likeness() == matches.getFirst().likeness())
                .toList();
    }

    private static int likeness(List<String> wanted, List<String> sent) {
        if (wanted.equals(sent)) {
            return SAME;
        }
        int shorter = Math.min(wanted.size(), sent.size());
        boolean ends = wanted.subList(wanted.size() - shorter, wanted.size())
                .equals(sent.subList(sent.size() - shorter, sent.size()));
        return ends ? shorter : 0;
    }

    private static List<String> segments(String path) {
        var normal = Normalizer.normalize(path.strip().replace('\\', '/'), Normalizer.Form.NFC);
        var segments = Arrays.stream(normal.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        return segments.isEmpty() ? List.of("") : segments;
    }
}
