package org.naohai.quality.cognition;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.tables.DataDictionary;

/// How a cell of a table is read: missing, number, truth value.
final class Cells {

    private static final Set<String> MISSING = Set.of(
            "",
            "n/a",
            "na",
            "n.a.",
            "nan",
            "null",
            "none",
            ".",
            "-",
            "--",
            "#n/a",
            "missing",
            "[not completed]",
            "缺失",
            "未测",
            "不详",
            "无数据");
    private static final Set<String> TRUTHS =
            Set.of("true", "false", "yes", "no", "y", "n", "t", "f", "是", "否", "有", "无");

    private Cells() {}

    /// - **cell** stripped
    static boolean missing(String cell, DataDictionary.Column declared) {
        return cell.isEmpty()
                || declared.missingCodes().contains(cell)
                || (cell.length() <= 15
                        && !(cell.charAt(0) >= '0' && cell.charAt(0) <= '9')
                        && MISSING.contains(cell.toLowerCase(Locale.ROOT))
                        && !declared.levels().containsKey(cell));
    }

    /// A finite decimal number, or null; `NaN`, `0x1p3` and `1d` are none.
    static @Nullable Double number(String cell) {
        if (cell.isEmpty() || cell.length() > 40) {
            return null;
        }
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            double value = Double.parseDouble(cell);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static boolean truth(String cell) {
        return cell.length() <= 5
                && !(cell.charAt(0) >= '0' && cell.charAt(0) <= '9')
                && TRUTHS.contains(cell.toLowerCase(Locale.ROOT));
    }

    /// `1`, `1.0` and `01` are the same level.
    static boolean declaredLevel(String cell, DataDictionary.Column declared) {
        return level(cell, declared) != null;
    }

    /// The meaning of a coded cell after the dictionary, or null.
    static @Nullable String level(String cell, DataDictionary.Column declared) {
        var exact = declared.levels().get(cell);
        if (exact != null) {
            return exact;
        }
        var number = number(cell);
        if (number == null) {
            return null;
        }
        return declared.levels().entrySet().stream()
                .filter(level -> number.equals(number(level.getKey())))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
