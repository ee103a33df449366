package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.catalogue.Catalogue;
import org.naohai.governance.AuditLog;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Manifest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The files of a dataset as its last import left them, and their way out of it.
@Component
public class DatasetContents {

    private final DatasetLocks locks;
    private final DatasetRows datasets;
    private final QuarantineRows quarantine;
    private final QuarantineStore quarantineStore;
    private final Lake lake;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    DatasetContents(
            DatasetLocks locks,
            DatasetRows datasets,
            QuarantineRows quarantine,
            QuarantineStore quarantineStore,
            Lake lake,
            Catalogue catalogue,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions) {
        this.locks = locks;
        this.datasets = datasets;
        this.quarantine = quarantine;
        this.quarantineStore = quarantineStore;
        this.lake = lake;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// Paths of a dataset; empty where there is none yet.
    public Set<String> paths(UUID projectId, String dataset) throws IOException {
        return Set.copyOf(
                KnownDataset.load(projectId, dataset, datasets, lake).manifest().keySet());
    }

    /// What is to be taken out.
    ///
    /// - **intakeId** the import that had brought it · **files** path → SHA-256: other bytes under a path
    ///   stay
    public record Retraction(
            UUID projectId, String dataset, UUID intakeId, Map<String, String> files, UUID by, String reason) {
        public Retraction {
            files = Map.copyOf(files);
        }
    }

    /// Makes a version of the dataset without these files, and discards what of them still waits in
    /// quarantine. Earlier versions and the objects in the lake stay. The same again changes nothing.
    public void retract(Retraction what) throws IOException, InterruptedException {
        var lock = locks.of(what.projectId(), what.dataset());
        lock.lockInterruptibly();
        try {
            discardWaiting(what);
            var known = KnownDataset.load(what.projectId(), what.dataset(), datasets, lake);
            var gone = what.files().entrySet().stream()
                    .filter(file -> known.holds(file.getKey(), file.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (!gone.isEmpty()) {
                retract(what, known, gone);
            }
        } finally {
            lock.unlock();
        }
    }

    private void retract(Retraction what, KnownDataset known, Set<String> gone) throws IOException {
        var left = known.manifest().values().stream()
                .filter(row -> !gone.contains(row.path()))
                .toList();
        var manifest = lake.put(Manifest.write(List.copyOf(left)), AtRest.PLAIN).sha256();
        var row = known.row().orElseThrow();
        transactions.executeWithoutResult(status -> {
            var retracted =
                    catalogue.retract(what.projectId(), what.dataset(), List.copyOf(gone), manifest, what.intakeId());
            var labels = new HashSet<>(row.labels());
            labels.removeAll(retracted.labels());
            datasets.save(what.projectId(), new DatasetRows.Known(what.dataset(), row.datasetId(), manifest, labels));
            audit.record(
                    "dataset.retract",
                    "dataset:" + row.datasetId(),
                    Map.of(
                            "project", what.projectId(),
                            "by", what.by(),
                            "reason", what.reason(),
                            "files", gone.size(),
                            "recordings", retracted.recordings()));
        });
    }

    private void discardWaiting(Retraction what) throws IOException {
        for (var waiting : quarantine.ofIntake(what.intakeId())) {
            if (what.files().containsKey(waiting.path())) {
                transactions.executeWithoutResult(status -> {
                    if (quarantine.decide(waiting.id(), "discarded", what.reason(), what.by())) {
                        audit.record(
                                "quarantine.discarded",
                                "quarantine:" + waiting.id(),
                                Map.of(
                                        "project", what.projectId(),
                                        "by", what.by(),
                                        "reason", what.reason()));
                    }
                });
                quarantineStore.destroy(waiting.id());
            }
        }
    }
}
