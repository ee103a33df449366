package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Converting;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.convert.ConversionQueue.Arrival;
import org.naohai.acquisition.dicom.sandbox.PrivateFolder;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Study;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Background;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Wordless;
import org.naohai.lake.DataFolder;
import org.naohai.lake.LakeUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/// Converts studies in the background when they are closed, a few at a time, and takes up what a stop or a
/// crash left. The queue is the column `converted` of the arrivals: what is said to be `waiting` there is
/// done.
@Component
class Conversions implements SmartLifecycle, Converting {

    private static final Logger LOG = LoggerFactory.getLogger(Conversions.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ConversionQueue queue;
    private final StudyConversion studies;
    private final SeriesConversion series;
    private final Retractions retractions;
    private final Responsible responsible;
    private final DicomRecord record;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final DataFolder data;
    private final Semaphore news = new Semaphore(0);
    private final Set<UUID> active = ConcurrentHashMap.newKeySet();
    private final ReentrantLock claiming = new ReentrantLock();
    private @Nullable ExecutorService workers;

    Conversions(
            ConversionQueue queue,
            StudyConversion studies,
            SeriesConversion series,
            Retractions retractions,
            Responsible responsible,
            DicomRecord record,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            ApplicationEventPublisher events,
            DataFolder data) {
        this.queue = queue;
        this.studies = studies;
        this.series = series;
        this.retractions = retractions;
        this.responsible = responsible;
        this.record = record;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
        this.data = data;
    }

    @Override
    public synchronized void start() {
        try {
            PrivateFolder.sweep(SeriesConversion.rooms(data));
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
        queue.takeUp(series.usable());
        var fresh = Executors.newThreadPerTaskExecutor(Background.threads("convert-"));
        int atOnce = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
        fresh.execute(() -> retractions.withdrawLost(record));
        for (int i = 0; i < atOnce; i++) {
            fresh.execute(this::work);
        }
        workers = fresh;
    }

    @Override
    public synchronized void stop() {
        if (workers != null) {
            workers.shutdownNow();
            workers.close();
            workers = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return workers != null;
    }

    @EventListener
    void on(Watching.StudyClosed closed) {
        wake();
    }

    /// Something waits, perhaps.
    void wake() {
        news.release();
    }

    boolean usable() {
        return series.usable();
    }

    @Override
    public void withdraw(Collection<String> seriesUids, Decided decided) {
        retractions.withdraw(seriesUids, decided);
        wake();
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!next() && news.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) { // the queue goes on, whatever one study does
                LOG.atError().setCause(Wordless.of(e)).log("conversions pause");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there was something to do.
    private boolean next() throws InterruptedException {
        boolean retracted = retractions.finishNext();
        var arrival = claim();
        if (arrival.isEmpty()) {
            return retracted;
        }
        try {
            convert(arrival.get());
        } finally {
            active.remove(arrival.get().id());
        }
        return true;
    }

    private Optional<Arrival> claim() throws InterruptedException {
        claiming.lockInterruptibly();
        try {
            var arrival = queue.claim(active);
            arrival.ifPresent(one -> active.add(one.id()));
            return arrival;
        } finally {
            claiming.unlock();
        }
    }

    private void convert(Arrival arrival) throws InterruptedException {
        var study = record.findStudy(arrival.studyUid());
        if (study.isEmpty()) {
            ended(arrival, null, "done", List.of());
        } else if (!series.usable()) {
            ended(arrival, study.get(), "off", List.of(missing()));
        } else {
            convert(arrival, study.get());
        }
    }

    private void convert(Arrival arrival, Study study) throws InterruptedException {
        long began = System.nanoTime();
        try {
            var person = responsible
                    .of(arrival, study.projectId())
                    .orElseThrow(() -> ConversionFailed.of("nobody who may contribute", "an owner of the project"));
            var result = studies.convert(arrival, study, person);
            ended(arrival, study, result.failed() ? "failed" : "done", result.problems());
            LOG.atInfo()
                    .addKeyValue("arrival", arrival.id())
                    .addKeyValue("milliseconds", (System.nanoTime() - began) / 1_000_000)
                    .addKeyValue("problems", result.problems().size())
                    .log("study converted");
        } catch (ConversionFailed e) {
            ended(arrival, study, "failed", List.of(e.problem()));
        } catch (IOException | RuntimeException | Error e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            if (databaseAway(e)) {
                Thread.sleep(PAUSE);
                return; // it is claimed again
            }
            LOG.atError()
                    .addKeyValue("arrival", arrival.id())
                    .setCause(Wordless.of(e))
                    .log("conversion failed");
            ended(arrival, study, "failed", List.of(problem(e)));
        }
    }

    private static boolean databaseAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException;
    }

    private static Problem problem(Throwable cause) {
        return LakeUnavailable.diskFull(cause)
                ? LakeUnavailable.diskFullProblem(cause)
                : Problem.error(Dcm2niix.FAILED, null, null, cause.getClass().getSimpleName(), "a converted study");
    }

    private static Problem missing() {
        return Problem.warning("DICOM_CONVERTER_MISSING", null, null, "no dcm2niix behind bubblewrap", "dcm2niix");
    }

    private void ended(Arrival arrival, @Nullable Study study, String state, List<Problem> problems) {
        transactions.executeWithoutResult(status -> {
            queue.ended(arrival.id(), state, problems);
            if (study != null) {
                var details = new HashMap<String, Object>(
                        Map.of("project", study.projectId(), "state", state, "problems", problems.size()));
                responsible.of(arrival, study.projectId()).ifPresent(person -> details.put("by", person.id()));
                audit.record("dicom.convert", "arrival:" + arrival.id(), details);
            }
        });
        events.publishEvent(new Watching.Progress(arrival.id()));
    }
}
