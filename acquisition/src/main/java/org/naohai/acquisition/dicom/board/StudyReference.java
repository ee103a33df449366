package org.naohai.acquisition.dicom.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.naohai.quality.imaging.series.ExpectedSeries;
import org.naohai.quality.imaging.series.Measured;
import org.naohai.quality.imaging.series.NamePattern;
import org.naohai.quality.imaging.series.Parameter;
import org.naohai.quality.imaging.series.SeriesFacts;
import org.naohai.quality.imaging.series.Target;
import org.springframework.stereotype.Component;

/// Draws a reference from a study that is as it should be: its series by their descriptions, its
/// parameters with tolerances that let the scanner's own rounding pass. Software is noted only: an upgrade
/// is no mistake.
@Component
class StudyReference {

    /// Headers read of one series; of longer ones counts of slices and volumes are left out.
    private static final int MOST_INSTANCES = 5_000;

    private static final int LONGEST_NAME = 100;
    private static final Set<Parameter> COUNTS = Set.of(Parameter.SLICES, Parameter.VOLUMES, Parameter.DIRECTIONS);

    private final DicomRecord record;
    private final Lake lake;

    StudyReference(DicomRecord record, Lake lake) {
        this.record = record;
        this.lake = lake;
    }

    Reference draw(UUID projectId, String studyUid) throws IOException {
        if (record.findStudy(studyUid)
                .filter(study -> study.projectId().equals(projectId))
                .isEmpty()) {
            throw Refused.notFound("study");
        }
        var drawn = new LinkedHashMap<String, ExpectedSeries>();
        for (var series : record.listSeries(studyUid)) {
            expected(series)
                    .ifPresent(one -> drawn.merge(
                            one.name(),
                            one,
                            (first, again) -> new ExpectedSeries(
                                    first.name(), first.pattern(), first.count() + 1, first.targets())));
        }
        return new Reference(List.copyOf(drawn.values()));
    }

    /// Empty of what is no measurement: surveys, maps, reports.
    private Optional<ExpectedSeries> expected(DicomRecord.Series series) throws IOException {
        var instances = record.listInstances(series.uid());
        var facts = new SeriesFacts();
        for (var instance : instances.subList(0, Math.min(instances.size(), MOST_INSTANCES))) {
            try (var channel = lake.channel(instance.sha256())) {
                facts.add(DicomReader.read(ByteSource.of(channel)).data());
            }
        }
        var origin = facts.origin();
        var measured = Measured.of(facts);
        if (origin == null || measured == null || !origin.original() || origin.survey()) {
            return Optional.empty();
        }
        var name = origin.description().isEmpty() ? origin.protocol() : origin.description();
        return name.isBlank()
                ? Optional.empty()
                : Optional.of(new ExpectedSeries(
                        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                        new NamePattern(name.replaceAll("[|!]", "?")),
                        1,
                        targets(measured, instances.size() <= MOST_INSTANCES)));
    }

    private static List<Target> targets(Measured measured, boolean whole) {
        var targets = new ArrayList<Target>();
        for (var parameter : Parameter.values()) {
            var numbers = measured.numbers().get(parameter);
            var text = measured.texts().get(parameter);
            if (numbers != null && (whole || !COUNTS.contains(parameter))) {
                targets.add(new Target.Near(parameter, numbers, tolerance(parameter, numbers)));
            } else if (text != null && text.length() <= 200) {
                var target = new Target.OneOf(parameter, List.of(new NamePattern(text.replaceAll("[|!]", "?"))));
                targets.add(parameter == Parameter.SOFTWARE_VERSIONS ? new Target.Noted(target) : target);
            }
        }
        return targets;
    }

    /// Wide enough for what scanners round, too narrow for another protocol; ours.
    private static double tolerance(Parameter parameter, List<Double> values) {
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return switch (parameter) {
            case REPETITION_TIME, INVERSION_TIMES -> rounded(Math.max(1, largest * 0.01));
            case ECHO_TIMES -> rounded(Math.max(0.1, largest * 0.02));
            case FLIP_ANGLE -> 1;
            case VOXEL_SIZE -> 0.05;
            case B_VALUES -> rounded(Math.max(50, largest * 0.05));
            case FIELD_STRENGTH -> 0.1;
            case MATRIX, SLICES, VOLUMES, DIRECTIONS, RECEIVE_COIL, SOFTWARE_VERSIONS -> 0;
        };
    }

    private static double rounded(double value) {
        return Math.ceil(value * 10) / 10;
    }
}
