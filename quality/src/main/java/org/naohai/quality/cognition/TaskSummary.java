package org.naohai.quality.cognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Metric;
import org.naohai.quality.Measurement;

/// What an events table says of one subject's performance: trials, accuracy, response time, omissions.
///
/// - **unit** response times whose median is above 30 are taken as milliseconds; no task waits 30 s for a median answer
final class TaskSummary {

    private static final List<String> ACCURACY = List.of("accuracy", "correct", "acc", "subjectresponsecorrectness");
    private static final List<String> RESPONSE_TIME =
            List.of("response_time", "reaction_time", "reactiontime", "responsetime", "rt");
    private static final double SECONDS_AT_MOST = 30;

    private final SurveyedTable table;
    private final List<Metric> metrics = new ArrayList<>();

    private TaskSummary(SurveyedTable table) {
        this.table = table;
        metrics.add(new Metric("task_trials", table.read().rows()));
        var accuracy = column(ACCURACY);
        if (accuracy != null && accuracy.numeric > 0 && accuracy.minimum >= 0 && accuracy.maximum <= 1) {
            metrics.add(new Metric("task_accuracy", java.util.Objects.requireNonNull(accuracy.mean())));
        }
        var times = column(RESPONSE_TIME);
        if (times != null && times.numeric > 0) {
            double median = java.util.Objects.requireNonNull(times.median());
            metrics.add(new Metric("task_response_time", median > SECONDS_AT_MOST ? median / 1_000 : median));
            metrics.add(new Metric(
                    "task_omissions", 1 - (double) times.numeric / table.read().rows()));
        }
    }

    static Optional<TaskSummary> of(SurveyedTable table) {
        return table.events() && table.read().rows() > 0 ? Optional.of(new TaskSummary(table)) : Optional.empty();
    }

    List<Metric> metrics() {
        return metrics;
    }

    /// One value a metric for the subject of the path, named `SLD.task_accuracy`.
    List<Measurement> measurements() {
        var subject = table.unit().entities().subject();
        var task = table.unit().entities().others().getOrDefault("task", "task");
        if (subject == null) {
            return List.of();
        }
        return metrics.stream()
                .map(metric -> new Measurement(
                        "sub-" + subject,
                        table.unit().entities().session(),
                        task + "." + metric.id(),
                        metric.value(),
                        String.format(Locale.ROOT, "%.4g", metric.value())))
                .toList();
    }

    private @Nullable ColumnTally column(List<String> names) {
        return table.columns().stream()
                .filter(column -> names.contains(column.name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
