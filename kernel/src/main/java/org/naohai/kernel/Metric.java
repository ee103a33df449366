package org.naohai.kernel;

/// One measured value; what it means stands in the [MetricDefinition] of the same id.
public record Metric(String id, double value) {}
