package org.naohai.formats.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a BIDS JSON says of the columns of its table.
///
/// - **columns** by name · **instrument** `MeasurementToolMetadata.Description` or null · **termUrl** its `TermURL`
/// - **source** BIDS 1.10 "Tabular files" (`LongName`, `Description`, `Units`, `Levels`, `Minimum`, `Maximum`) and
///   "Phenotypic and assessment data"
public record DataDictionary(
        Map<String, Column> columns,
        @Nullable String instrument,
        @Nullable String termUrl) {

    private static final Pattern MISSING_WORDS =
            Pattern.compile("(?iU)(?:missing|not (?:applicable|available|known|assessed"
                    + "|done|answered|collected)|no (?:answer|response|data)|unknown|refused|declined|don.?t know"
                    + "|缺失|未知|不适用|拒答|未测|不详|未填).*");

    public DataDictionary {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// - **levels** value → meaning · **missingCodes** values that mean “no value”
    /// - **minimum**, **maximum** declared range, both inclusive
    public record Column(
            @Nullable String label,
            @Nullable String description,
            @Nullable String unit,
            Map<String, String> levels,
            Set<String> missingCodes,
            @Nullable Double minimum,
            @Nullable Double maximum) {

        static final Column EMPTY = new Column(null, null, null, Map.of(), Set.of(), null, null);

        public Column {
            levels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(levels));
            missingCodes = Set.copyOf(missingCodes);
        }
    }

    public boolean empty() {
        return columns.isEmpty();
    }

    public Column column(String name) {
        return columns.getOrDefault(name, Column.EMPTY);
    }

    public static DataDictionary of(Map<String, Object> json) {
        var columns = new LinkedHashMap<String, Column>();
        json.forEach((name, value) -> {
            if (value instanceof Map<?, ?> entry && !name.equals("MeasurementToolMetadata")) {
                columns.put(name, column(entry));
            }
        });
        var tool = json.get("MeasurementToolMetadata") instanceof Map<?, ?> entry ? entry : Map.of();
        var title = text(tool, "LongName");
        return new DataDictionary(columns, title != null ? title : text(tool, "Description"), text(tool, "TermURL"));
    }

    private static Column column(Map<?, ?> entry) {
        var levels = levels(entry.containsKey("Levels") ? entry.get("Levels") : entry.get("levels"));
        return new Column(
                text(entry, "LongName"),
                text(entry, "Description"),
                text(entry, "Units"),
                levels,
                missing(entry, levels),
                number(entry, "Minimum"),
                number(entry, "Maximum"));
    }

    /// A list of meanings without values says nothing of how they are coded: kept as descriptions only where the
    /// values are their own meanings.
    private static Map<String, String> levels(@Nullable Object levels) {
        var found = new LinkedHashMap<String, String>();
        if (levels instanceof Map<?, ?> map) {
            map.forEach((value, meaning) -> found.put(String.valueOf(value).strip(), meaning(meaning)));
        }
        return found;
    }

    private static String meaning(@Nullable Object meaning) {
        if (meaning instanceof Map<?, ?> entry) {
            var description = text(entry, "Description");
            return description == null ? "" : description;
        }
        return String.valueOf(meaning).strip();
    }

    private static Set<String> missing(Map<?, ?> entry, Map<String, String> levels) {
        var codes = new TreeSet<String>();
        for (var key : List.of("MissingValues", "MissingCodes", "missing_values", "Missing")) {
            var value = entry.get(key);
            if (value instanceof List<?> list) {
                list.forEach(code -> codes.add(String.valueOf(code)));
            } else if (value instanceof String || value instanceof Number) {
                codes.add(String.valueOf(value));
            }
        }
        levels.forEach((code, meaning) -> {
            if (MISSING_WORDS.matcher(meaning).matches() && code.matches("-\\d+|9{2,}|8{2,}|[A-Za-z.]*")) {
                codes.add(code);
            }
        });
        return codes;
    }

    private static @Nullable String text(Map<?, ?> entry, String key) {
        return entry.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    private static @Nullable Double number(Map<?, ?> entry, String key) {
        return entry.get(key) instanceof Number number ? number.doubleValue() : null;
    }
}
