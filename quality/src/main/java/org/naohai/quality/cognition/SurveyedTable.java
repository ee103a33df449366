package org.naohai.quality.cognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Unit;
import org.naohai.formats.tables.DataDictionary;
import org.naohai.formats.tables.TableReader;
import org.naohai.quality.TableProfile;
import org.naohai.quality.identity.Shapes;

/// A table after its first reading: which column is what.
///
/// - **kinds** the kind of identity of each column, null where it has none
final class SurveyedTable {

    private static final Set<String> ABOUT_SUBJECTS = Set.of("participants", "sessions");

    private final Unit unit;
    private final DataDictionary dictionary;
    private final TableSurvey survey;
    private final TableReader.Read read;
    private final List<@Nullable String> kinds = new ArrayList<>();
    private final boolean headerIsData;

    SurveyedTable(Unit unit, DataDictionary dictionary, TableSurvey survey, TableReader.Read read) {
        this.unit = unit;
        this.dictionary = dictionary;
        this.survey = survey;
        this.read = read;
        this.headerIsData = read.columns().stream().anyMatch(SurveyedTable::personal);
        boolean aboutPeople = survey.subjectColumn() >= 0
                || unit.entities().subject() != null
                || survey.tallies().stream().anyMatch(tally -> tally.watch.kind(false) != null);
        survey.tallies().forEach(tally -> kinds.add(tally.watch.kind(aboutPeople)));
    }

    Unit unit() {
        return unit;
    }

    DataDictionary dictionary() {
        return dictionary;
    }

    TableSurvey survey() {
        return survey;
    }

    TableReader.Read read() {
        return read;
    }

    List<ColumnTally> columns() {
        return survey.tallies();
    }

    @Nullable
    String identity(int column) {
        return kinds.get(column);
    }

    /// Indexes of columns that go to the vault.
    List<Integer> identifying() {
        return IntStream.range(0, kinds.size())
                .filter(column -> kinds.get(column) != null)
                .boxed()
                .toList();
    }

    /// The first line holds a phone, e-mail or 身份证: the table has no header, and its “names” go to the vault.
    boolean headerIsData() {
        return headerIsData;
    }

    String name(int column) {
        return headerIsData ? "column " + (column + 1) : columns().get(column).name;
    }

    /// A subject column whose labels are themselves names or numbers of people ties nothing that may be shown.
    boolean subjectIdentifying() {
        return survey.subjectColumn() >= 0 && identity(survey.subjectColumn()) != null;
    }

    boolean hasSubjects() {
        return !headerIsData && survey.subjectColumn() >= 0 && !subjectIdentifying();
    }

    boolean aboutSubjects() {
        return unit.entities().suffix() != null
                && ABOUT_SUBJECTS.contains(unit.entities().suffix());
    }

    /// Tables about the data set (linkage, provenance, lists of samples) hold no measurements of people.
    boolean measured() {
        return aboutSubjects()
                || (unit.domain() != null && !"samples".equals(unit.entities().suffix()));
    }

    boolean events() {
        return "events".equals(unit.entities().suffix());
    }

    boolean worthTaking() {
        return hasSubjects()
                || aboutSubjects()
                || headerIsData
                || !identifying().isEmpty();
    }

    String instrument() {
        var name = unit.path().substring(unit.path().lastIndexOf('/') + 1);
        return name.substring(0, name.length() - unit.entities().extension().length());
    }

    TableProfile profile() {
        var variables =
                IntStream.range(0, columns().size()).mapToObj(this::variable).toList();
        var subject = hasSubjects() ? columns().get(survey.subjectColumn()).name : null;
        return new TableProfile(instrument(), read.rows(), subject, read.encoding(), read.delimiter(), variables);
    }

    private TableProfile.Variable variable(int column) {
        var tally = columns().get(column);
        if (headerIsData) {
            return Variables.identifying(name(column), tally);
        }
        return identity(column) != null
                ? Variables.identifying(tally.name, tally)
                : Variables.of(tally, column == survey.subjectColumn());
    }

    Set<String> identityKinds() {
        return kinds.stream()
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static boolean personal(String name) {
        return Shapes.hasEmail(name) || Shapes.hasNationalId(name) || Shapes.hasMobile(name);
    }
}
