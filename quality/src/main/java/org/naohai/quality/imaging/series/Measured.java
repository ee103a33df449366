package org.naohai.quality.imaging.series;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The parameters that a series was measured with, as far as its headers say them.
public record Measured(Map<Parameter, List<Double>> numbers, Map<Parameter, String> texts) {

    /// s/mm²: below that two b-values are one shell.
    private static final double SAME_SHELL = 50;

    public Measured {
        numbers = Map.copyOf(numbers);
        texts = Map.copyOf(texts);
    }

    /// - **facts** of a whole series; null where it holds no slice
    public static @Nullable Measured of(SeriesFacts facts) {
        var origin = facts.origin();
        return origin == null || !facts.whole() ? null : of(Series.of(facts, origin));
    }

    static Measured of(Series series) {
        var numbers = new EnumMap<Parameter, List<Double>>(Parameter.class);
        var texts = new EnumMap<Parameter, String>(Parameter.class);
        var origin = series.origin();
        put(numbers, Parameter.REPETITION_TIME, positive(origin.repetitionTime()));
        put(numbers, Parameter.ECHO_TIMES, List.copyOf(series.facts().echoTimes()));
        put(numbers, Parameter.INVERSION_TIMES, List.copyOf(series.facts().inversionTimes()));
        put(numbers, Parameter.FLIP_ANGLE, positive(origin.flipAngle()));
        put(numbers, Parameter.FIELD_STRENGTH, positive(origin.fieldStrength()));
        put(numbers, Parameter.MATRIX, origin.rows() == 0 ? List.of() : positive(origin.rows(), origin.columns()));
        put(numbers, Parameter.VOXEL_SIZE, voxel(series));
        put(numbers, Parameter.SLICES, positive(series.slicesPerVolume()));
        put(numbers, Parameter.VOLUMES, positive(series.volumes()));
        var gradients = series.gradients();
        if (gradients.keySet().stream().anyMatch(Gradient::weighted)) {
            put(numbers, Parameter.B_VALUES, shells(gradients));
            put(numbers, Parameter.DIRECTIONS, List.of((double) directions(gradients)));
        }
        put(texts, Parameter.RECEIVE_COIL, origin.receiveCoil());
        put(texts, Parameter.SOFTWARE_VERSIONS, origin.software());
        return new Measured(numbers, texts);
    }

    private static void put(Map<Parameter, List<Double>> numbers, Parameter parameter, List<Double> values) {
        if (!values.isEmpty()) {
            numbers.put(parameter, values);
        }
    }

    private static void put(Map<Parameter, String> texts, Parameter parameter, String text) {
        if (!text.isBlank()) {
            texts.put(parameter, text.strip());
        }
    }

    /// All of them, or none where one is not known.
    private static List<Double> positive(double... values) {
        return DoubleStream.of(values).allMatch(value -> value > 0)
                ? DoubleStream.of(values).boxed().toList()
                : List.of();
    }

    private static List<Double> voxel(Series series) {
        if (series.stacks().isEmpty()) {
            return List.of();
        }
        var stack = series.stacks().getFirst();
        double measured = Spacing.of(stack, series.numbers()).step();
        double step =
                measured > 0 ? Math.rint(measured * 1000) / 1000 : stack.plane().nominalStep();
        return positive(stack.plane().rowSpacing(), stack.plane().columnSpacing(), step);
    }

    private static List<Double> shells(Map<Gradient, Integer> gradients) {
        var shells = new ArrayList<Double>();
        for (double b :
                new TreeSet<>(gradients.keySet().stream().map(Gradient::b).toList())) {
            if (shells.isEmpty() || b - shells.getLast() > SAME_SHELL) {
                shells.add(b);
            }
        }
        return shells;
    }

    private static long directions(Map<Gradient, Integer> gradients) {
        return gradients.keySet().stream()
                .filter(one -> one.weighted() && one.directed())
                .map(Gradient::direction)
                .distinct()
                .count();
    }
}
