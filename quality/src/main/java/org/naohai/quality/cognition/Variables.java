package org.naohai.quality.cognition;

import java.util.List;
import java.util.Map;
import org.naohai.quality.TableProfile.Variable;

/// What a tallied column is, as a [Variable].
final class Variables {

    /// A column is numeric when at least this share of its cells is; the rest is reported. Our own threshold.
    static final double NUMERIC_SHARE = 0.8;

    private static final int CATEGORY_VALUES = 30;
    private static final int CATEGORY_CHARS = 40;

    private Variables() {}

    static String type(ColumnTally column, boolean subject) {
        if (column.present == 0) {
            return "empty";
        }
        if (subject) {
            return "identifier";
        }
        if (!column.declared.levels().isEmpty()) {
            return "category";
        }
        if (column.dates >= 0.9 * column.present && column.numeric < column.present) {
            return "datetime";
        }
        if (column.numeric >= NUMERIC_SHARE * column.present) {
            return column.integers == column.numeric ? "integer" : "number";
        }
        if (column.truths == column.present) {
            return "boolean";
        }
        return worded(column);
    }

    private static String worded(ColumnTally column) {
        boolean unique = column.distinctIsExact() ? column.distinct() == column.present : true;
        if (unique
                && column.present > 3
                && column.name.toLowerCase(java.util.Locale.ROOT).matches(".*(?:id|sha\\w*|uuid|编号|号)")) {
            return "identifier";
        }
        boolean few = column.distinct() <= CATEGORY_VALUES
                && (column.distinct() * 2 <= column.present || column.present <= CATEGORY_VALUES);
        return few && column.chars <= CATEGORY_CHARS * column.present ? "category" : "text";
    }

    static Variable of(ColumnTally column, boolean subject) {
        var type = type(column, subject);
        boolean number =
                type.equals("number") || type.equals("integer") || (type.equals("category") && column.numeric > 0);
        boolean counted = List.of("category", "boolean", "integer").contains(type);
        var declared = column.declared;
        return new Variable(
                column.name,
                type,
                declared.label(),
                declared.description(),
                declared.unit(),
                declared.levels(),
                false,
                column.present,
                column.missing,
                column.distinct(),
                number ? column.minimum : null,
                number ? column.maximum : null,
                number ? column.mean() : null,
                number ? column.standardDeviation() : null,
                number ? column.median() : null,
                number ? column.histogram() : List.of(),
                counted ? column.commonest() : Map.of());
    }

    /// What may be said of a column that went to the vault: its name, and how much is there.
    static Variable identifying(String name, ColumnTally column) {
        return new Variable(
                name,
                "text",
                null,
                null,
                null,
                Map.of(),
                true,
                column.present,
                column.missing,
                0,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of());
    }
}
