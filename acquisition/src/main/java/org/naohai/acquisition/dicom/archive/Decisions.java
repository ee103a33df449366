package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.archive.HeldRows.HeldSeries;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.acquisition.vault.Vault;
import org.naohai.collaboration.Collaboration;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What people decide about arrivals: each decision is one transaction with its audit row; the work follows.
@Component
class Decisions implements Archiving {

    private final StudyArrivals arrivals;
    private final HeldRows held;
    private final Releases releases;
    private final ReleaseRows releaseRows;
    private final Moving moving;
    private final Archive archive;
    private final Settling settling;
    private final Collaboration collaboration;
    private final Vault vault;
    private final SealedEvidence evidence;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Decisions(
            StudyArrivals arrivals,
            HeldRows held,
            Releases releases,
            ReleaseRows releaseRows,
            Moving moving,
            Archive archive,
            Settling settling,
            Collaboration collaboration,
            Vault vault,
            SealedEvidence evidence,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.arrivals = arrivals;
        this.held = held;
        this.releases = releases;
        this.releaseRows = releaseRows;
        this.moving = moving;
        this.archive = archive;
        this.settling = settling;
        this.collaboration = collaboration;
        this.vault = vault;
        this.evidence = evidence;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public UUID release(UUID arrivalId, List<String> seriesHashes, Target target, Acceptance accept, Decided decided)
            throws IOException {
        var all = held.list(arrivalId);
        var wanted = new HashSet<>(seriesHashes);
        var chosen = all.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(Releases.hex(one.seriesHash())))
                .toList();
        if (chosen.isEmpty()) {
            throw Refused.notFound("held series");
        }
        var arrival = arrivals.get(arrivalId);
        var came = evidence.open(arrivalId, arrival.evidenceCipher());
        boolean whole = chosen.size() == all.size() && !held.hasArchived(arrivalId) || sameAs(target, arrival.target());
        var sending = new Releases.Sending(Ids.next(), accept);
        var going = Objects.requireNonNull(transactions.execute(
                status -> decide(new Chosen(arrivalId, chosen, whole, sending), target, came, decided)));
        archive.forget(arrivalId);
        for (var series : chosen) {
            releases.send(
                    new HeldSeries(going.arrivalId(), series.seriesHash(), series.quarantineId(), series.held()),
                    going,
                    sending);
        }
        events.publishEvent(new Watching.Progress(arrivalId));
        return Objects.requireNonNull(sending.releaseId());
    }

    private static boolean sameAs(Target target, @Nullable Target before) {
        return target.equals(before);
    }

    private record Chosen(UUID arrivalId, List<HeldSeries> series, boolean whole, Releases.Sending sending) {}

    /// Some series for another target go on as an arrival of their own.
    private Settled.Going decide(Chosen chosen, Target target, Evidence came, Decided decided) {
        if (collaboration.findProject(target.projectId()).isEmpty()) {
            throw Refused.notFound("project");
        }
        var id = chosen.arrivalId();
        var hashes = chosen.series().stream().map(HeldSeries::seriesHash).toList();
        releaseRows.begin(chosen.sending(), id, hashes);
        if (!chosen.whole()) {
            id = Ids.next();
            held.split(
                    chosen.arrivalId(),
                    id,
                    vault.hash("dicom study", "split " + id, came.studyUid()),
                    evidence.seal(id, came),
                    hashes);
        }
        var settled = arrivals.named(target, came.patientId());
        held.releasing(id, hashes);
        int scope = settling.scope(settled.projectId());
        held.target(id, settled, scope, "released", decided);
        releaseRows.placed(Objects.requireNonNull(chosen.sending().releaseId()), id, settled);
        audit.record(
                "dicom.release",
                "arrival:" + id,
                Map.of(
                        "project", settled.projectId(),
                        "by", decided.by(),
                        "reason", decided.reason(),
                        "subject", Objects.requireNonNull(settled.subject()),
                        "from", chosen.arrivalId().toString()));
        var place = new Place(settled.projectId(), settled.dataset(), settled.subject(), settled.session());
        return new Settled.Going(id, place, scope, came.patientId());
    }

    @Override
    public void move(UUID arrivalId, List<String> seriesUids, Target target, Decided decided) throws IOException {
        if (collaboration.findProject(target.projectId()).isEmpty()) {
            throw Refused.notFound("project");
        }
        moving.move(arrivals.get(arrivalId), seriesUids, target, decided);
    }

    @Override
    public void discard(UUID arrivalId, Decided decided) {
        turn(arrivalId, "held", "discarded", "dicom.discard", decided);
        archive.forget(arrivalId);
    }

    @Override
    public void restore(UUID arrivalId, Decided decided) {
        turn(arrivalId, "discarded", "held", "dicom.restore", decided);
    }

    private void turn(UUID arrivalId, String from, String to, String action, Decided decided) {
        transactions.executeWithoutResult(status -> {
            if (held.turn(arrivalId, from, to, to, decided) == 0) {
                throw Refused.notFound("arrival");
            }
            audit.record(
                    action,
                    "arrival:" + arrivalId,
                    details(arrivals.get(arrivalId).projectId(), decided));
        });
        events.publishEvent(new Watching.Progress(arrivalId));
    }

    private static Map<String, ?> details(@Nullable UUID projectId, Decided decided) {
        return projectId == null
                ? Map.of("by", decided.by(), "reason", decided.reason())
                : Map.of("project", projectId, "by", decided.by(), "reason", decided.reason());
    }
}
