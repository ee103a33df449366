package org.naohai.quality;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.imaging.VolumePassSource;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.identity.Screening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Quality control over all domains: finds the assessor of a unit and contains its failures.
public final class QualityControl implements Quality {

    private static final Logger LOG = LoggerFactory.getLogger(QualityControl.class);
    private static final int LOGGED_FRAMES = 8;

    private final List<DomainAssessor> assessors;
    private final CrossChecks crossChecks;

    public QualityControl(List<DomainAssessor> assessors, CrossChecks crossChecks) {
        this.assessors = List.copyOf(assessors);
        this.crossChecks = crossChecks;
    }

    /// Every assessor and comparison that is installed, fed with the passes that other modules contribute.
    public static QualityControl installed(List<VolumePassSource> volumes, List<SignalPassSource> signals) {
        var assessors = ServiceLoader.load(DomainAssessor.class).stream()
                .map(provider -> provider.get().with(volumes, signals))
                .toList();
        var comparisons = ServiceLoader.load(CrossChecks.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new QualityControl(
                assessors,
                assessments -> comparisons.stream()
                        .flatMap(one -> one.compare(assessments).stream())
                        .toList());
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) {
        return assessors.stream()
                .filter(assessor -> assessor.takes(unit))
                .findFirst()
                .map(assessor -> screened(contained(assessor, unit, files), files))
                .orElseGet(() -> Assessment.only(unit, Verdict.UNKNOWN, List.of()));
    }

    @Override
    public List<CrossCheck> crossCheck(List<Assessment> assessments) {
        return crossChecks.compare(assessments);
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return assessors.stream()
                .flatMap(assessor -> assessor.metricDefinitions().stream())
                .toList();
    }

    /// A defect of a reader harms its own unit only. It is logged once, without the file's name and without the
    /// exception's message, which may quote the file.
    private static Assessment contained(DomainAssessor assessor, Unit unit, FileTree files) {
        try {
            return assessor.assess(unit, files);
        } catch (IOException e) {
            return failed(unit, "FILE_UNREADABLE", e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log(unit, assessor.getClass(), e);
            return failed(unit, "READER_FAILED", e);
        }
    }

    /// What was not searched to its end is never passed; the identities that the reader found stay with it.
    private static Assessment screened(Assessment assessment, FileTree files) {
        try {
            return Screening.of(assessment, files);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log(assessment.unit(), Screening.class, e);
            var rejected = failed(assessment.unit(), "READER_FAILED", e);
            return new Assessment(
                    rejected.unit(),
                    rejected.verdict(),
                    rejected.problems(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    assessment.identities(),
                    List.of());
        }
    }

    private static void log(Unit unit, Class<?> reader, Throwable cause) {
        LOG.atError()
                .addKeyValue("kind", unit.kind().key())
                .addKeyValue("reader", reader.getSimpleName())
                .addKeyValue("exception", cause.getClass().getName())
                .addKeyValue("at", firstFrames(cause))
                .log("reader failed");
    }

    private static String firstFrames(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(LOGGED_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    private static Assessment failed(Unit unit, String code, Throwable cause) {
        var problem = Problem.error(
                code,
                unit.path(),
                null,
                cause.getClass().getSimpleName(),
                unit.kind().key());
        return Assessment.only(unit, Verdict.REJECTED, List.of(problem));
    }
}
