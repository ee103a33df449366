package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.Registration.Item;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Verdict;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Manifest;
import org.naohai.lake.StoredFile;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;
import org.naohai.quality.Quality;
import org.springframework.stereotype.Component;

/// The way of a closed import: sort → check → store → name → quarantine → manifest → register. Every step may be
/// repeated: objects are named by content, the vault keeps each identifier once, the record is one transaction.
@Component
class Pipeline {

    private final Quality quality;
    private final Lake lake;
    private final Vault vault;
    private final DatasetRows datasets;
    private final Quarantining quarantining;
    private final Registering registering;
    private final DicomFiles dicom;

    Pipeline(
            Quality quality,
            Lake lake,
            Vault vault,
            DatasetRows datasets,
            QuarantineStore quarantineStore,
            org.naohai.acquisition.store.QuarantineRows quarantineRows,
            Registering registering,
            DicomFiles dicom) {
        this.quality = quality;
        this.lake = lake;
        this.vault = vault;
        this.datasets = datasets;
        this.quarantining = new Quarantining(quarantineStore, quarantineRows);
        this.registering = registering;
        this.dicom = dicom;
    }

    /// Told how far it is.
    interface Progress {
        void at(String stage, Intake.Counts counts);
    }

    Outcome process(Consignment sent, ExecutorService threads, Progress progress)
            throws IOException, InterruptedException {
        var intake = sent.intake();
        var tally = new Tally(
                sent.files().size() + (long) sent.refused().size(),
                sent.files().stream().mapToLong(TreeFile::size).sum());
        progress.at("sorting", tally.counts());
        var consignment = withoutDicom(sent, tally, progress);
        var known = KnownDataset.load(intake.projectId(), intake.datasetName(), datasets, lake);
        var sorted = sort(consignment, known);
        tally.duplicates(sorted.duplicates());
        tally.add(Verdict.WARNED, 0, sorted.linking().problems());
        tally.add(Verdict.REJECTED, consignment.refused().size(), List.of());
        var owners = new Owners(known, sorted.linked(), vault, intake.projectId());
        var checked = new ArrayList<Checked>();
        progress.at("checking", tally.counts());
        try (var storing = new Storing(lake, sorted.fresh())) {
            new Checking(quality, threads).check(sorted.units(), sorted.tree(), assessment -> {
                var one = store(accepted(assessment, consignment), sorted.tree(), storing, owners);
                checked.add(one);
                tally.add(one.assessment().verdict(), one.freshFiles(), List.of());
                progress.at("checking", tally.counts());
            });
            progress.at("storing", tally.counts());
            storing.commit();
        }
        progress.at("registering", tally.counts());
        return registered(consignment, known, sorted, checked, tally);
    }

    /// What the archive of scanners took is done with here.
    private Consignment withoutDicom(Consignment sent, Tally tally, Progress progress) throws IOException {
        var taken = dicom.take(sent, () -> {
            tally.add(Verdict.PASSED, 1, List.of());
            progress.at("sorting", tally.counts());
        });
        var handedOn = Problem.info(
                "DICOM_HANDED_ON", null, null, taken.instances() + " instances", "archived or in the inbox");
        tally.add(Verdict.PASSED, taken.directories(), taken.instances() == 0 ? List.of() : List.of(handedOn));
        tally.add(Verdict.PASSED, 0, taken.problems());
        return new Consignment(sent.intake(), taken.rest(), sent.refused(), sent.linking(), sent.decision());
    }

    /// - **units** that hold a file of this import, or now belong to someone else
    /// - **linked** path → label by the linking table
    private record Sorted(
            ImportTree tree,
            List<TreeFile> fresh,
            List<Unit> units,
            long duplicates,
            LinkingTable linking,
            Map<String, String> linked) {}

    private Sorted sort(Consignment consignment, KnownDataset known) throws IOException {
        var intake = consignment.intake();
        var fresh = new ArrayList<TreeFile>();
        var linked = new HashMap<String, String>();
        var linking = LinkingTable.of(
                consignment.linking(),
                consignment.files().stream().map(TreeFile::path).toList());
        for (var file : consignment.files()) {
            var path = known.pathOf(file.path(), intake.projectId(), intake.datasetName(), vault);
            linking.labelOf(file.path()).ifPresent(label -> linked.put(path, label));
            if (!known.holds(path, file.sha256()) || known.belongsToAnother(path, linked.get(path))) {
                fresh.add(file.at(path));
            }
        }
        var tree = new ImportTree(known.neighbours(fresh, lake), fresh);
        var names = new HashSet<String>();
        fresh.forEach(file -> names.add(file.path()));
        var units = fresh.isEmpty()
                ? List.<Unit>of()
                : Layout.units(tree).stream()
                        .filter(unit -> touches(unit, names))
                        .toList();
        return new Sorted(tree, fresh, units, (long) consignment.files().size() - fresh.size(), linking, linked);
    }

    private static boolean touches(Unit unit, Set<String> fresh) {
        return Checked.paths(unit).stream().anyMatch(fresh::contains)
                || unit.inherited().stream().anyMatch(fresh::contains);
    }

    /// Nobody searched what was refused: how it was called is sealed, for its sender.
    private Problem problem(Entry.Refused refused, Intake intake) {
        var sealed = vault.sealPath(intake.id(), refused.path());
        return Problem.error(refused.code(), sealed, null, refused.found(), refused.expected());
    }

    /// What a person takes although it fails is warned, with her reason beside the reader's problems.
    private static Assessment accepted(Assessment assessment, Consignment consignment) {
        var decision = consignment.decision();
        var reason = decision == null ? null : decision.because();
        if (reason == null || assessment.verdict() != Verdict.REJECTED) {
            return assessment;
        }
        var problems = new ArrayList<Problem>();
        for (var problem : assessment.problems()) {
            problems.add(new Problem(
                    problem.code(),
                    problem.severity() == Severity.ERROR ? Severity.WARNING : problem.severity(),
                    problem.file(),
                    problem.field(),
                    problem.found(),
                    problem.expected()));
        }
        problems.add(Problem.warning(
                Checked.ACCEPTED_BY_HAND,
                assessment.unit().path(),
                null,
                Problem.quoted(reason),
                "a file that passes the checks"));
        return Checked.with(assessment, assessment.unit(), Verdict.WARNED, problems);
    }

    private Checked store(Assessment assessment, ImportTree tree, Storing storing, Owners owners) throws IOException {
        var files = new ArrayList<TreeFile>();
        for (var path : Checked.paths(assessment.unit())) {
            files.add(tree.get(path));
        }
        var label = owners.labelOf(assessment);
        var kept = Checked.with(assessment, assessment.unit(), assessment.verdict(), assessment.problems());
        if (assessment.verdict() == Verdict.REJECTED) {
            return new Checked(kept, files, Set.of(), Map.of(), label);
        }
        var identifying = Checked.identifyingPaths(assessment);
        var sealed = new HashSet<String>();
        for (var file : files) {
            boolean seal = identifying.contains(file.path());
            storing.store(List.of(file), seal ? AtRest.SEALED : AtRest.PLAIN, label);
            if (seal) {
                sealed.add(file.sha256());
            }
        }
        return new Checked(kept, files, sealed, storing.store(assessment.artefacts(), label), label);
    }

    /// What each unit tells of persons, its files' names included: a name that tells of a person is an
    /// identity too.
    ///
    /// - **visible** the units under the paths that everyone may see, in the same order
    private void keepIdentities(Intake intake, List<Checked> checked, List<Checked> visible, PublicPaths paths) {
        for (int i = 0; i < checked.size(); i++) {
            var one = checked.get(i);
            var told = new ArrayList<Vault.Owned>();
            one.assessment().identities().forEach(identity -> told.add(owned(identity, one)));
            one.files().stream()
                    .filter(file -> paths.renamed().containsKey(file.path()))
                    .forEach(file -> told.add(new Vault.Owned(one.label(), "file_name", "path", file.path())));
            var seen = visible.get(i).assessment().unit().path();
            vault.keep(new Vault.Place(intake.projectId(), intake.datasetName(), seen), told);
        }
    }

    private static Vault.Owned owned(Identity identity, Checked one) {
        var label = identity.subjectLabel() == null ? one.label() : identity.subjectLabel();
        return new Vault.Owned(label, identity.kind(), identity.field(), identity.value());
    }

    private Outcome registered(
            Consignment consignment, KnownDataset known, Sorted sorted, List<Checked> checked, Tally tally)
            throws IOException {
        var intake = consignment.intake();
        var paths = new PublicPaths(
                intake.projectId(),
                vault,
                checked.stream().map(Checked::assessment).toList());
        var visible = checked.stream().map(one -> one.renamed(paths)).toList();
        keepIdentities(intake, checked, visible, paths);
        tally.add(
                Verdict.REJECTED,
                0,
                consignment.refused().stream().map(one -> problem(one, intake)).toList());
        visible.forEach(
                one -> tally.add(one.assessment().verdict(), 0, one.assessment().problems()));
        var rejected = visible.stream().filter(Checked::rejected).toList();
        var taken = visible.stream().filter(one -> !one.rejected()).toList();
        var quarantined = quarantining.keep(intake, rejected, consignment.decision());
        var manifest = manifest(known, taken);
        return registering.register(new Registering.Work(
                consignment,
                known,
                taken.stream().map(Pipeline::item).toList(),
                quality.crossCheck(taken.stream().map(Checked::assessment).toList()),
                manifest,
                taken.isEmpty()
                        ? null
                        : lake.put(Manifest.write(manifest), AtRest.PLAIN).sha256(),
                sorted.linking(),
                hashed(intake, paths.renamed()),
                quarantined,
                tally));
    }

    private Map<String, String> hashed(Intake intake, Map<String, String> renamed) {
        var byHash = new HashMap<String, String>();
        renamed.forEach((original, visible) ->
                byHash.put(vault.pathHash(intake.projectId(), intake.datasetName(), original), visible));
        return byHash;
    }

    private static List<Manifest.Row> manifest(KnownDataset known, List<Checked> taken) {
        var rows = new HashMap<>(known.manifest());
        for (var one : taken) {
            for (var file : one.files()) {
                rows.put(file.path(), row(one, file));
            }
        }
        return List.copyOf(rows.values());
    }

    private static Manifest.Row row(Checked one, TreeFile file) {
        var assessment = one.assessment();
        return new Manifest.Row(
                file.path(),
                file.size(),
                file.sha256(),
                assessment.unit().kind().key(),
                assessment.verdict().key(),
                one.identifying(file),
                one.label(),
                assessment.unit().entities().session());
    }

    private static Item item(Checked one) {
        return new Item(
                one.withoutIdentities(),
                one.files().stream()
                        .map(file -> new StoredFile(file.path(), file.sha256(), file.size(), one.identifying(file)))
                        .toList(),
                one.artefacts(),
                one.label());
    }

    /// Labels of every subject that the taken units speak of.
    static Set<String> labels(List<Item> items) {
        var labels = new HashSet<String>();
        for (var item : items) {
            Optional.ofNullable(item.subjectLabel()).ifPresent(labels::add);
            item.assessment().subjects().stream()
                    .map(statement -> statement.label())
                    .filter(Objects::nonNull)
                    .forEach(labels::add);
        }
        return labels;
    }
}
