package org.naohai.acquisition.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.pipeline.Quarantining.Kept;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.store.DatasetRows.Suggestion;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.catalogue.Catalogue;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Item;
import org.naohai.catalogue.Registration.Link;
import org.naohai.governance.AuditLog;
import org.naohai.lake.Manifest;
import org.naohai.quality.Quality.CrossCheck;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The one transaction of an import: catalogue, outbox, quarantine, suggestions, audit and the intake's end.
@Component
class Registering {

    private final TransactionTemplate transactions;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final IntakeRows intakes;
    private final DatasetRows datasets;
    private final QuarantineRows quarantine;

    Registering(
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            Catalogue catalogue,
            AuditLog audit,
            IntakeRows intakes,
            DatasetRows datasets,
            QuarantineRows quarantine) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.audit = audit;
        this.intakes = intakes;
        this.datasets = datasets;
        this.quarantine = quarantine;
    }

    /// - **manifest** all files of the new version · **manifestSha256** null when nothing was taken
    /// - **renamed** keyed hash of an original path → path in the dataset
    record Work(
            Consignment consignment,
            KnownDataset known,
            List<Item> items,
            List<CrossCheck> crossChecks,
            List<Manifest.Row> manifest,
            @Nullable String manifestSha256,
            LinkingTable linking,
            Map<String, String> renamed,
            List<Kept> quarantined,
            Tally tally) {}

    Outcome register(Work work) {
        return Objects.requireNonNull(transactions.execute(status -> inTransaction(work)));
    }

    private Outcome inTransaction(Work work) {
        var intake = work.consignment().intake();
        var datasetId = catalogued(work);
        for (var kept : work.quarantined()) {
            quarantine.insert(kept.waiting(), kept.contentHash());
        }
        datasets.saveRenamed(intake.projectId(), intake.datasetName(), work.renamed());
        var counts = work.tally().counts();
        var outcome = new Outcome(datasetId, counts, work.tally().problems());
        if (work.consignment().quarantine() == null) {
            intakes.done(intake.id(), datasetId, counts, outcome.problems());
            audit.record(
                    "intake.register",
                    "intake:" + intake.id(),
                    Map.of(
                            "project", intake.projectId(),
                            "by", intake.startedBy(),
                            "files", counts.files(),
                            "quarantined", counts.quarantined()));
        }
        return outcome;
    }

    private @Nullable UUID catalogued(Work work) {
        var intake = work.consignment().intake();
        if (work.manifestSha256() == null) {
            return work.known().row().map(DatasetRows.Known::datasetId).orElse(null);
        }
        var labels = new HashSet<>(work.known().labels());
        labels.addAll(Pipeline.labels(work.items()));
        var registered = catalogue.register(new Registration(
                intake.id(),
                intake.projectId(),
                intake.datasetName(),
                work.manifestSha256(),
                work.items(),
                work.crossChecks(),
                links(work)));
        datasets.save(
                intake.projectId(),
                new DatasetRows.Known(intake.datasetName(), registered.datasetId(), work.manifestSha256(), labels));
        datasets.saveSuggestions(intake.projectId(), intake.datasetName(), suggestions(work, labels));
        return registered.datasetId();
    }

    private static List<Suggestion> suggestions(Work work, Set<String> labels) {
        var known = new Suggestions(labels);
        var suggestions = new ArrayList<Suggestion>();
        for (var item : work.items()) {
            if (item.subjectLabel() == null && Suggestions.needsSubject(item.assessment())) {
                known.suggest(item.assessment(), item.assessment().unit().path())
                        .ifPresent(suggestions::add);
            }
        }
        return suggestions;
    }

    /// Each subject that the table names is the one of the same label in the other dataset.
    private List<Link> links(Work work) {
        if (work.linking().isEmpty()) {
            return List.of();
        }
        var mine = Pipeline.labels(work.items());
        return other(work, mine).stream()
                .flatMap(dataset -> mine.stream()
                        .filter(dataset.labels()::contains)
                        .sorted()
                        .map(label -> new Link(
                                label,
                                dataset.datasetId(),
                                label,
                                work.linking().name())))
                .toList();
    }

    /// The dataset that the sender named, or the one of the project that shares most labels.
    private Optional<DatasetRows.Known> other(Work work, Set<String> mine) {
        var intake = work.consignment().intake();
        return datasets.list(intake.projectId()).stream()
                .filter(dataset -> !dataset.name().equals(intake.datasetName()))
                .filter(dataset ->
                        intake.linkDataset() == null || dataset.name().equals(intake.linkDataset()))
                .max(Comparator.comparingLong(dataset ->
                        mine.stream().filter(dataset.labels()::contains).count()));
    }
}
