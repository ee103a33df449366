package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.naohai.acquisition.dicom.Checking;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.Deidentifying.Before;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Verdict;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Closes series and studies that nothing comes for any more: the checks of the series as a whole, its metadata as
/// one document, the report of its de-identification, its identities into the vault, its light on the board.
@Component
class Finishing {

    private final Deidentifying deidentifying;
    private final Checking checking;
    private final Lake lake;
    private final Vault vault;
    private final DicomRecord record;
    private final ArrivalSeries arrivals;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Finishing(
            Deidentifying deidentifying,
            Checking checking,
            Lake lake,
            Vault vault,
            DicomRecord record,
            ArrivalSeries arrivals,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.deidentifying = deidentifying;
        this.checking = checking;
        this.lake = lake;
        this.vault = vault;
        this.record = record;
        this.arrivals = arrivals;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    /// What closes a series.
    private record Closing(
            UUID arrivalId,
            byte[] seriesHash,
            String seriesUid,
            Place place,
            Deidentifying.Series deidentifier,
            Checking.Series checks,
            MetadataDocument metadata) {}

    /// Nothing of the series waits; it may be that something comes at this moment.
    void finish(SeriesWork work) throws IOException {
        work.turn.lock();
        try {
            if (work.isEnded() || !work.stage.isEmpty() || !work.end()) {
                return;
            }
            finishEnded(work);
            work.closed();
        } catch (IOException | RuntimeException e) {
            work.resume();
            throw e;
        } finally {
            work.turn.unlock();
        }
    }

    private void finishEnded(SeriesWork work) throws IOException {
        var hash = vault.hash("dicom series", work.sourceUid);
        var arrivalId = Objects.requireNonNull(work.stage.arrivalId);
        if (isRecorded(work.stage)) {
            close(work.stage, hash);
        } else {
            transactions.executeWithoutResult(status -> arrivals.checked(arrivalId, hash, "red", List.of()));
            events.publishEvent(new Watching.Progress(arrivalId));
        }
        work.study.changed();
    }

    /// Not where the record refused all of it.
    private boolean isRecorded(SeriesStage stage) {
        return stage.recorded
                && stage.going != null
                && stage.series != null
                && record.findSeries(stage.series.uid()).isPresent();
    }

    private void close(SeriesStage stage, byte[] hash) throws IOException {
        var going = Objects.requireNonNull(stage.going);
        var uid = Objects.requireNonNull(stage.series).uid();
        var closing = new Closing(
                going.arrivalId(),
                hash,
                uid,
                going.place(),
                Objects.requireNonNull(stage.deidentifier),
                stage.continued ? checking.open(going.place().projectId()) : Objects.requireNonNull(stage.checks),
                stage.continued ? new MetadataDocument() : Objects.requireNonNull(stage.metadata));
        if (stage.continued) {
            readAgain(closing);
        }
        close(closing);
    }

    /// Of a series that came in parts, everything is looked at as one.
    private void readAgain(Closing closing) throws IOException {
        for (var instance : record.listInstances(closing.seriesUid())) {
            try (var channel = lake.channel(instance.sha256())) {
                var data = DicomReader.read(ByteSource.of(channel)).data();
                closing.checks().add(data);
                closing.metadata().add(data);
                closing.deidentifier().look(data);
            }
        }
    }

    private void close(Closing closing) throws IOException {
        var problems = new ArrayList<Problem>(closing.checks().finish());
        problems.addAll(closing.deidentifier().problems());
        var metadata = lake.put(closing.metadata().finish(), AtRest.PLAIN).sha256();
        var report = lake.put(closing.deidentifier().report(before(closing.seriesUid())), AtRest.PLAIN)
                .sha256();
        keepIdentities(closing);
        transactions.executeWithoutResult(status -> {
            record.complete(
                    closing.seriesUid(),
                    Verdict.of(problems),
                    closing.deidentifier().head(),
                    metadata,
                    report);
            record.note(closing.seriesUid(), problems);
            arrivals.checked(closing.arrivalId(), closing.seriesHash(), light(problems), problems);
        });
        events.publishEvent(new Watching.Progress(closing.arrivalId()));
    }

    /// Of a series that came in parts, or was interrupted, the report covers what an earlier one does.
    private Before before(String seriesUid) throws IOException {
        var earlier = record.findReport(seriesUid);
        byte[] bytes = null;
        if (earlier.isPresent()) {
            try (var report = lake.open(earlier.get())) {
                bytes = report.readAllBytes();
            }
        }
        return new Before(bytes, record.listInstances(seriesUid).size());
    }

    private static String light(List<Problem> problems) {
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return "red";
        }
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.WARNING) ? "amber" : "green";
    }

    private void keepIdentities(Closing closing) {
        var place = closing.place();
        var owned = closing.deidentifier().identities().stream()
                .map(one -> new Vault.Owned(place.subject(), one.kind(), one.field(), one.value()))
                .toList();
        vault.keep(new Vault.Place(place.projectId(), place.dataset(), "dicom/" + closing.seriesUid()), owned);
    }

    /// Every series of the study is closed.
    void finish(StudyWork study) {
        var settled = study.settled();
        if (settled != null) {
            var project = settled instanceof Settled.Going going ? going.place().projectId() : null;
            finish(settled.arrivalId(), project);
        }
    }

    private void finish(UUID arrivalId, @org.jspecify.annotations.Nullable UUID project) {
        var studyUid = transactions.execute(status -> {
            var closed = arrivals.closed(arrivalId);
            closed.ifPresent(one -> audit.record(
                    "dicom.arrive",
                    "arrival:" + arrivalId,
                    project == null
                            ? Map.of("state", one.state())
                            : Map.of("state", one.state(), "project", project, "instances", one.instances())));
            return closed.map(ArrivalSeries.Closed::studyUid).orElse(null);
        });
        if (studyUid != null) {
            events.publishEvent(new Watching.StudyClosed(arrivalId, studyUid));
        } else {
            events.publishEvent(new Watching.Progress(arrivalId));
        }
    }

    /// What a stop or a crash left unclosed, though all of it is in the record.
    ///
    /// - **active** arrivals that are being worked on: they close by themselves
    void takeUp(Set<UUID> active) throws IOException {
        for (var one : arrivals.unchecked()) {
            if (!active.contains(one.arrivalId())) {
                takeUp(one);
            }
        }
        for (var one : arrivals.open()) {
            if (!active.contains(one.arrivalId())) {
                finish(one.arrivalId(), one.projectId());
            }
        }
    }

    /// Series that lost instances.
    void checkAnew(List<ArrivalSeries.Unchecked> series) throws IOException {
        for (var one : series) {
            takeUp(one);
        }
    }

    private void takeUp(ArrivalSeries.Unchecked one) throws IOException {
        var study = record.findSeries(one.seriesUid()).flatMap(series -> record.findStudy(series.studyUid()));
        if (study.isEmpty()) {
            return;
        }
        var place = new Place(
                study.get().projectId(),
                study.get().dataset(),
                study.get().subject(),
                study.get().session());
        var closing = new Closing(
                one.arrivalId(),
                one.seriesHash(),
                one.seriesUid(),
                place,
                deidentifying.open(place),
                checking.open(place.projectId()),
                new MetadataDocument());
        readAgain(closing);
        close(closing);
    }
}
