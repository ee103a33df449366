package org.naohai.quality.cognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.tables.TableReader;
import org.naohai.kernel.Problem;
import org.naohai.quality.Identity;
import org.naohai.quality.Measurement;
import org.naohai.quality.SubjectStatement;

/// The second reading: measurements and statements of each subject, and what goes to the vault.
///
/// - **bounds** 1,000,000 measurements, as many identities and as many statements a table
final class TableTaking implements TableReader.Sink {

    private static final int MOST = 1_000_000;
    private static final int FACTS = 60;

    private final SurveyedTable table;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<SubjectStatement> statements = new ArrayList<>();
    private final List<Identity> identities = new ArrayList<>();
    private final List<Integer> measured = new ArrayList<>();
    private final boolean saysWho;
    private boolean cut;

    TableTaking(SurveyedTable table) {
        this.table = table;
        var columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            boolean key =
                    i == table.survey().subjectColumn() || i == table.survey().sessionColumn();
            var type = Variables.type(columns.get(i), key);
            if (!key
                    && table.identity(i) == null
                    && !List.of("datetime", "empty", "identifier").contains(type)) {
                measured.add(i);
            }
        }
        this.saysWho = table.aboutSubjects()
                || columns.stream()
                        .anyMatch(column -> SubjectColumns.isAge(column.name)
                                || SubjectColumns.isSex(column.name)
                                || SubjectColumns.isHandedness(column.name));
    }

    @Override
    public void header(List<String> columns) {
        if (table.headerIsData()) {
            for (int i = 0; i < columns.size(); i++) {
                identities.add(new Identity(null, "free_text", table.name(i), columns.get(i)));
            }
        }
    }

    @Override
    public void row(long line, List<String> cells) {
        var subject = subject(cells);
        var session = session(cells);
        for (int column : table.identifying()) {
            identify(subject, column, cells.get(column).strip());
        }
        if (subject == null) {
            return;
        }
        if (saysWho) {
            state(subject, session, cells);
        }
        if (table.hasSubjects() && table.measured()) {
            measured.forEach(column ->
                    measure(subject, session, column, cells.get(column).strip()));
        }
    }

    private void identify(@Nullable String subject, int column, String cell) {
        if (Cells.missing(cell, table.columns().get(column).declared)) {
            return;
        }
        if (identities.size() >= MOST) {
            cut = true;
            return;
        }
        identities.add(new Identity(subject, Objects.requireNonNull(table.identity(column)), table.name(column), cell));
    }

    private void measure(String subject, @Nullable String session, int column, String cell) {
        var tally = table.columns().get(column);
        if (Cells.missing(cell, tally.declared)) {
            return;
        }
        if (measurements.size() >= MOST) {
            cut = true;
            return;
        }
        var own = SubjectColumns.sessionOf(tally.name);
        measurements.add(
                new Measurement(subject, own != null ? own : session, tally.name, Cells.number(cell), clipped(cell)));
    }

    /// One statement for the row, and one more for each session that has an age column of its own.
    private void state(String subject, @Nullable String session, List<String> cells) {
        if (statements.size() >= MOST) {
            cut = true;
            return;
        }
        var said = new Said();
        Map<String, Double> ages = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i).strip();
            var tally = table.columns().get(i);
            if (table.identity(i) == null && !Cells.missing(cell, tally.declared)) {
                said.take(tally, cell, table.aboutSubjects() && measured.contains(i), ages);
            }
        }
        statements.add(new SubjectStatement(
                subject, session, ages.remove(""), said.sex, said.handedness, said.species, said.facts));
        ages.forEach((at, age) -> statements.add(new SubjectStatement(subject, at, age, null, null, null, Map.of())));
    }

    private @Nullable String subject(List<String> cells) {
        if (table.hasSubjects()) {
            var cell = cells.get(table.survey().subjectColumn()).strip();
            return cell.isEmpty() ? null : SubjectColumns.label(cell);
        }
        var own = table.unit().entities().subject();
        return own == null ? null : "sub-" + own;
    }

    private @Nullable String session(List<String> cells) {
        int column = table.survey().sessionColumn();
        if (column >= 0 && !cells.get(column).isBlank() && table.identity(column) == null) {
            return SubjectColumns.session(cells.get(column).strip());
        }
        return table.unit().entities().session();
    }

    List<Problem> problems() {
        return cut
                ? List.of(Problem.info(
                        "TABLE_VALUES_CUT", table.unit().path(), null, "> 1,000,000 values", "≤ 1,000,000"))
                : List.of();
    }

    List<Measurement> measurements() {
        return measurements;
    }

    List<SubjectStatement> statements() {
        return statements;
    }

    List<Identity> identities() {
        return identities;
    }

    private static String clipped(String cell) {
        return cell.length() <= 500 ? cell : cell.substring(0, 499) + "…";
    }

    /// What one row says of a person.
    private static final class Said {
        private @Nullable String sex;
        private @Nullable String handedness;
        private @Nullable String species;
        private final Map<String, Object> facts = new LinkedHashMap<>();

        void take(ColumnTally column, String cell, boolean factual, Map<String, Double> ages) {
            if (SubjectColumns.isAge(column.name)) {
                var age = Persons.ageYears(cell, column.declared);
                var session = SubjectColumns.sessionOf(column.name);
                if (age != null) {
                    ages.put(session == null ? "" : session, age);
                }
            } else if (SubjectColumns.isSex(column.name)) {
                sex = Persons.sex(cell, column.declared);
            } else if (SubjectColumns.isHandedness(column.name)) {
                handedness = Persons.handedness(cell, column.declared);
            } else if (SubjectColumns.isSpecies(column.name)) {
                species = cell.toLowerCase(java.util.Locale.ROOT);
            } else if (factual && facts.size() < FACTS) {
                var level = Cells.level(cell, column.declared);
                facts.put(column.name, level != null && !level.isBlank() ? level : clipped(cell));
            }
        }
    }
}
