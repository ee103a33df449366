package org.naohai.quality.cognition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Sidecars;
import org.naohai.formats.tables.DataDictionary;
import org.naohai.formats.tables.TableReader;
import org.naohai.kernel.Metric;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.DomainAssessor;

/// Quality control of every table: read twice, once to learn its columns, once to take what they say of each subject.
///
/// Between the two stands the decision which columns identify people: those are in the vault and nowhere else.
public final class TableAssessor implements DomainAssessor {

    @Override
    public boolean takes(Unit unit) {
        return unit.kind() == Kind.TABLE;
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return TableMetrics.DEFINITIONS;
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) throws IOException {
        var sidecars = Sidecars.read(unit, files);
        var dictionary = DataDictionary.of(sidecars.values());
        var given = givenColumns(unit.path(), sidecars.values());
        var survey = new TableSurvey(dictionary);
        var read = TableReader.read(unit.path(), files, given, survey);
        var problems = new ArrayList<Problem>(sidecars.problems());
        problems.addAll(read.problems());
        if (read.columns().isEmpty()) {
            return Assessment.only(unit, Verdict.of(problems), problems);
        }
        var table = new SurveyedTable(unit, dictionary, survey, read);
        var taken = new TableTaking(table);
        if (table.worthTaking()) {
            TableReader.read(unit.path(), files, given, taken);
        }
        problems.addAll(TableChecks.check(table));
        problems.addAll(taken.problems());
        var metrics = new ArrayList<>(TableMetrics.of(table));
        var task = TaskSummary.of(table);
        task.ifPresent(summary -> metrics.addAll(summary.metrics()));
        var measurements = new ArrayList<>(taken.measurements());
        task.ifPresent(summary -> measurements.addAll(summary.measurements()));
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                metrics,
                facts(table, metrics, !given.isEmpty()),
                taken.statements(),
                measurements,
                List.of(),
                table.profile(),
                taken.identities(),
                List.of());
    }

    /// BIDS `Columns`: names of a table without a header line, as every compressed one (`_physio`, `_physioevents`).
    private static List<String> givenColumns(String path, Map<String, Object> sidecar) {
        return sidecar.get("Columns") instanceof List<?> names
                        && (path.endsWith(".tsv.gz") || sidecar.containsKey("SamplingFrequency"))
                        && names.stream().allMatch(String.class::isInstance)
                ? names.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static Map<String, Object> facts(SurveyedTable table, List<Metric> metrics, boolean named) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rows", table.read().rows());
        facts.put("columns", table.columns().size());
        facts.put("encoding", table.read().encoding());
        if (named) {
            facts.put("namedBySidecar", true);
        }
        if (table.dictionary().instrument() != null) {
            facts.put("instrument", table.dictionary().instrument());
        }
        if (table.dictionary().termUrl() != null) {
            facts.put("termUrl", table.dictionary().termUrl());
        }
        metrics.stream()
                .filter(metric -> metric.id().startsWith("task_"))
                .forEach(metric -> facts.put(metric.id(), metric.value()));
        return facts;
    }
}
