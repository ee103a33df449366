package org.naohai.quality.cognition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;
import org.naohai.quality.identity.FreeText;

/// The checks of a table, in the order in which they are reported. No cell of an identifying column is ever quoted.
final class TableChecks {

    /// One check of the whole table.
    @FunctionalInterface
    private interface Check {
        Stream<Problem> of(SurveyedTable table);
    }

    /// One check of one column.
    @FunctionalInterface
    private interface ColumnCheck {
        Stream<Problem> of(ColumnTally column, String path);
    }

    private static final List<Check> PER_TABLE = List.of(
            TableChecks::identities,
            TableChecks::headerPresent,
            TableChecks::subjectForm,
            TableChecks::subjectOnce,
            TableChecks::rowOnce,
            TableChecks::declared,
            TableChecks::declaredButAbsent,
            TableChecks::eventColumns,
            TableChecks::empty,
            TableChecks::constant);

    private static final List<ColumnCheck> PER_COLUMN = List.of(
            TableChecks::typeMixed,
            TableChecks::levels,
            TableChecks::range,
            TableChecks::missingCode,
            TableChecks::age);

    private static final List<Double> SUSPECTS = List.of(-9.0, -99.0, -999.0, -9999.0, -888.0, 999.0, 9999.0);
    private static final int SHOWN = 6;

    private TableChecks() {}

    static List<Problem> check(SurveyedTable table) {
        var problems = new ArrayList<Problem>();
        PER_TABLE.forEach(check -> check.of(table).forEach(problems::add));
        for (int i = 0; i < table.columns().size(); i++) {
            if (!table.headerIsData() && table.identity(i) == null) {
                var column = table.columns().get(i);
                PER_COLUMN.forEach(
                        check -> check.of(column, table.unit().path()).forEach(problems::add));
            }
        }
        return problems;
    }

    private static Stream<Problem> identities(SurveyedTable table) {
        if (table.identifying().isEmpty()) {
            return Stream.empty();
        }
        var columns = table.identifying().stream().map(table::name).toList();
        return Stream.of(Problem.warning(
                table.subjectIdentifying() ? "TABLE_SUBJECT_IDENTIFYING" : "TABLE_IDENTITIES",
                table.unit().path(),
                some(columns),
                String.join(", ", table.identityKinds()),
                "pseudonyms only"));
    }

    private static Stream<Problem> headerPresent(SurveyedTable table) {
        return when(
                table.headerIsData(), "TABLE_HEADER_IS_DATA", table, "line 1", "values of a person", "column names");
    }

    private static Stream<Problem> subjectForm(SurveyedTable table) {
        if (!table.hasSubjects()) {
            return Stream.empty();
        }
        var column = table.columns().get(table.survey().subjectColumn());
        boolean bids = column.name.equals("participant_id");
        long odd = column.commonest().keySet().stream()
                .filter(label -> !label.matches("sub-[0-9A-Za-z+]+"))
                .count();
        return when(bids && odd > 0, "TABLE_SUBJECT_FORM", table, column.name, "no sub- prefix", "sub-<label>");
    }

    private static Stream<Problem> subjectOnce(SurveyedTable table) {
        var survey = table.survey();
        boolean wanted = table.aboutSubjects()
                || "phenotype".equals(table.unit().entities().datatype());
        return when(
                wanted && survey.duplicateSubjects() > 0,
                "TABLE_SUBJECT_TWICE",
                table,
                "line " + survey.firstDuplicateSubject(),
                survey.duplicateSubjects() + " subjects",
                "one row a subject and session");
    }

    private static Stream<Problem> rowOnce(SurveyedTable table) {
        var survey = table.survey();
        return when(
                survey.duplicateRows() > 0,
                "TABLE_ROW_TWICE",
                table,
                "line " + survey.firstDuplicateRow(),
                survey.duplicateRows() + " rows",
                "rows that differ");
    }

    private static Stream<Problem> declared(SurveyedTable table) {
        var missing = IntStream.range(0, table.columns().size())
                .filter(i -> i != table.survey().subjectColumn()
                        && i != table.survey().sessionColumn())
                .mapToObj(table::name)
                .filter(name -> !table.dictionary().columns().containsKey(name))
                .toList();
        if (table.dictionary().empty() || missing.isEmpty() || table.headerIsData()) {
            return Stream.empty();
        }
        return Stream.of(Problem.info(
                "TABLE_COLUMN_UNDECLARED",
                table.unit().path(),
                some(missing),
                missing.size() + " columns",
                "an entry"));
    }

    private static Stream<Problem> declaredButAbsent(SurveyedTable table) {
        var names = table.columns().stream().map(column -> column.name).collect(Collectors.toSet());
        var absent = table.dictionary().columns().keySet().stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (absent.isEmpty() || table.events()) {
            return Stream.empty();
        }
        return Stream.of(Problem.info(
                "TABLE_COLUMN_ABSENT", table.unit().path(), some(absent), absent.size() + " entries", "columns"));
    }

    private static Stream<Problem> eventColumns(SurveyedTable table) {
        if (!table.events()) {
            return Stream.empty();
        }
        return Stream.of("onset", "duration")
                .filter(name -> table.columns().stream().noneMatch(column -> column.name.equals(name)))
                .map(name -> Problem.warning(
                        "EVENTS_COLUMN_MISSING", table.unit().path(), name, "no such column", "seconds"));
    }

    private static Stream<Problem> typeMixed(ColumnTally column, String path) {
        long odd = column.present - column.numeric;
        boolean mixed = column.declared.levels().isEmpty()
                && odd > 0
                && column.present >= 5
                && column.numeric >= Variables.NUMERIC_SHARE * column.present;
        return when(
                mixed,
                "TABLE_TYPE_MIXED",
                path,
                column.name,
                odd + " of " + column.present + ", first in line " + column.firstNotNumericLine,
                "numbers");
    }

    private static Stream<Problem> levels(ColumnTally column, String path) {
        var first = column.firstNotInLevels;
        if (first == null) {
            return Stream.empty();
        }
        var shown = first.length() <= 20 && !FreeText.identifies(first) ? "“" + first + "”, " : "";
        return when(
                true,
                "TABLE_VALUE_NOT_IN_LEVELS",
                path,
                column.name,
                shown + column.notInLevels + " cells",
                some(List.copyOf(column.declared.levels().keySet())));
    }

    private static Stream<Problem> range(ColumnTally column, String path) {
        return when(
                column.outOfRange > 0,
                "TABLE_VALUE_OUT_OF_RANGE",
                path,
                column.name,
                column.minimum + "–" + column.maximum + ", " + column.outOfRange + " cells",
                bound(column.declared.minimum()) + " … " + bound(column.declared.maximum()));
    }

    private static Stream<Problem> missingCode(ColumnTally column, String path) {
        if (SUSPECTS.stream().noneMatch(code -> code == column.minimum || code == column.maximum)) {
            return Stream.empty();
        }
        long suspects = column.countOf(SUSPECTS);
        boolean odd = suspects > 0
                && suspects < column.numeric
                && column.declared.levels().isEmpty()
                && Math.abs(column.median() == null ? 0 : column.median()) * 5
                        < Math.max(Math.abs(column.minimum), Math.abs(column.maximum));
        return when(
                odd,
                "TABLE_MISSING_CODE_SUSPECTED",
                path,
                column.name,
                suspects + " cells of −999, 999 or the like",
                "n/a, or a declared code");
    }

    private static Stream<Problem> age(ColumnTally column, String path) {
        double perYear = Persons.perYear(column.declared.unit());
        boolean odd = SubjectColumns.isAge(column.name)
                && column.numeric > 0
                && (column.minimum < 0 || column.maximum / perYear > Persons.OLDEST);
        return when(
                odd, "TABLE_AGE_IMPLAUSIBLE", path, column.name, column.minimum + "–" + column.maximum, "0–130 years");
    }

    private static Stream<Problem> empty(SurveyedTable table) {
        return columns(table, "TABLE_COLUMN_EMPTY", "no value", column -> column.present == 0 && column.missing > 0);
    }

    private static Stream<Problem> constant(SurveyedTable table) {
        return columns(
                table, "TABLE_COLUMN_CONSTANT", "one value", column -> column.present >= 10 && column.distinct() == 1);
    }

    private static Stream<Problem> columns(
            SurveyedTable table, String code, String found, Predicate<ColumnTally> wanted) {
        var names = IntStream.range(0, table.columns().size())
                .filter(i -> wanted.test(table.columns().get(i)))
                .mapToObj(table::name)
                .toList();
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of(Problem.info(
                        code,
                        table.unit().path(),
                        some(names),
                        names.size() + " columns: " + found,
                        "values that differ"));
    }

    private static String bound(@org.jspecify.annotations.Nullable Double bound) {
        return bound == null ? "" : bound.toString();
    }

    private static Stream<Problem> when(
            boolean wrong, String code, SurveyedTable table, String field, String found, String expected) {
        return when(wrong, code, table.unit().path(), field, found, expected);
    }

    private static Stream<Problem> when(
            boolean wrong, String code, String path, String field, String found, String expected) {
        return wrong ? Stream.of(Problem.warning(code, path, field, found, expected)) : Stream.empty();
    }

    private static String some(List<String> names) {
        var shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " …";
    }
}
