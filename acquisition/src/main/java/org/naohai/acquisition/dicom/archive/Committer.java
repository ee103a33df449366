package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.archive.ArrivalSeries.Came;
import org.naohai.acquisition.dicom.archive.OriginalRows.Original;
import org.naohai.acquisition.dicom.archive.SeriesStage.Ready;
import org.naohai.acquisition.dicom.archive.SeriesStage.Staged;
import org.naohai.acquisition.dicom.archive.SeriesStage.Withheld;
import org.naohai.acquisition.store.Json;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.DicomRecord;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Wordless;
import org.naohai.lake.Lake;
import org.naohai.lake.LakeBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes visible what series have ready: packs into the lake, then rows, in one transaction for all series that are
/// due; then the journal may forget it. Owned by the archive's clock.
///
/// What a commit could not finish, it takes up at the next call: nothing new overtakes it.
@Component
class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Lake lake;
    private final DicomRecord record;
    private final ArrivalSeries arrivals;
    private final ReleaseRows releases;
    private final HeldStore held;
    private final OriginalUids uids;
    private final Originals originals;
    private final LargeInstances largeInstances;
    private final Vault vault;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final ArchiveTiming timing;
    private final List<Pending> pending = new ArrayList<>();

    Committer(
            Lake lake,
            DicomRecord record,
            ArrivalSeries arrivals,
            ReleaseRows releases,
            HeldStore held,
            OriginalUids uids,
            Originals originals,
            LargeInstances largeInstances,
            Vault vault,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            ApplicationEventPublisher events,
            ArchiveTiming timing) {
        this.timing = timing;
        this.lake = lake;
        this.record = record;
        this.arrivals = arrivals;
        this.releases = releases;
        this.held = held;
        this.uids = uids;
        this.originals = originals;
        this.largeInstances = largeInstances;
        this.vault = vault;
        this.transactions = transactions;
        this.events = events;
    }

    /// What one series handed over, and how far it is.
    private static final class Pending {
        private final SeriesWork work;
        private final Ready ready;
        private final List<Staged> staged;
        private final List<Withheld> withheld;
        private boolean inLake;
        private @Nullable UUID quarantine;
        private List<HeldStore.Held> index = List.of();
        private @Nullable List<Original> originals;

        private Pending(SeriesWork work, Ready ready) {
            this.work = work;
            this.ready = ready;
            this.staged = new ArrayList<>(ready.staged());
            this.withheld = new ArrayList<>(ready.withheld());
        }

        private UUID arrivalId() {
            return ready.arrivalId();
        }
    }

    void commit(List<SeriesWork> all) {
        gather(all);
        if (pending.isEmpty()) {
            return;
        }
        try {
            intoLake();
            setConflictsAside();
            keepWithheld();
            keepOriginals();
            writeRows();
        } catch (IOException e) {
            throw new org.naohai.lake.LakeUnavailable(e);
        }
        settled(List.copyOf(pending));
    }

    private void settled(List<Pending> done) {
        pending.removeAll(done);
        done.forEach(Committer::release);
        done.stream()
                .map(Pending::arrivalId)
                .distinct()
                .forEach(arrival -> events.publishEvent(new Watching.Progress(arrival)));
    }

    /// Whether something that this series handed over is not committed yet.
    boolean waitsFor(SeriesWork work) {
        return pending.stream().anyMatch(one -> one.work == work);
    }

    private void gather(List<SeriesWork> all) {
        if (!pending.isEmpty()) {
            return; // what is not finished comes first
        }
        for (var work : all) {
            if (!work.turn.tryLock()) {
                continue; // being worked on: the next tick takes it
            }
            try {
                if (work.stage.isDue(timing.visible().toNanos())) {
                    pending.add(new Pending(work, work.stage.detach()));
                }
            } finally {
                work.turn.unlock();
            }
            work.retry();
        }
    }

    private void intoLake() throws IOException {
        var fresh = new ArrayList<>(pending);
        fresh.removeIf(one -> one.inLake);
        boolean any = fresh.stream()
                .anyMatch(one -> one.ready.pack() != null || !one.ready.large().isEmpty());
        if (any) {
            try (var batch = lake.batch()) {
                for (var one : fresh) {
                    if (!taken(batch, one)) {
                        continue;
                    }
                    for (var large : one.ready.large()) {
                        largeInstances.add(batch, large);
                    }
                }
                batch.commit();
            }
        }
        fresh.forEach(one -> one.inLake = true);
    }

    /// False where its pack could not be ended: all of it is gathered anew.
    private boolean taken(LakeBatch batch, Pending one) {
        var pack = one.ready.pack();
        if (pack == null) {
            return true;
        }
        try {
            batch.take(pack);
            return true;
        } catch (IOException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("no room for the archive; tried again");
            pack.close();
            one.work.giveBack(one.ready.parcels());
            pending.remove(one);
            return false;
        }
    }

    /// An instance whose UID stands in another series already, with another content, is for a person.
    private void setConflictsAside() {
        var uids = pending.stream()
                .flatMap(one -> one.staged.stream())
                .map(one -> one.instance().sopUid())
                .toList();
        var present = uids.isEmpty() ? Map.<String, DicomRecord.Instance>of() : record.present(uids);
        if (present.isEmpty()) {
            return;
        }
        for (var one : pending) {
            for (var staged : List.copyOf(one.staged)) {
                var other = present.get(staged.instance().sopUid());
                if (other != null && !other.sha256().equals(staged.instance().sha256())) {
                    one.staged.remove(staged);
                    one.work.lookAgain();
                    one.withheld.add(new Withheld(
                            staged.parcel(),
                            Problem.error("DICOM_UID_CONFLICT", null, null, "another series", "a UID of its own"),
                            one.ready.originals().getOrDefault(staged.instance().sopUid(), ""),
                            Objects.requireNonNull(one.ready.series()).modality(),
                            Objects.requireNonNull(one.ready.series()).number()));
                }
            }
        }
    }

    private void keepWithheld() throws IOException {
        for (var one : pending) {
            if (!one.withheld.isEmpty() && one.index.isEmpty()) {
                var before = arrivals.quarantine(one.arrivalId(), hash(one));
                one.quarantine = before == null ? Ids.next() : before;
                one.index = held.keep(one.quarantine, one.withheld);
            }
        }
    }

    private void keepOriginals() throws IOException {
        for (var one : pending) {
            var study = one.ready.study();
            var series = one.ready.series();
            if (one.originals == null && study != null && series != null && !one.staged.isEmpty()) {
                one.originals = originals.keep(study.projectId(), series.uid(), one.staged, one.ready.originals());
            }
        }
    }

    /// Until it is archived it is held as it came, and not beside that.
    private void forgetOriginals(Pending one) {
        if (one.originals != null) {
            originals.forget(one.originals);
            one.originals = null;
        }
    }

    private byte[] hash(Pending one) {
        return vault.hash("dicom series", one.work.sourceUid);
    }

    /// All in one transaction; where the database refuses, each series in one of its own: what of it is refused
    /// waits for a person, and holds no other series up.
    private void writeRows() throws IOException {
        try {
            transactions.executeWithoutResult(status -> rows(pending));
            return;
        } catch (RuntimeException e) {
            if (DatabaseAway.says(e)) {
                throw e;
            }
            LOG.atWarn().setCause(Wordless.of(e)).log("series are committed one by one");
        }
        for (var one : List.copyOf(pending)) {
            try {
                transactions.executeWithoutResult(status -> rows(List.of(one)));
            } catch (RuntimeException e) {
                if (DatabaseAway.says(e)) {
                    throw e;
                }
                LOG.atError().setCause(Wordless.of(e)).log("series is refused by the database and withheld");
                forgetOriginals(one);
                withholdAll(one, e.getClass().getSimpleName());
                keepWithheld();
                transactions.executeWithoutResult(status -> rows(List.of(one)));
            }
            settled(List.of(one));
        }
    }

    private static void withholdAll(Pending one, String cause) {
        for (var staged : one.staged) {
            one.withheld.add(new Withheld(
                    staged.parcel(),
                    Problem.error("DICOM_ARCHIVE_FAILED", null, null, cause, "a decision"),
                    one.ready.originals().getOrDefault(staged.instance().sopUid(), ""),
                    Objects.requireNonNull(one.ready.series()).modality(),
                    Objects.requireNonNull(one.ready.series()).number()));
        }
        one.staged.clear();
        one.index = List.of();
        one.work.lookAgain();
    }

    /// In the order of study UIDs, as the record asks for.
    private void rows(List<Pending> some) {
        var inOrder = new ArrayList<>(some);
        inOrder.sort(Comparator.comparing(
                one -> one.ready.study() == null ? "" : one.ready.study().uid()));
        for (var one : inOrder) {
            var study = one.ready.study();
            var series = one.ready.series();
            if (study != null && series != null && !one.staged.isEmpty()) {
                var instances = one.staged.stream().map(Staged::instance).toList();
                uids.keep(series.uid(), one.ready.originals());
                originals.index(series.uid(), Objects.requireNonNull(one.originals));
                noteBrought(one);
                record.add(study, series, instances);
                long bytes =
                        instances.stream().mapToLong(DicomRecord.Instance::size).sum();
                arrivals.archived(one.arrivalId(), hash(one), series, new Came(instances.size(), bytes));
            }
            if (!one.withheld.isEmpty()) {
                long bytes =
                        one.withheld.stream().mapToLong(it -> it.parcel().size).sum();
                arrivals.withheld(
                        one.arrivalId(),
                        hash(one),
                        Objects.requireNonNull(one.quarantine),
                        Json.of(one.index),
                        one.withheld.getLast(),
                        new Came(one.withheld.size(), bytes));
            }
        }
    }

    /// What a release brings is what is not here already.
    private void noteBrought(Pending one) {
        var released = new HashMap<UUID, List<String>>();
        for (var staged : one.staged) {
            var id = staged.parcel().origin.releaseId();
            if (id != null) {
                released.computeIfAbsent(id, none -> new ArrayList<>())
                        .add(staged.instance().sopUid());
            }
        }
        released.forEach((id, uids) -> {
            uids.removeAll(record.present(uids).keySet());
            releases.brought(id, hash(one), uids);
        });
    }

    private static void release(Pending one) {
        try {
            for (var staged : one.ready.staged()) {
                staged.parcel().release();
            }
            for (var parcel : one.ready.again()) {
                parcel.release();
            }
            for (var withheld : one.ready.withheld()) {
                withheld.parcel().release();
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("journal of scanners not released, done at the next start");
        }
    }
}
