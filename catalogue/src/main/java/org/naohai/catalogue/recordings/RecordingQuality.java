package org.naohai.catalogue.recordings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.ProblemRow;
import org.naohai.catalogue.list.Scoped;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.naohai.quality.Quality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The quality of a recording, with its metrics' place among those of the same modality that the reader may see.
@Component
class RecordingQuality {

    private final JdbcClient jdbc;
    private final Quality quality;

    RecordingQuality(JdbcClient jdbc, Quality quality) {
        this.jdbc = jdbc;
        this.quality = quality;
    }

    record Report(String verdict, List<ProblemRow> problems, List<MetricRow> metrics) {}

    /// - **direction** `higher_is_better`, `lower_is_better`, `neither` · **percentile** 0–100 among the peers
    record MetricRow(
            String id,
            double value,
            Text name,
            String unit,
            Text definition,
            String source,
            String direction,
            double percentile,
            Peers peers) {}

    record Peers(double p5, double p25, double median, double p75, double p95, long n) {}

    Report report(UUID id) {
        return new Report(verdict(id), problems(id), metrics(id));
    }

    private String verdict(UUID id) {
        return jdbc.sql("""
                select verdict
                from catalogue.recording
                where id = :id and scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("recording"));
    }

    private List<ProblemRow> problems(UUID id) {
        return jdbc.sql("""
                select code, severity, file, field, found, expected
                from catalogue.problem
                where recording_id = :id and scope_id = any(:mine)
                order by array_position(array['error', 'warning', 'info'], severity), position
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> ProblemRow.of(row))
                .list();
    }

    private List<MetricRow> metrics(UUID id) {
        Map<String, MetricDefinition> definitions = quality.metricDefinitions().stream()
                .collect(Collectors.toMap(MetricDefinition::id, Function.identity(), (a, b) -> a));
        return jdbc
                .sql("""
                select m.id, m.value, peer.n, peer.cuts, peer.below
                from catalogue.metric m
                cross join lateral (
                    select count(*) as n,
                        percentile_cont(array[0.05, 0.25, 0.5, 0.75, 0.95]) within group (order by p.value) as cuts,
                        (count(*) filter (where p.value < m.value) + 0.5 * count(*) filter (where p.value = m.value))
                            / count(*) as below
                    from catalogue.metric p
                    where p.id = m.id and p.modality = m.modality and p.scope_id = any(:mine)) peer
                where m.recording_id = :id and m.scope_id = any(:mine)
                order by m.id
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query((row, number) -> metric(definitions.get(row.getString("id")), row))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable MetricRow metric(@Nullable MetricDefinition definition, java.sql.ResultSet row)
            throws java.sql.SQLException {
        if (definition == null) {
            return null;
        }
        var cuts = (Double[]) row.getArray("cuts").getArray();
        return new MetricRow(
                definition.id(),
                row.getDouble("value"),
                definition.name(),
                definition.unit(),
                definition.definition(),
                definition.source(),
                definition.direction().name().toLowerCase(java.util.Locale.ROOT),
                100 * row.getDouble("below"),
                new Peers(cuts[0], cuts[1], cuts[2], cuts[3], cuts[4], row.getLong("n")));
    }
}
