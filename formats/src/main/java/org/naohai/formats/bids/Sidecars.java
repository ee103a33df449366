package org.naohai.formats.bids;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.formats.json.JsonFile;
import org.naohai.kernel.Problem;

/// What the JSON sidecars of a unit say together: inherited ones first, its own last (BIDS inheritance principle).
///
/// - **values** by key; the nearest file wins · **problems** of reading them
public record Sidecars(Map<String, Object> values, List<Problem> problems) {

    public Sidecars {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        problems = List.copyOf(problems);
    }

    public static Map<String, Object> merged(Unit unit, FileTree files) {
        return read(unit, files).values();
    }

    /// The sidecars of the unit's main file.
    public static Sidecars read(Unit unit, FileTree files) {
        return read(unit.path(), unit, files);
    }

    /// The sidecars of one file of the unit, e.g. the data dictionary of its `_events.tsv`.
    public static Sidecars read(String path, Unit unit, FileTree files) {
        var described = EntityParser.parse(path);
        var values = new LinkedHashMap<String, Object>();
        var problems = new ArrayList<Problem>();
        for (var inherited : unit.inherited()) {
            if (describes(inherited, described)) {
                add(JsonFile.read(inherited, files), values, problems);
            }
        }
        var own = path.substring(0, path.length() - described.extension().length()) + ".json";
        if (unit.companions().contains(own)) {
            add(JsonFile.read(own, files), values, problems);
        }
        return new Sidecars(values, problems);
    }

    private static void add(JsonFile json, Map<String, Object> values, List<Problem> problems) {
        values.putAll(json.values());
        problems.addAll(json.problems());
    }

    private static boolean describes(String sidecar, Entities described) {
        var upper = EntityParser.parse(sidecar);
        return upper.extension().equalsIgnoreCase(".json")
                && upper.suffix() != null
                && upper.suffix().equals(described.suffix())
                && Inheritance.applies(upper, described);
    }
}
