package org.naohai.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Unit;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;

/// Everything that one reading of a unit brought: its verdict and what the catalogue keeps of it.
///
/// - **facts** JSON-safe (String, Number, Boolean, List, Map), taken from an allow-list, free of identities;
///   for images `shape`, `voxelSizeMm`, `volumes`, `repetitionTimeSeconds`, `datatype`, `orientation`, `scanner`;
///   for signals `channels`, `channelTypes`, `samplingFrequencyHz`, `durationSeconds`, `annotations`; for
///   variants `sites`, `samples`, `build`
/// - **subjects** what the unit says of subjects (a table row, a VCF sample, a FHIR Patient, an EDF patient field)
/// - **identities** what must go to the vault; the unit's files are then `identifying`
/// - **artefacts** small derived objects for viewers
public record Assessment(
        Unit unit,
        Verdict verdict,
        List<Problem> problems,
        List<Metric> metrics,
        Map<String, Object> facts,
        List<SubjectStatement> subjects,
        List<Measurement> measurements,
        List<ClinicalEvent> events,
        @Nullable TableProfile table,
        List<Identity> identities,
        List<Artefact> artefacts) {

    public Assessment {
        problems = List.copyOf(problems);
        metrics = List.copyOf(metrics);
        subjects = List.copyOf(subjects);
        measurements = List.copyOf(measurements);
        events = List.copyOf(events);
        identities = List.copyOf(identities);
        artefacts = List.copyOf(artefacts);
    }

    /// An assessment that brought nothing but its verdict and problems.
    public static Assessment only(Unit unit, Verdict verdict, List<Problem> problems) {
        return new Assessment(
                unit, verdict, problems, List.of(), Map.of(), List.of(), List.of(), List.of(), null, List.of(),
                List.of());
    }

    public boolean identifying() {
        return !identities.isEmpty();
    }

    /// The files of the unit that hold identities; its others may be shown to every reader.
    public java.util.Set<String> identifyingFiles() {
        return identities.stream()
                .map(identity -> identity.file() == null ? unit.path() : identity.file())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
