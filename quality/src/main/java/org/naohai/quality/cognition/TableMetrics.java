package org.naohai.quality.cognition;

import java.util.ArrayList;
import java.util.List;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Metric;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.MetricDefinition.Direction;
import org.naohai.kernel.Text;

/// Metrics of tables and tasks.
final class TableMetrics {

    private static final String OURS = "Naohai; completeness and conformance after Kahn et al. 2016, eGEMs 4(1):1244";
    private static final String BIDS = "BIDS 1.10, Tabular files";
    private static final String TASKS = "Naohai; anticipations below 150 ms after Luce 1986, Response Times";

    static final List<MetricDefinition> DEFINITIONS = List.of(
            definition(
                    "table_completeness",
                    "完整率",
                    "Completeness",
                    "{share}",
                    "有值单元格占全部单元格的比例",
                    "Share of cells that hold a value",
                    OURS,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "table_declared",
                    "字典覆盖率",
                    "Columns declared",
                    "{share}",
                    "数据字典中有说明的列所占比例",
                    "Share of columns that the data dictionary describes",
                    BIDS,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "table_valid",
                    "有效率",
                    "Validity",
                    "{share}",
                    "有值单元格中符合字典取值与范围的比例",
                    "Share of values within the declared levels and range",
                    OURS,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "table_duplicate_rows",
                    "重复行数",
                    "Duplicate rows",
                    "{row}",
                    "与前面某行完全相同的行数",
                    "Rows equal to an earlier one",
                    OURS,
                    Direction.LOWER_IS_BETTER),
            definition(
                    "task_trials",
                    "试次数",
                    "Trials",
                    "{trial}",
                    "事件表中的试次数",
                    "Rows of the events table",
                    BIDS,
                    Direction.NEITHER),
            definition(
                    "task_accuracy",
                    "正确率",
                    "Accuracy",
                    "{share}",
                    "判为正确的试次占已判分试次的比例",
                    "Share of scored trials that are correct",
                    TASKS,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "task_response_time",
                    "反应时中位数",
                    "Median response time",
                    "s",
                    "有反应的试次的反应时中位数",
                    "Median over trials with a response",
                    TASKS,
                    Direction.NEITHER),
            definition(
                    "task_omissions",
                    "漏答率",
                    "Omissions",
                    "{share}",
                    "没有反应时的试次所占比例",
                    "Share of trials without a response time",
                    TASKS,
                    Direction.LOWER_IS_BETTER));

    private TableMetrics() {}

    static List<Metric> of(SurveyedTable table) {
        long present =
                table.columns().stream().mapToLong(column -> column.present).sum();
        long cells = present
                + table.columns().stream().mapToLong(column -> column.missing).sum();
        long bad = table.columns().stream()
                .mapToLong(column -> column.notInLevels + column.outOfRange)
                .sum();
        var metrics = new ArrayList<Metric>();
        if (cells > 0) {
            metrics.add(new Metric("table_completeness", (double) present / cells));
        }
        if (!table.dictionary().empty()) {
            long declared = table.columns().stream()
                    .filter(column -> table.dictionary().columns().containsKey(column.name))
                    .count();
            metrics.add(new Metric(
                    "table_declared", (double) declared / table.columns().size()));
            if (present > 0) {
                metrics.add(new Metric("table_valid", 1 - (double) Math.min(bad, present) / present));
            }
        }
        metrics.add(new Metric("table_duplicate_rows", table.survey().duplicateRows()));
        return metrics;
    }

    private static MetricDefinition definition(
            String id, String zh, String en, String unit, String zhText, String enText, String source, Direction way) {
        return new MetricDefinition(
                id, Domain.COGNITION, new Text(zh, en), unit, new Text(zhText, enText), source, way);
    }
}
