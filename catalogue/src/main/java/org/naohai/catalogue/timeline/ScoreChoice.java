package org.naohai.catalogue.timeline;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Chooses which variables of a table stand on the time line: totals and standard scores, never single items.
///
/// A raw score gives way to the standard score of the same name. At most four of a table; the rest stay in the table.
final class ScoreChoice {

    static final int MOST = 4;

    private static final Pattern ITEM =
            Pattern.compile("(?iu)^(?:q|item|i|question|题|条目)[_ .\\-]?\\d+[a-z]?$|[_.\\- ](?:q|item)?\\d+[a-z]?$");
    private static final Pattern TOTAL = Pattern.compile(
            "(?iu)(?:^|[_.\\- ])(?:total|sum|summary|overall|global|fsiq|总分|全量表)(?=$|[_.\\- ])|total(?=[A-Z_]|$)|总分");
    private static final Pattern INDEX = Pattern.compile(
            "(?iu)(?:^|[_.\\- ])(?:[a-z]{0,3}iq|composite|index|quotient|智商|指数|合成分)(?=$|[_.\\- ])|(?:Index|Composite)$|智商|指数");
    private static final Pattern STANDARD = Pattern.compile(
            "(?iu)[_.\\- ](?:t[_\\- ]?score|sts|ss|standard(?:ized)?|scaled|z[_\\- ]?score|percentile|t分|标准分|量表分)$|标准分|量表分|T分");
    private static final Pattern RAW = Pattern.compile("(?iu)[_.\\- ](?:raw|score|原始分|得分)$|原始分|得分");

    private ScoreChoice() {}

    /// A variable of one table with the answer to whether it counts in a unit.
    record Variable(String name, @Nullable String unit) {}

    static Set<String> choose(List<Variable> numeric) {
        var names = numeric.stream().map(Variable::name).collect(Collectors.toSet());
        return numeric.stream()
                .filter(variable -> rank(variable) < 9)
                .filter(variable -> !hasStandard(variable.name(), names))
                .sorted(Comparator.comparingInt(ScoreChoice::rank))
                .limit(MOST)
                .map(Variable::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether a text says the outcome of the whole instrument (`K-SADS-PL_Summary`).
    static boolean isSummary(String name) {
        return TOTAL.matcher(name).find();
    }

    /// 0 is chosen first, 9 never.
    private static int rank(Variable variable) {
        var name = variable.name();
        if (ITEM.matcher(name).find()) {
            return 9;
        }
        if (TOTAL.matcher(name).find()) {
            return 0;
        }
        if (INDEX.matcher(name).find()) {
            return 1;
        }
        if (STANDARD.matcher(name).find()) {
            return 2;
        }
        if (RAW.matcher(name).find()) {
            return 3;
        }
        return variable.unit() != null && !variable.unit().isBlank() ? 4 : 9;
    }

    private static boolean hasStandard(String name, Set<String> names) {
        var raw = RAW.matcher(name);
        if (STANDARD.matcher(name).find() || TOTAL.matcher(name).find() || !raw.find()) {
            return false;
        }
        var stem = name.substring(0, raw.start());
        return names.stream()
                .anyMatch(other ->
                        other.startsWith(stem) && STANDARD.matcher(other).find());
    }
}
