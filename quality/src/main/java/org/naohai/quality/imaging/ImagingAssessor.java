package org.naohai.quality.imaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Sidecars;
import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.imaging.Gradients;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.formats.imaging.VolumePassSource;
import org.naohai.kernel.Metric;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Artefact;
import org.naohai.quality.Assessment;
import org.naohai.quality.DomainAssessor;
import org.naohai.quality.Identity;
import org.naohai.quality.identity.SidecarIdentities;
import org.naohai.quality.identity.SidecarPersons;

/// Quality control of NIfTI images: one decode feeds our passes and those of others.
public final class ImagingAssessor implements DomainAssessor {

    private final List<VolumePassSource> contributed;

    public ImagingAssessor() {
        this(List.of());
    }

    public ImagingAssessor(List<VolumePassSource> contributed) {
        this.contributed = List.copyOf(contributed);
    }

    @Override
    public DomainAssessor with(List<VolumePassSource> volumes, List<SignalPassSource> signals) {
        return new ImagingAssessor(volumes);
    }

    @Override
    public boolean takes(Unit unit) {
        return unit.kind() == Kind.NIFTI;
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return ImagingMetrics.ALL;
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) throws IOException {
        var opened = NiftiReader.open(files, unit.path());
        var problems = new ArrayList<>(opened.problems());
        var sidecar = Sidecars.read(unit, files);
        problems.addAll(sidecar.problems());
        var reader = opened.readerOrNull();
        if (reader == null) {
            return Assessment.only(unit, Verdict.of(problems), problems);
        }
        var gradients = gradients(unit, files, problems);
        return decoded(unit, reader, sidecar, gradients, problems);
    }

    private Assessment decoded(
            Unit unit, NiftiReader reader, Sidecars sidecar, @Nullable Gradients gradients, List<Problem> problems)
            throws IOException {
        var role = ImageRole.of(unit);
        var own = new OwnPasses(reader.header(), role);
        var others =
                contributed.stream().map(source -> source.open(reader.header())).toList();
        problems.addAll(
                reader.read(Stream.concat(own.all().stream(), others.stream()).toList()));
        own.all().forEach(VolumePass::finish);
        boolean whole = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        List<Metric> metrics = whole ? own.metrics(gradients) : List.of();
        var evidence = new ImageEvidence(
                unit,
                role,
                reader.header(),
                sidecar.values(),
                !sidecar.values().isEmpty(),
                gradients,
                own.intensities,
                metrics);
        if (whole) {
            ImageChecks.ALL.forEach(check -> check.apply(evidence).forEach(problems::add));
        }
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                metrics,
                ImageFacts.of(reader.header(), sidecar.values()),
                SidecarPersons.of(sidecar.values(), label(unit), unit.entities().session()),
                List.of(),
                List.of(),
                null,
                identities(unit, reader, sidecar),
                artefacts(others));
    }

    private static @Nullable String label(Unit unit) {
        return unit.entities().subject() == null
                ? null
                : "sub-" + unit.entities().subject();
    }

    private static List<Artefact> artefacts(List<VolumePass> passes) {
        return passes.stream()
                .flatMap(pass -> pass.finish().stream())
                .map((DerivedObject made) -> new Artefact(made.name(), made.mediaType(), made.bytes()))
                .toList();
    }

    private static List<Identity> identities(Unit unit, NiftiReader reader, Sidecars sidecar) {
        var label = label(unit);
        var found = new ArrayList<Identity>();
        reader.remarks().forEach(remark -> found.add(new Identity(label, "free_text", remark.field(), remark.text())));
        unit.companions().stream()
                .filter(path -> path.endsWith(".json"))
                .findFirst()
                .ifPresent(path -> found.addAll(SidecarIdentities.find(sidecar.values(), path, label)));
        return found;
    }

    private static @Nullable Gradients gradients(Unit unit, FileTree files, List<Problem> problems) throws IOException {
        var bval = beside(unit, ".bval");
        var bvec = beside(unit, ".bvec");
        return bval == null || bvec == null ? null : Gradients.read(files, bval, bvec, problems);
    }

    private static @Nullable String beside(Unit unit, String extension) {
        return Stream.concat(unit.companions().stream(), unit.inherited().reversed().stream())
                .filter(path -> path.endsWith(extension))
                .findFirst()
                .orElse(null);
    }

    /// The passes that quality control itself needs for an image of this role.
    private static final class OwnPasses {

        private final IntensityPass intensities = new IntensityPass();
        private final FirstVolumePass firstVolume;
        private final TimeSeriesPass timeSeries;
        private final ImageRole role;

        OwnPasses(VolumeHeader header, ImageRole role) {
            this.role = role;
            this.firstVolume = new FirstVolumePass(header);
            this.timeSeries = new TimeSeriesPass(header);
        }

        List<VolumePass> all() {
            return switch (role) {
                case FUNCTIONAL -> List.of(intensities, firstVolume, timeSeries);
                case ANATOMY, UNIFORM_ANATOMY, DIFFUSION -> List.of(intensities, firstVolume);
                case LABELS, OTHER -> List.of(intensities);
            };
        }

        List<Metric> metrics(@Nullable Gradients gradients) {
            var metrics = new ArrayList<Metric>();
            double bad = 100.0 * intensities.nonFinite() / Math.max(1, intensities.voxels());
            metrics.add(new Metric("non_finite_perc", bad));
            boolean varied = intensities.maximum() > intensities.minimum();
            if (role.raw() && varied && firstVolume.complete()) {
                metrics.addAll(SpatialMetrics.of(firstVolume.grid(), role));
            }
            if (role == ImageRole.FUNCTIONAL) {
                metrics.addAll(timeSeries.metrics());
            }
            if (gradients != null) {
                metrics.addAll(DiffusionMetrics.of(gradients));
            }
            return metrics;
        }
    }
}
