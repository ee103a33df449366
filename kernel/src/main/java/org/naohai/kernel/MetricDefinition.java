package org.naohai.kernel;

/// What a metric is: its names, unit (UCUM, or "" for a ratio), definition and where the formula comes from.
///
/// - **direction** whether more is better
public record MetricDefinition(
        String id, Domain domain, Text name, String unit, Text definition, String source, Direction direction) {

    /// Which way is better.
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NEITHER
    }
}
