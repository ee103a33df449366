package org.naohai.catalogue.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Counts;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Text;
import org.naohai.kernel.ValueTexts;
import org.naohai.quality.Quality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The quality of a dataset: verdicts by domain, distributions of metrics, problems by code, checks across domains.
@Component
class DatasetQuality {

    private static final int EXAMPLES = 5;
    private static final int BINS = 20;
    private static final int MOST_CHECKS = 1_000;

    private final JdbcClient jdbc;
    private final Quality quality;

    DatasetQuality(JdbcClient jdbc, Quality quality) {
        this.jdbc = jdbc;
        this.quality = quality;
    }

    record Report(
            Map<String, Counts> byDomain,
            List<MetricRow> metrics,
            List<ProblemGroup> problems,
            List<Check> crossChecks) {}

    /// - **modality** metrics are compared within one modality
    record MetricRow(
            String id,
            Text name,
            String unit,
            Text definition,
            String source,
            String domain,
            String modality,
            Distribution values) {}

    /// - **histogram** 20 equal bins from minimum to maximum
    record Distribution(
            double minimum, double p25, double median, double p75, double maximum, long n, List<Long> histogram) {}

    record ProblemGroup(String code, Text title, Text fix, String severity, long count, List<Example> examples) {}

    record Example(@Nullable String file, @Nullable String field, Text found, Text expected, UUID recordingId) {}

    record Check(
            String subject,
            UUID subjectId,
            String check,
            boolean agrees,
            Map<String, String> sources,
            List<ProblemRow> problems) {}

    Report report(UUID datasetId) {
        return new Report(byDomain(datasetId), metrics(datasetId), problems(datasetId), crossChecks(datasetId));
    }

    private Map<String, Counts> byDomain(UUID datasetId) {
        var counts = new LinkedHashMap<String, Counts>();
        jdbc.sql("""
                select domain,
                    count(*) filter (where verdict = 'passed') as passed,
                    count(*) filter (where verdict = 'warned') as warned,
                    count(*) filter (where verdict = 'rejected') as rejected,
                    count(*) filter (where verdict = 'unknown') as unknown
                from catalogue.recording
                where dataset_id = :dataset and scope_id = any(:mine) and domain is not null and role <> 'document'
                group by domain
                order by array_position(array['genomics', 'imaging', 'clinical', 'cognition', 'electrophysiology'], domain)
                """).param("dataset", datasetId).param("mine", Scoped.read()).query(row -> {
            counts.put(row.getString("domain"), Counts.of(row));
        });
        return counts;
    }

    private List<MetricRow> metrics(UUID datasetId) {
        var definitions = new LinkedHashMap<String, MetricDefinition>();
        quality.metricDefinitions().forEach(definition -> definitions.put(definition.id(), definition));
        var rows = new ArrayList<MetricRow>();
        jdbc.sql("""
                with value as (
                    select m.id, m.modality, m.value
                    from catalogue.metric m
                    join catalogue.recording r on r.id = m.recording_id
                    where r.dataset_id = :dataset and m.scope_id = any(:mine)),
                summary as (
                    select id, modality, min(value) as minimum, max(value) as maximum, count(*) as n,
                        percentile_cont(array[0.25, 0.5, 0.75]) within group (order by value) as quartiles
                    from value
                    group by id, modality)
                select s.id, s.modality, s.minimum, s.maximum, s.n, s.quartiles,
                    array(
                        select count(v.value)
                        from generate_series(1, :bins) bin
                        left join value v on v.id = s.id and v.modality = s.modality
                            and bin = case when s.maximum = s.minimum then 1
                                else least(width_bucket(v.value, s.minimum, s.maximum, :bins), :bins) end
                        group by bin
                        order by bin) as histogram
                from summary s
                order by s.id, s.modality
                """)
                .param("dataset", datasetId)
                .param("mine", Scoped.read())
                .param("bins", BINS)
                .query(row -> {
                    var definition = definitions.get(row.getString("id"));
                    if (definition != null) {
                        rows.add(metric(definition, row));
                    }
                });
        return rows;
    }

    private static MetricRow metric(MetricDefinition definition, java.sql.ResultSet row) throws java.sql.SQLException {
        var quartiles = (Double[]) row.getArray("quartiles").getArray();
        var histogram = (Long[]) row.getArray("histogram").getArray();
        return new MetricRow(
                definition.id(),
                definition.name(),
                definition.unit(),
                definition.definition(),
                definition.source(),
                definition.domain().key(),
                row.getString("modality"),
                new Distribution(
                        row.getDouble("minimum"),
                        quartiles[0],
                        quartiles[1],
                        quartiles[2],
                        row.getDouble("maximum"),
                        row.getLong("n"),
                        List.of(histogram)));
    }

    private List<ProblemGroup> problems(UUID datasetId) {
        var groups = new LinkedHashMap<String, ProblemGroup>();
        jdbc.sql("""
                select code, severity, file, field, found, expected, recording_id, total
                from (
                    select code, severity, file, field, found, expected, recording_id,
                        count(*) over (partition by code, severity) as total,
                        row_number() over (partition by code, severity order by file, recording_id) as place
                    from catalogue.problem
                    where dataset_id = :dataset and scope_id = any(:mine)) numbered
                where place <= :examples
                order by array_position(array['error', 'warning', 'info'], severity), total desc, code, place
                """)
                .param("dataset", datasetId)
                .param("mine", Scoped.read())
                .param("examples", EXAMPLES)
                .query(row -> {
                    var code = row.getString("code");
                    var severity = row.getString("severity");
                    var total = row.getLong("total");
                    groups.computeIfAbsent(severity + code, key -> group(code, severity, total))
                            .examples()
                            .add(example(row));
                });
        return List.copyOf(groups.values());
    }

    private static ProblemGroup group(String code, String severity, long total) {
        return new ProblemGroup(code, ProblemRow.title(code), ProblemRow.fix(code), severity, total, new ArrayList<>());
    }

    private static Example example(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Example(
                row.getString("file"),
                row.getString("field"),
                ValueTexts.of(row.getString("found")),
                ValueTexts.of(row.getString("expected")),
                Rows.id(row, "recording_id"));
    }

    private List<Check> crossChecks(UUID datasetId) {
        return jdbc.sql("""
                select s.label, s.id, c."check", c.agrees, c.sources, c.problems
                from catalogue.cross_check c
                join catalogue.subject s on s.id = c.subject_id
                where (c.dataset_id = :dataset or c.other_subject_id in (
                        select o.id from catalogue.subject o where o.dataset_id = :dataset))
                    and c.scope_id = any(:mine) and c.other_scope_id = any(:mine)
                order by c.agrees, s.label, c."check"
                limit :most
                """)
                .param("dataset", datasetId)
                .param("mine", Scoped.read())
                .param("most", MOST_CHECKS)
                .query((row, number) -> new Check(
                        row.getString("label"),
                        Rows.id(row, "id"),
                        row.getString("check"),
                        row.getBoolean("agrees"),
                        Json.readTexts(row.getString("sources")),
                        ProblemRow.list(row.getString("problems"))))
                .list();
    }
}
