package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Conditions as SQL: every value is a parameter.
final class Conditions {

    private final List<Clause> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private record Clause(Key key, String sql) {}

    static Conditions of(List<Condition> all) {
        var made = new Conditions();
        all.forEach(one -> made.clauses.add(new Clause(one.key(), made.clause(one))));
        return made;
    }

    private String clause(Condition condition) {
        var column = condition.key().column();
        return switch (condition) {
            case Condition.Equal(Key key, String value) ->
                key.form() == Key.Form.NAME
                        ? "lower(" + column + ") = lower(" + bound(value) + ")"
                        : column + " = " + bound(value);
            case Condition.Like like ->
                column + (like.key().form() == Key.Form.NAME ? " ilike " : " like ") + bound(like.sql());
            case Condition.Range range -> range(column, range);
            case Condition.OneOf(Key key, List<String> values) ->
                key.form() == Key.Form.MODALITIES
                        ? column + " && " + bound(values.toArray(String[]::new)) + "::text[]"
                        : column + " = any(" + bound(values.toArray(String[]::new)) + ")";
            case Condition.Number(Key key, int value) -> column + " = " + bound(value);
        };
    }

    /// What begins with the upper bound is in: 10:15 includes every second of that minute.
    private String range(String column, Condition.Range range) {
        var both = new ArrayList<String>();
        both.add(column + " <> ''");
        if (!range.from().isEmpty()) {
            both.add(column + " >= " + bound(range.from()));
        }
        if (!range.to().isEmpty()) {
            both.add(column + " < " + bound(range.to() + "~"));
        }
        return String.join(" and ", both);
    }

    private String bound(Object value) {
        var name = "condition" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    /// Those of the level; `true` where nothing is asked.
    String sql(Level level) {
        return joined(clauses.stream().filter(one -> one.key().level() == level).toList());
    }

    /// Those on studies that remain beside these keys.
    String beside(Set<Key> keys) {
        return joined(clauses.stream()
                .filter(one -> one.key().level() == Level.STUDY && !keys.contains(one.key()))
                .toList());
    }

    /// Those on the date of the study alone, which every index of a walk carries.
    String dates(String alias) {
        return joined(clauses.stream()
                        .filter(one -> one.key() == Key.STUDY_DATE)
                        .toList())
                .replace("study.", alias + ".");
    }

    private static String joined(List<Clause> some) {
        return some.isEmpty() ? "true" : some.stream().map(Clause::sql).collect(Collectors.joining(" and "));
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
