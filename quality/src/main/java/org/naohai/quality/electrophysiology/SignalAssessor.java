package org.naohai.quality.electrophysiology;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Sidecars;
import org.naohai.formats.electrophysiology.ChannelsTable;
import org.naohai.formats.electrophysiology.PersonalFields;
import org.naohai.formats.electrophysiology.SignalFiles;
import org.naohai.formats.electrophysiology.SignalPass;
import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.electrophysiology.SignalReader;
import org.naohai.formats.imaging.VolumePassSource;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Artefact;
import org.naohai.quality.Assessment;
import org.naohai.quality.DomainAssessor;
import org.naohai.quality.Identity;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.identity.SidecarIdentities;

/// Quality control of EDF, BDF and BrainVision recordings: one decode feeds our pass and those of others.
public final class SignalAssessor implements DomainAssessor {

    private static final Set<Kind> KINDS = Set.of(Kind.EDF, Kind.BDF, Kind.BRAINVISION);

    private final List<SignalPassSource> contributed;

    public SignalAssessor() {
        this(List.of());
    }

    public SignalAssessor(List<SignalPassSource> contributed) {
        this.contributed = List.copyOf(contributed);
    }

    @Override
    public DomainAssessor with(List<VolumePassSource> volumes, List<SignalPassSource> signals) {
        return new SignalAssessor(signals);
    }

    @Override
    public boolean takes(Unit unit) {
        return KINDS.contains(unit.kind());
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return SignalMetricDefinitions.ALL;
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) throws IOException {
        if (unit.kind() == Kind.BRAINVISION
                && !unit.path().toLowerCase(Locale.ROOT).endsWith("hdr")) {
            return Assessment.only(unit, Verdict.REJECTED, List.of(orphan(unit)));
        }
        var opened = SignalFiles.open(files, unit.path());
        var problems = new ArrayList<>(opened.problems());
        var sidecar = Sidecars.read(unit, files);
        problems.addAll(sidecar.problems());
        var reader = opened.readerOrNull();
        if (reader == null) {
            return Assessment.only(unit, Verdict.of(problems), problems);
        }
        try (reader) {
            return decoded(unit, files, reader, sidecar, problems);
        }
    }

    private static Problem orphan(Unit unit) {
        return Problem.error("BRAINVISION_HEADER_MISSING", unit.path(), null, "absent", ".vhdr");
    }

    private Assessment decoded(Unit unit, FileTree files, SignalReader reader, Sidecars sidecar, List<Problem> problems)
            throws IOException {
        var tallies = new TallyPass(reader.header());
        var others =
                contributed.stream().map(source -> source.open(reader.header())).toList();
        problems.addAll(
                reader.read(Stream.concat(Stream.of(tallies), others.stream()).toList()));
        tallies.finish();
        var table = ChannelsTable.beside(files, unit.path()).orElse(null);
        var evidence = new SignalEvidence(
                unit, reader.header(), reader.annotations(), sidecar.values(), table, tallies.tallies());
        boolean whole = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        if (whole) {
            SignalChecks.ALL.forEach(check -> check.apply(evidence).forEach(problems::add));
        }
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                whole ? SignalMetrics.of(evidence) : List.of(),
                SignalFacts.of(evidence),
                statements(unit, reader.personal()),
                List.of(),
                List.of(),
                null,
                identities(unit, reader.personal(), sidecar),
                artefacts(others));
    }

    private static List<Artefact> artefacts(List<SignalPass> passes) {
        return passes.stream()
                .flatMap(pass -> pass.finish().stream())
                .map(made -> new Artefact(made.name(), made.mediaType(), made.bytes()))
                .toList();
    }

    private static @Nullable String label(Unit unit) {
        return unit.entities().subject() == null
                ? null
                : "sub-" + unit.entities().subject();
    }

    private static List<SubjectStatement> statements(Unit unit, PersonalFields personal) {
        return personal.sex() == null && personal.ageYears() == null
                ? List.of()
                : List.of(new SubjectStatement(
                        label(unit),
                        unit.entities().session(),
                        personal.ageYears(),
                        personal.sex(),
                        null,
                        null,
                        Map.of()));
    }

    private static List<Identity> identities(Unit unit, PersonalFields personal, Sidecars sidecar) {
        var label = label(unit);
        var found = new ArrayList<Identity>();
        personal.fields().stream()
                .filter(field -> !namesSubject(field.value(), unit))
                .forEach(field -> found.add(
                        new Identity(label, field.kind(), field.field(), field.value(), fileOf(field, unit))));
        unit.companions().stream()
                .filter(path -> path.endsWith(".json"))
                .findFirst()
                .ifPresent(path -> found.addAll(SidecarIdentities.find(sidecar.values(), path, label)));
        return found;
    }

    /// A patient code that only repeats the pseudonym identifies nobody.
    private static boolean namesSubject(String value, Unit unit) {
        var subject = unit.entities().subject();
        return subject != null && (value.equalsIgnoreCase(subject) || value.equalsIgnoreCase("sub-" + subject));
    }

    /// Markers stand in a file of their own.
    private static @Nullable String fileOf(PersonalFields.Field field, Unit unit) {
        return field.field().startsWith("Marker")
                ? unit.companions().stream()
                        .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".vmrk"))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
