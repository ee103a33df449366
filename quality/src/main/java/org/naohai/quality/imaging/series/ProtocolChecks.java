package org.naohai.quality.imaging.series;

import static org.naohai.quality.imaging.series.Figures.number;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.naohai.kernel.Problem;

/// What was measured against what the project's reference protocol asks for.
final class ProtocolChecks {

    private ProtocolChecks() {}

    static Stream<Problem> check(Measured measured, ExpectedSeries expected) {
        return expected.targets().stream().flatMap(target -> switch (target) {
            case Target.Near near -> numbers(near, measured.numbers().getOrDefault(near.parameter(), List.of()));
            case Target.OneOf oneOf -> text(oneOf, measured.texts().getOrDefault(oneOf.parameter(), ""));
            case Target.Noted noted -> Stream.<Problem>empty();
        });
    }

    private static Stream<Problem> numbers(Target.Near target, List<Double> found) {
        if (found.isEmpty()) {
            return unstated(target.parameter(), said(target));
        }
        if (fits(target, found)) {
            return Stream.empty();
        }
        boolean fewer = target.parameter().form() == Parameter.Form.COUNT
                && found.getFirst() < target.values().getFirst();
        return fewer
                ? Stream.of(fewer(target, found.getFirst()))
                : differs(target.parameter(), list(found, target.parameter()), said(target));
    }

    private static boolean fits(Target.Near target, List<Double> found) {
        return found.size() == target.values().size()
                && IntStream.range(0, found.size())
                        .allMatch(i -> Math.abs(found.get(i) - target.values().get(i)) <= target.tolerance() + 1e-9);
    }

    private static Problem fewer(Target.Near target, double found) {
        var there = number(found);
        var wanted = number(target.values().getFirst());
        var field = target.parameter().keyword();
        return switch (target.parameter()) {
            case SLICES ->
                Problem.error(
                        "DICOM_SERIES_SLICES_MISSING",
                        null,
                        field,
                        number(target.values().getFirst() - found) + " of " + wanted + " slices missing",
                        wanted + " slices");
            case VOLUMES ->
                Problem.error(
                        "DICOM_SERIES_VOLUMES_MISSING",
                        null,
                        field,
                        there + " of " + wanted + " volumes",
                        wanted + " volumes");
            default ->
                Problem.error(
                        "DICOM_SERIES_DIRECTIONS_FEWER",
                        null,
                        field,
                        there + " of " + wanted + " directions",
                        wanted + " directions");
        };
    }

    private static Stream<Problem> text(Target.OneOf target, String found) {
        var wanted = target.patterns().stream().map(NamePattern::text).collect(Collectors.joining(" | "));
        if (found.isEmpty()) {
            return unstated(target.parameter(), Problem.quoted(wanted));
        }
        return target.patterns().stream().anyMatch(pattern -> pattern.matches(found))
                ? Stream.empty()
                : differs(target.parameter(), Problem.quoted(found), Problem.quoted(wanted));
    }

    private static Stream<Problem> differs(Parameter parameter, String found, String expected) {
        return Stream.of(Problem.warning("DICOM_SERIES_PROTOCOL_DIFFERS", null, parameter.keyword(), found, expected));
    }

    private static Stream<Problem> unstated(Parameter parameter, String expected) {
        return Stream.of(
                Problem.info("DICOM_SERIES_PROTOCOL_UNSTATED", null, parameter.keyword(), "not stated", expected));
    }

    private static String said(Target.Near target) {
        var values = list(target.values(), target.parameter());
        return target.tolerance() == 0 ? values : values + " ± " + number(target.tolerance());
    }

    private static String list(List<Double> values, Parameter parameter) {
        var numbers = values.stream()
                .map(Figures::number)
                .collect(Collectors.joining(
                        parameter == Parameter.MATRIX || parameter == Parameter.VOXEL_SIZE ? " × " : ", "));
        return parameter.unit().isEmpty()
                ? numbers
                : parameter.unit().equals("°") ? numbers + "°" : numbers + " " + parameter.unit();
    }
}
