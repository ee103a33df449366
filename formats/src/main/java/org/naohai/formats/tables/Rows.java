package org.naohai.formats.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.naohai.kernel.Problem;

/// The rows of one table on their way to the sink: header made whole, ragged rows mended, oddities counted.
///
/// Not thread-safe; owned by one reading.
final class Rows {

    /// A cell that a spreadsheet would run: `=…`, or `+`, `-`, `@` before a word with `(`, `|` or `!` (OWASP "CSV
    /// Injection"); plain negative numbers are none.
    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s]*(?:=[A-Za-z0-9\"'(+\\-@].*|[+\\-@][\\w.+\\-*/@=]*[A-Za-z][\\w.]*\\s*[(|!].*)", Pattern.DOTALL);

    private static final int NEWLINES_OF_AN_OPEN_QUOTE = 100;
    private static final int LONGEST_NAME = 1_000;

    private final String path;
    private final List<String> given;
    private final TableReader.Sink sink;
    private final List<Problem> problems;
    private List<String> columns = List.of();
    private boolean headerTaken;
    private long count;
    private long ragged;
    private long firstRagged;
    private int raggedCells;
    private long formulas;
    private long firstFormula;
    private long tooLong;
    private long swallowed;

    Rows(String path, List<String> given, TableReader.Sink sink, List<Problem> problems) {
        this.path = path;
        this.given = given;
        this.sink = sink;
        this.problems = problems;
    }

    List<String> columns() {
        return columns;
    }

    long count() {
        return count;
    }

    boolean wantsMore() {
        return !headerTaken || !columns.isEmpty();
    }

    void take(long line, List<String> cells) {
        if (!headerTaken) {
            headerTaken = true;
            if (cells.size() > TableReader.maxColumns()) {
                problems.add(Problem.error(
                        "TABLE_TOO_WIDE", path, null, cells.size() + " columns", "≤ " + TableReader.maxColumns()));
                return;
            }
            var names = given.isEmpty() ? header(cells) : given;
            columns = names;
            sink.header(columns);
            if (given.isEmpty()) {
                return;
            }
        }
        if (cells.size() == 1 && cells.getFirst().isEmpty() && columns.size() != 1) {
            return;
        }
        count++;
        sink.row(line, whole(line, cells));
    }

    void broken(Exception cause) {
        problems.add(Problem.error(
                "TABLE_ROW_UNREADABLE",
                path,
                "row " + (count + 1),
                cause.getClass().getSimpleName(),
                "a row ≤ 16 MiB"));
    }

    void finish() {
        if (columns.isEmpty()) {
            if (problems.stream().noneMatch(problem -> problem.code().equals("TABLE_TOO_WIDE"))) {
                problems.add(Problem.error("TABLE_NO_HEADER", path, "row 1", "nothing", "column names"));
            }
            return;
        }
        if (count == 0) {
            problems.add(Problem.warning("TABLE_NO_ROWS", path, null, "0 rows", "≥ 1 row"));
        }
        if (ragged > 0) {
            problems.add(Problem.warning(
                    "TABLE_ROW_RAGGED",
                    path,
                    "line " + firstRagged,
                    ragged + " rows, first with " + raggedCells + " cells",
                    columns.size() + " cells"));
        }
        if (formulas > 0) {
            problems.add(Problem.warning(
                    "TABLE_FORMULA_CELL", path, "line " + firstFormula, formulas + " cells", "values, no formulae"));
        }
        if (tooLong > 0) {
            problems.add(Problem.warning(
                    "TABLE_CELL_TOO_LONG", path, null, tooLong + " cells", "≤ 1 MiB a cell, 1,000 a name"));
        }
        if (swallowed > 0) {
            problems.add(Problem.warning(
                    "TABLE_QUOTE_OPEN", path, "line " + swallowed, "a quote over many lines", "a closing quote"));
        }
    }

    private List<String> header(List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return List.of();
        }
        var names = new ArrayList<String>(cells.size());
        var last = new HashMap<String, Integer>();
        int unnamed = 0;
        int duplicates = 0;
        for (int i = 0; i < cells.size(); i++) {
            var name = cells.get(i).strip();
            unnamed += name.isEmpty() ? 1 : 0;
            name = name.isEmpty() ? "column " + (i + 1) : shortened(name);
            duplicates += last.containsKey(name) ? 1 : 0;
            names.add(unique(name, last));
        }
        count("TABLE_COLUMN_UNNAMED", unnamed, "a name");
        count("TABLE_COLUMN_DUPLICATE", duplicates, "each name once");
        return names;
    }

    private String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        tooLong++;
        return name.substring(0, LONGEST_NAME);
    }

    private void count(String code, int columns, String expected) {
        if (columns > 0) {
            problems.add(Problem.warning(code, path, "line 1", columns + " columns", expected));
        }
    }

    /// - **last** highest number given to a name so far
    private static String unique(String name, Map<String, Integer> last) {
        var free = name;
        for (int number = last.getOrDefault(name, 0) + 1; last.containsKey(free); number++) {
            free = name + "." + Math.max(2, number);
            last.put(name, number);
        }
        last.put(free, 1);
        return free;
    }

    private List<String> whole(long line, List<String> cells) {
        if (cells.size() != columns.size() && ragged++ == 0) {
            firstRagged = line;
            raggedCells = cells.size();
        }
        var row = new ArrayList<String>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            row.add(i < cells.size() ? cell(line, cells.get(i)) : "");
        }
        return row;
    }

    private String cell(long line, String cell) {
        if (cell.length() > 1 && "=+-@ \t".indexOf(cell.charAt(0)) >= 0 && formula(cell) && formulas++ == 0) {
            firstFormula = line;
        }
        if (cell.length() > 1_000 && swallowed == 0 && newlines(cell) > NEWLINES_OF_AN_OPEN_QUOTE) {
            swallowed = line;
        }
        if (cell.length() <= TableReader.MAX_CELL_CHARS) {
            return cell;
        }
        tooLong++;
        return cell.substring(0, TableReader.MAX_CELL_CHARS);
    }

    private static boolean formula(String cell) {
        return FORMULA.matcher(cell.length() > 200 ? cell.substring(0, 200) : cell)
                .matches();
    }

    private static long newlines(String cell) {
        return cell.chars().filter(c -> c == '\n').count();
    }
}
