package org.naohai.catalogue.register;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.CopyTable;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.quality.Measurement;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.TableProfile;

/// Writes an entry with everything that hangs on it into the COPY buffers.
final class RecordingRows {

    /// BIDS asks for years before 1925 where dates were shifted: such a date says nothing of an age.
    private static final int FIRST_REAL_YEAR = 1925;

    private final Tables tables;
    private final UUID datasetId;
    private final UUID intakeId;
    private final Map<String, UUID> subjects;

    RecordingRows(Tables tables, UUID datasetId, UUID intakeId, Map<String, UUID> subjects) {
        this.tables = tables;
        this.datasetId = datasetId;
        this.intakeId = intakeId;
        this.subjects = subjects;
    }

    void add(Entry entry) {
        var hiding = PublicPath.of(entry.assessment(), entry.content());
        recording(entry, hiding);
        files(entry, hiding);
        statements(entry);
        variables(entry);
        measurements(entry);
        events(entry);
        metrics(entry);
        problems(entry, hiding);
    }

    private void recording(Entry entry, PublicPath hiding) {
        var unit = entry.unit();
        var assessment = entry.assessment();
        var table = assessment.table();
        var publicPath = hiding.of(unit.path());
        tables.recording.add(
                entry.id(),
                datasetId,
                subject(entry.subject()),
                entry.role(),
                unit.kind().key(),
                unit.domain() == null ? null : unit.domain().key(),
                Naming.modality(unit),
                unit.entities().suffix(),
                unit.entities().others().get("task"),
                unit.entities().session(),
                Naming.title(unit, publicPath),
                unit.path(),
                publicPath,
                entry.content(),
                entry.version(),
                assessment.verdict().key(),
                assessment.facts(),
                entry.item().artefacts(),
                entry.item().files().size(),
                entry.bytes(),
                entry.identifying(),
                table == null ? null : table.rows(),
                table == null ? null : table.variables().size(),
                table == null ? null : table.encoding(),
                table == null ? null : table.delimiter(),
                table == null ? null : table.subjectColumn(),
                entry.scopeId(),
                intakeId);
    }

    private void files(Entry entry, PublicPath hiding) {
        int position = 0;
        for (var file : entry.item().files()) {
            tables.file.add(
                    entry.id(),
                    position++,
                    datasetId,
                    file.path(),
                    hiding.of(file.path()),
                    file.sha256(),
                    file.size(),
                    file.identifying(),
                    entry.scopeId());
        }
    }

    private void statements(Entry entry) {
        int position = 0;
        for (var statement : entry.assessment().subjects()) {
            var label = statement.label() == null ? entry.subject() : statement.label();
            var id = entry.subject() != null && entry.assessment().subjects().size() == 1
                    ? subject(entry.subject())
                    : subject(label);
            if (id != null) {
                statement(entry, statement, id, position++);
            }
        }
    }

    private void statement(Entry entry, SubjectStatement statement, UUID subjectId, int position) {
        tables.statement.add(
                entry.id(),
                subjectId,
                position,
                entry.sourceRank(),
                statement.session() == null ? entry.unit().entities().session() : statement.session(),
                statement.ageYears(),
                statement.sex(),
                statement.handedness(),
                statement.species(),
                facts(entry, statement),
                entry.scopeId());
    }

    /// A clinical record also says how old the person is today, in whole years: a clock to compare visits with.
    private static Map<String, Object> facts(Entry entry, SubjectStatement statement) {
        var facts = new LinkedHashMap<>(statement.facts());
        entry.assessment().events().stream()
                .filter(event -> event.start() != null && event.startAgeYears() != null && isReal(event.start()))
                .findFirst()
                .ifPresent(event ->
                        facts.put(Clock.AGE_TODAY, Clock.ageToday(event, LocalDate.now(java.time.ZoneOffset.UTC))));
        return facts;
    }

    private void variables(Entry entry) {
        var table = entry.assessment().table();
        if (table != null) {
            int position = 0;
            for (var variable : table.variables()) {
                variable(entry, variable, position++);
            }
        }
    }

    private void variable(Entry entry, TableProfile.Variable variable, int position) {
        boolean hidden = variable.identifying();
        tables.variable.add(
                Ids.next(),
                entry.id(),
                position,
                variable.name(),
                variable.type(),
                variable.label(),
                variable.description(),
                variable.unit(),
                variable.levels(),
                hidden,
                variable.present(),
                variable.missing(),
                variable.distinct(),
                hidden ? null : variable.minimum(),
                hidden ? null : variable.maximum(),
                hidden ? null : variable.mean(),
                hidden ? null : variable.standardDeviation(),
                hidden ? null : variable.median(),
                CopyTable.array(hidden ? java.util.List.of() : variable.histogram()),
                hidden ? Map.of() : variable.counts(),
                entry.scopeId());
    }

    private void measurements(Entry entry) {
        var hidden = hiddenVariables(entry.assessment().table());
        for (var measurement : entry.assessment().measurements()) {
            var id = subject(measurement.subjectLabel());
            if (id != null && !hidden.contains(measurement.variable())) {
                measurement(entry, measurement, id);
            }
        }
    }

    private void measurement(Entry entry, Measurement measurement, UUID subjectId) {
        var session = measurement.session();
        tables.measurement.add(
                entry.id(),
                subjectId,
                session == null ? entry.unit().entities().session() : session,
                measurement.variable(),
                measurement.number(),
                measurement.text(),
                entry.scopeId());
    }

    private static Set<String> hiddenVariables(@Nullable TableProfile table) {
        var hidden = new HashSet<String>();
        if (table != null) {
            table.variables().stream()
                    .filter(TableProfile.Variable::identifying)
                    .forEach(variable -> hidden.add(variable.name()));
        }
        return hidden;
    }

    private void events(Entry entry) {
        int position = 0;
        for (var event : entry.assessment().events()) {
            boolean dated = event.start() == null || isReal(event.start());
            tables.event.add(
                    entry.id(),
                    position++,
                    subject(entry.subject()),
                    event.type(),
                    event.system(),
                    event.code(),
                    event.display(),
                    dated ? event.startAgeYears() : null,
                    dated ? event.endAgeYears() : null,
                    event.value(),
                    event.unit(),
                    event.facts(),
                    entry.scopeId());
        }
    }

    private static boolean isReal(LocalDate date) {
        return date.getYear() >= FIRST_REAL_YEAR;
    }

    private void metrics(Entry entry) {
        var seen = new HashSet<String>();
        var modality = String.valueOf(Naming.modality(entry.unit()));
        for (Metric metric : entry.assessment().metrics()) {
            if (Double.isFinite(metric.value()) && seen.add(metric.id())) {
                tables.metric.add(entry.id(), metric.id(), modality, metric.value(), entry.scopeId());
            }
        }
    }

    private void problems(Entry entry, PublicPath hiding) {
        int position = 0;
        for (Problem problem : entry.assessment().problems()) {
            tables.problem.add(
                    entry.id(),
                    position++,
                    datasetId,
                    problem.code(),
                    problem.severity().key(),
                    problem.file() == null ? null : hiding.of(problem.file()),
                    problem.field(),
                    problem.found(),
                    problem.expected(),
                    entry.scopeId());
        }
    }

    private @Nullable UUID subject(@Nullable String label) {
        return label == null ? null : subjects.get(label);
    }
}
