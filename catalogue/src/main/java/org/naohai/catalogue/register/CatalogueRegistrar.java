package org.naohai.catalogue.register;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.naohai.catalogue.Catalogue;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.copy.ForeignKeys;
import org.naohai.catalogue.outbox.Outbox;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes an import into the record: plan, subjects, recordings by COPY, beliefs, links, version, counts,
/// outbox.
@Component
class CatalogueRegistrar implements Catalogue {

    /// Items between two flushes; bounds the memory of the COPY buffers.
    private static final int FLUSH_EVERY = 2_000;

    private final DataSource workerSource;
    private final JdbcClient worker;
    private final Plan plan;
    private final DatasetWriter datasets;
    private final SubjectWriter subjects;
    private final LinkWriter links;
    private final CrossCheckWriter checks;
    private final Retiring retiring;
    private final Outbox outbox;
    private final Lake lake;

    CatalogueRegistrar(
            @Qualifier("workerDataSource") DataSource workerSource,
            @Qualifier("workerJdbc") JdbcClient worker,
            Plan plan,
            DatasetWriter datasets,
            SubjectWriter subjects,
            LinkWriter links,
            CrossCheckWriter checks,
            Retiring retiring,
            Outbox outbox,
            Lake lake) {
        this.workerSource = workerSource;
        this.worker = worker;
        this.plan = plan;
        this.datasets = datasets;
        this.subjects = subjects;
        this.links = links;
        this.checks = checks;
        this.retiring = retiring;
        this.outbox = outbox;
        this.lake = lake;
    }

    @Override
    public Registered register(Registration registration) {
        var dataset = datasets.open(registration.projectId(), registration.datasetName());
        var entries = plan.entries(dataset, registration);
        var before = subjects.of(
                entries.stream().filter(Entry::replaces).map(Entry::id).toList());
        var known = write(dataset, registration, entries);
        var touched = new HashSet<>(known.values());
        touched.addAll(before);
        var left = subjects.dropEmpty(before);
        touched.removeAll(left);
        subjects.settle(touched);
        var linked = links.link(dataset.id(), registration.links());
        touched.addAll(linked);
        checks.within(dataset.id(), registration.crossChecks(), allSubjects(dataset, registration, known));
        checks.acrossLinks(touched);
        int version = dataset.version();
        if (!entries.isEmpty()) {
            datasets.describe(dataset, Description.of(registration, lake));
            version = datasets.newVersion(dataset, registration.manifestSha256(), registration.intakeId());
            datasets.count(dataset.id(), version);
        }
        touched.addAll(left);
        tell(dataset.id(), touched, entries);
        return registered(dataset, version, entries, known);
    }

    @Override
    public Retracted retract(
            UUID projectId, String datasetName, Collection<String> paths, String manifestSha256, UUID intakeId) {
        var dataset = datasets.open(projectId, datasetName);
        var gone = retiring.of(dataset.id(), paths);
        if (gone.isEmpty()) {
            return new Retracted(0, Set.of());
        }
        var touched = new HashSet<>(subjects.of(gone));
        var labels = subjects.labelsById(touched);
        retiring.setAside(dataset.id(), gone);
        var left = subjects.dropEmpty(touched);
        touched.removeAll(left);
        subjects.settle(touched);
        checks.acrossLinks(touched);
        datasets.count(dataset.id(), datasets.newVersion(dataset, manifestSha256, intakeId));
        touched.addAll(left);
        outbox.changed("dataset", Set.of(dataset.id()));
        outbox.changed("recording", gone);
        outbox.changed("subject", touched);
        labels.keySet().retainAll(left);
        return new Retracted(gone.size(), Set.copyOf(labels.values()));
    }

    @Override
    public Optional<UUID> findDataset(UUID projectId, String name) {
        return datasets.find(projectId, name);
    }

    @Override
    public void assign(UUID recordingId, String subjectLabel) {
        var dataset = datasetOf(recordingId);
        var tables = new Tables();
        var subject = subjects.ensure(dataset, Set.of(subjectLabel), tables);
        flush(tables);
        var id = subject.values().iterator().next();
        claim(recordingId, id);
        for (var table : List.of(
                "clinical_event set subject_id = :subject where recording_id",
                "recording_subject set subject_id = :subject where recording_id")) {
            worker.sql("update catalogue." + table + " = :recording")
                    .param("subject", id)
                    .param("recording", recordingId)
                    .update();
        }
        subjects.settle(Set.of(id));
        checks.acrossLinks(Set.of(id));
        datasets.count(dataset.id(), null);
        outbox.changed("recording", Set.of(recordingId));
        outbox.changed("subject", Set.of(id));
        outbox.changed("dataset", Set.of(dataset.id()));
    }

    /// Of two who assign the same recording at once, the second learns that it is somebody's already.
    private void claim(UUID recordingId, UUID subjectId) {
        int claimed = worker.sql("""
                update catalogue.recording
                set subject_id = :subject, modified_at = now()
                where id = :recording and subject_id is null
                """)
                .param("subject", subjectId)
                .param("recording", recordingId)
                .update();
        if (claimed == 0) {
            throw Refused.of(Refused.Kind.CONFLICT, "RECORDING_ASSIGNED", null, "a subject", "no subject yet");
        }
    }

    private DatasetRow datasetOf(UUID recordingId) {
        var named = worker.sql("""
                select d.project_id, d.name
                from catalogue.recording r
                join catalogue.dataset d on d.id = r.dataset_id
                where r.id = :recording
                """)
                .param("recording", recordingId)
                .query((row, number) -> new Named(row.getObject("project_id", UUID.class), row.getString("name")))
                .optional()
                .orElseThrow(() -> Refused.notFound("recording"));
        return datasets.open(named.projectId(), named.name());
    }

    /// A dataset by the name it has in its project.
    private record Named(UUID projectId, String name) {}

    private Map<String, UUID> write(DatasetRow dataset, Registration registration, List<Entry> entries) {
        return ForeignKeys.checkedCheaply(worker, () -> copied(dataset, registration, entries));
    }

    private Map<String, UUID> copied(DatasetRow dataset, Registration registration, List<Entry> entries) {
        var tables = new Tables();
        var known = subjects.ensure(dataset, SubjectWriter.labels(entries), tables);
        retiring.setAside(
                dataset.id(),
                entries.stream().filter(Entry::replaces).map(Entry::id).toList());
        var rows = new RecordingRows(tables, dataset.id(), registration.intakeId(), known);
        int waiting = 0;
        for (var entry : entries) {
            rows.add(entry);
            if (++waiting % FLUSH_EVERY == 0) {
                flush(tables);
            }
        }
        flush(tables);
        return known;
    }

    private Map<String, UUID> allSubjects(DatasetRow dataset, Registration registration, Map<String, UUID> known) {
        var missing = registration.crossChecks().stream()
                .map(check -> check.subjectLabel())
                .filter(label -> !known.containsKey(label))
                .distinct()
                .toList();
        var all = subjects.existing(dataset.id(), missing);
        all.putAll(known);
        return all;
    }

    private void tell(UUID datasetId, Collection<UUID> touched, List<Entry> entries) {
        if (!entries.isEmpty()) {
            outbox.changed("dataset", Set.of(datasetId));
            outbox.changed("recording", entries.stream().map(Entry::id).toList());
        }
        outbox.changed("subject", touched);
    }

    private static Registered registered(
            DatasetRow dataset, int version, List<Entry> entries, Map<String, UUID> known) {
        int tables = (int)
                entries.stream().filter(entry -> entry.role().equals("table")).count();
        int recordings = (int) entries.stream()
                .filter(entry -> entry.role().equals("recording"))
                .count();
        return new Registered(dataset.id(), version, recordings, tables, known.size());
    }

    private void flush(Tables tables) {
        try {
            tables.flush(copyManager());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("COPY into the catalogue failed", e);
        }
    }

    private CopyManager copyManager() throws SQLException {
        if (!TransactionSynchronizationManager.hasResource(workerSource)) {
            throw new IllegalStateException("register inside a transaction of the worker's data source");
        }
        return DataSourceUtils.getConnection(workerSource)
                .unwrap(PGConnection.class)
                .getCopyAPI();
    }
}
