package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Converting;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.Withdrawing;
import org.naohai.acquisition.dicom.archive.ArrivalSeries.Unchecked;
import org.naohai.acquisition.dicom.archive.ReleaseRows.Release;
import org.naohai.acquisition.dicom.archive.ReleaseRows.Released;
import org.naohai.acquisition.dicom.archive.WithdrawnRows.Rest;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.DicomRecord;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Undoes releases: what one brought leaves the record, and its arrival is held again as it was.
///
/// The rows change between two commits of the archive and in one transaction, so that nothing of the arrival
/// becomes visible meanwhile; what is on its way to it asks anew where it belongs.
@Component
class Withdrawals implements Withdrawing {

    /// What the vault knows of a subject by an arrival's evidence.
    private static final List<String> TOLD = List.of("PatientID", "PatientName", "PatientBirthDate");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Archive archive;
    private final ReleaseRows releases;
    private final WithdrawnRows rows;
    private final HeldRows held;
    private final StudyArrivals arrivals;
    private final DicomRecord record;
    private final Finishing finishing;
    private final Originals originals;
    private final SealedEvidence evidence;
    private final Vault vault;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Converting> converting;

    Withdrawals(
            Archive archive,
            ReleaseRows releases,
            WithdrawnRows rows,
            HeldRows held,
            StudyArrivals arrivals,
            DicomRecord record,
            Finishing finishing,
            Originals originals,
            SealedEvidence evidence,
            Vault vault,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            ApplicationEventPublisher events,
            ObjectProvider<Converting> converting) {
        this.archive = archive;
        this.releases = releases;
        this.rows = rows;
        this.held = held;
        this.arrivals = arrivals;
        this.record = record;
        this.finishing = finishing;
        this.originals = originals;
        this.evidence = evidence;
        this.vault = vault;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
        this.converting = converting;
    }

    @Override
    public boolean canWithdraw(UUID releaseId) {
        return releases.find(releaseId).filter(this::stands).isPresent();
    }

    private boolean stands(Release release) {
        return release.at().isAfter(Instant.now().minus(Archiving.REGRET))
                && release.place().equals(arrivals.get(release.placedId()).target())
                && releases.stands(release);
    }

    @Override
    public void withdraw(UUID releaseId, Decided decided) throws IOException, InterruptedException {
        var release = releases.find(releaseId).orElseThrow(Withdrawals::nothing);
        var came = evidence(release);
        var taken = atRest(() -> taken(release, came, decided));
        forgetPerson(release, came, taken);
        finishing.checkAnew(taken.left());
        events.publishEvent(new Watching.Progress(release.arrivalId()));
        for (var one : taken.left()) {
            record.findSeries(one.seriesUid())
                    .ifPresent(series ->
                            events.publishEvent(new Watching.StudyClosed(one.arrivalId(), series.studyUid())));
        }
    }

    private Evidence evidence(Release release) {
        return evidence.open(
                release.arrivalId(), arrivals.get(release.arrivalId()).evidenceCipher());
    }

    /// - **sopUids** that left the record · **seriesUids** that they were in · **left** series of which
    ///   something stays
    private record Taken(Set<String> sopUids, Set<String> seriesUids, List<Unchecked> left) {}

    /// What was released a moment ago is on its way yet: its series closes within seconds.
    private Taken atRest(Callable<Optional<Taken>> work) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (var taken = archive.between(work); ; taken = archive.between(work)) {
            if (taken.isPresent()) {
                return taken.get();
            }
            if (System.nanoTime() > until) {
                throw Refused.of(Refused.Kind.CONFLICT, "DICOM_STILL_ARRIVING", null, "arriving", "complete");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /// Empty while something of it is under way.
    private Optional<Taken> taken(Release release, Evidence came, Decided decided) {
        var ids = Set.copyOf(List.of(release.arrivalId(), release.placedId()));
        if (archive.isAtWork(ids)) {
            return Optional.empty();
        }
        var taken = Objects.requireNonNull(transactions.execute(status -> rows(release, came, decided)));
        taken.ifPresent(one -> {
            archive.askAgain(ids);
            archive.forgetInstances(one.sopUids());
            originals.destroy(one.seriesUids(), one.sopUids());
        });
        return taken;
    }

    private Optional<Taken> rows(Release release, Evidence came, Decided decided) {
        var ids = List.of(release.arrivalId(), release.placedId());
        rows.lock(ids);
        if (!releases.lock(release.id()) || !stands(release)) {
            throw nothing();
        }
        if (release.isSplit() && rows.isBeingDecided(release.placedId())) {
            throw Refused.of(
                    Refused.Kind.CONFLICT, "DICOM_DECIDED_MEANWHILE", "version", "an earlier one", "the latest");
        }
        var series = releases.series(release);
        if (series.stream().anyMatch(one -> one.state().equals("arriving")) || rows.isBeingConverted(ids)) {
            return Optional.empty();
        }
        var brought = new HashSet<String>();
        series.forEach(one -> brought.addAll(one.brought()));
        var present = record.present(brought);
        var left = record.removeInstances(brought);
        converting.ifAvailable(one -> one.withdraw(left.keySet(), decided));
        var rests = new LinkedHashMap<Released, Rest>();
        series.forEach(one -> rests.put(one, rest(release.id(), one, present, left)));
        restore(release, came, rests);
        releases.delete(release.id());
        audit(release, present.size(), decided);
        var anew = new HashSet<String>();
        left.forEach((uid, count) -> {
            if (count > 0) {
                anew.add(uid);
            }
        });
        rests.forEach((one, rest) -> {
            if (rest.archived()) {
                anew.add(Objects.requireNonNull(one.seriesUid()));
            }
        });
        return Optional.of(new Taken(brought, Set.copyOf(left.keySet()), rows.checkAnew(anew)));
    }

    /// What is neither held originally nor brought by the release, nor held again because of it.
    private Rest rest(
            UUID releaseId, Released one, Map<String, DicomRecord.Instance> present, Map<String, Integer> left) {
        var spools = new HashSet<String>();
        one.original().forEach(held -> spools.add(held.spool()));
        var others = new ArrayList<HeldStore.Held>();
        int instances = one.instances();
        long bytes = one.bytes();
        for (var held : one.held()) {
            if (releaseId.equals(held.release())) {
                instances--;
                bytes -= held.length();
            } else if (!spools.contains(held.spool())) {
                others.add(held);
            }
        }
        for (var uid : one.brought()) {
            var instance = present.get(uid);
            if (instance != null) {
                instances--;
                bytes -= instance.size();
            }
        }
        boolean more = instances > others.size();
        boolean archived = isLeft(one.seriesUid(), left) && (one.before() || more);
        return new Rest(archived, others, Math.max(0, instances), Math.max(0, bytes));
    }

    private boolean isLeft(@Nullable String seriesUid, Map<String, Integer> left) {
        if (seriesUid == null) {
            return false;
        }
        var count = left.get(seriesUid);
        return count == null ? record.findSeries(seriesUid).isPresent() : count > 0;
    }

    /// Where nothing else speaks for where it went, the arrival is what it was. Where more of the study came
    /// meanwhile, that stays, and what was released waits by itself.
    private void restore(Release release, Evidence came, Map<Released, Rest> rests) {
        var hashes = rests.keySet().stream().map(Released::seriesHash).toList();
        var home = release.placedId();
        if (release.isSplit() && !rows.hasSeries(release.arrivalId(), hashes)) {
            home = release.arrivalId();
            rows.handBack(release.placedId(), home, hashes);
        } else if (!release.isSplit() && goesOn(release, rests, hashes)) {
            apart(release, came, rests);
            return;
        }
        for (var one : rests.entrySet()) {
            rows.restore(release.id(), home, one.getKey(), one.getValue());
        }
        if (home.equals(release.placedId())) {
            rows.restore(release.id(), home);
        } else {
            rows.waitAgain(release.id(), home);
            rows.deleteEmpty(release.placedId());
        }
        held.recount(home);
    }

    private boolean goesOn(Release release, Map<Released, Rest> rests, List<byte[]> hashes) {
        return !release.place().equals(release.stood())
                && (rests.values().stream().anyMatch(rest -> !rest.isEmpty())
                        || rows.hasOthersArchived(release.arrivalId(), hashes));
    }

    private void apart(Release release, Evidence came, Map<Released, Rest> rests) {
        var id = Ids.next();
        rows.begin(release, id, vault.hash("dicom study", "split " + id, came.studyUid()), evidence.seal(id, came));
        for (var one : rests.entrySet()) {
            rows.giveBack(release.id(), id, one.getKey());
            rows.leave(release.placedId(), one.getKey(), one.getValue());
        }
        rows.goOn(release.placedId());
        held.recount(id);
        held.recount(release.placedId());
    }

    private void audit(Release release, int instances, Decided decided) {
        audit.record(
                "dicom.withdraw",
                "arrival:" + release.arrivalId(),
                Map.of(
                        "project", release.place().projectId(),
                        "by", decided.by(),
                        "reason", decided.reason(),
                        "subject", String.valueOf(release.place().subject()),
                        "from", release.placedId().toString(),
                        "instances", instances));
    }

    /// The vault takes the person from the subject where nothing else of hers is there.
    private void forgetPerson(Release release, Evidence came, Taken taken) {
        var place = release.place();
        var subject = place.subject();
        if (subject == null || taken.sopUids().isEmpty()) {
            return;
        }
        var others = rows.archivedOf(new WithdrawnRows.Deidentified(place.projectId(), place.dataset(), subject));
        boolean hers = others.stream()
                .anyMatch(one -> evidence.open(one.id(), one.evidenceCipher())
                        .patientId()
                        .equals(came.patientId()));
        if (!hers) {
            vault.forget(
                    new Vault.Holder(place.projectId(), place.dataset(), subject),
                    TOLD,
                    List.of(came.patientId(), came.patientName(), came.birthDate()));
        }
    }

    private static Refused nothing() {
        return Refused.of(Refused.Kind.CONFLICT, "DICOM_NOTHING_TO_UNDO", null, "nothing", "a decision");
    }
}
