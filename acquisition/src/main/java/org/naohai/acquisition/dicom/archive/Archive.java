package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.formats.dicom.Tag;
import org.naohai.governance.Acting;
import org.naohai.kernel.Background;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What is under way from the journal into the archive: a [StudyWork] for each study, a [SeriesWork] for each
/// series, one thread at a time for a series, as many series at once as there are processors. The [Committer] makes
/// visible what they have ready; the clock closes what nothing comes for any more.
@Component
class Archive implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final Duration TICK = Duration.ofMillis(500);
    /// Nobody is interrupted: a file that is being written would be closed under the writer.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration AFTER_START = Duration.ofSeconds(20);

    private final InstanceJournal journal;
    private final SeriesSteps steps;
    private final Committer committer;
    private final Finishing finishing;
    private final ArchiveTiming timing;
    private final Map<StudyKey, StudyWork> studies = new ConcurrentHashMap<>();
    private final Semaphore full = new Semaphore(0);
    private final CountDownLatch ready = new CountDownLatch(1);
    private @Nullable ExecutorService workers;
    private @Nullable Thread clock;
    private volatile boolean running;
    private long startedAt;
    private boolean unclosed = true;
    private final Queue<FutureTask<?>> between = new ConcurrentLinkedQueue<>();

    /// - **target** project and dataset where the sender named them, else empty
    private record StudyKey(String target, String studyUid) {}

    Archive(
            InstanceJournal journal,
            SeriesSteps steps,
            Committer committer,
            Finishing finishing,
            ArchiveTiming timing) {
        this.timing = timing;
        this.journal = journal;
        this.steps = steps;
        this.committer = committer;
        this.finishing = finishing;
    }

    @Override
    public void start() {
        running = true;
        startedAt = System.nanoTime();
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Background.soon("archive-"));
        clock = Thread.ofPlatform().name("archive-clock").daemon().start(this::keepTime);
    }

    @Override
    public void stop() {
        running = false;
        full.release();
        ready.countDown();
        try {
            if (clock != null) {
                clock.join(LONGEST_STOP);
            }
            if (workers != null) {
                workers.shutdown();
                workers.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server and the scanner port, which deliver to it.
    @Override
    public int getPhase() {
        return 0;
    }

    /// Returns once what an earlier process left is in order: nothing new overtakes it.
    void awaitReady() {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hands an instance on; its series.
    SeriesWork accept(Parcel parcel, String studyUid, String seriesUid) {
        var target = parcel.letter.sender().target();
        var key = new StudyKey(target == null ? "" : target.projectId() + "/" + target.dataset(), studyUid);
        return accept(key, parcel, seriesUid, () -> new StudyWork(studyUid, timing));
    }

    private SeriesWork accept(StudyKey key, Parcel parcel, String seriesUid, Supplier<StudyWork> fresh) {
        while (true) {
            var study = studies.computeIfAbsent(key, one -> fresh.get());
            var series =
                    study.series(seriesUid, uid -> new SeriesWork(study, uid, steps, this::execute, full::release));
            if (series == null) {
                studies.remove(key, study); // it is over: another one begins
            } else if (series.add(parcel)) {
                return series;
            }
        }
    }

    /// Hands on what a person released, to where she said.
    void acceptAt(StudyWork.Settled.Going going, Parcel parcel, String studyUid, String seriesUid) {
        var key = new StudyKey(released(going.arrivalId()), studyUid);
        var before = studies.get(key);
        if (before != null) {
            before.settle(going);
        }
        accept(key, parcel, seriesUid, () -> {
            var study = new StudyWork(studyUid, timing);
            study.settle(going);
            return study;
        });
    }

    private static String released(UUID arrivalId) {
        return "arrival " + arrivalId;
    }

    /// Does something between two commits: nothing that comes is made visible meanwhile. The clock does it, in the
    /// name of who asks.
    <T> T between(Callable<T> work) throws IOException, InterruptedException {
        var task = new FutureTask<>(Acting.WHO.isBound() ? inHerName(work) : work);
        between.add(task);
        full.release();
        try {
            return task.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            if (between.remove(task)) {
                throw Refused.of(Refused.Kind.CONFLICT, "DICOM_STILL_ARRIVING", null, "arriving", "complete");
            }
            return ended(task);
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static <T> Callable<T> inHerName(Callable<T> work) {
        var who = Acting.who();
        return () -> ScopedValue.where(Acting.WHO, who).call(work::call);
    }

    private static <T> T ended(FutureTask<T> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static IOException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException known -> throw known;
            case Error error -> throw error;
            case IOException known -> known;
            case null, default -> new IOException(e);
        };
    }

    /// Whether something of these arrivals is on its way into the archive, or being closed.
    boolean isAtWork(Set<UUID> arrivals) {
        return studies.values().stream()
                .filter(study -> study.isOf(arrivals))
                .flatMap(study -> study.all().stream())
                .anyMatch(series -> !series.isClosed() || committer.waitsFor(series));
    }

    /// Whatever is on its way to these arrivals, and whatever more comes of them, asks anew where it belongs.
    void askAgain(Set<UUID> arrivals) {
        for (var study : studies.values()) {
            if (study.isSettledAnew(arrivals)) {
                study.all().forEach(SeriesWork::askAgain);
            }
        }
        studies.keySet()
                .removeIf(key -> arrivals.stream().anyMatch(id -> key.target().equals(released(id))));
    }

    /// Instances that left the record are new where they come again.
    void forgetInstances(Set<String> sopUids) {
        series().forEach(series -> series.forgetInstances(sopUids));
    }

    /// A decision was made on an arrival: whatever more comes of it asks anew where it belongs.
    void forget(UUID arrivalId) {
        for (var study : studies.values()) {
            var settled = study.settled();
            if (settled instanceof StudyWork.Settled.Held && settled.arrivalId().equals(arrivalId)) {
                study.settle(null);
            }
        }
    }

    private void execute(Runnable work) {
        var pool = workers;
        if (running && pool != null) {
            pool.execute(work);
        }
    }

    private void keepTime() {
        try {
            takeUp();
            ready.countDown();
            while (running) {
                full.tryAcquire(TICK.toNanos(), TimeUnit.NANOSECONDS);
                full.drainPermits();
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What a stop or a crash left: acknowledged instances are archived, series that were never closed are.
    private void takeUp() throws InterruptedException {
        try {
            var spools = new HashSet<String>();
            var unread = new AtomicBoolean();
            journal.replay((place, record) -> {
                try {
                    takeUp(place, record, spools);
                } catch (IOException | RuntimeException e) {
                    unread.set(true);
                    LOG.atError().setCause(Wordless.of(e)).log("an instance of the journal could not be read");
                }
            });
            if (!unread.get()) { // else a spool may belong to what could not be read
                journal.sweepSpools(spools);
            }
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("what scanners sent before the last stop could not be read");
        }
        studies.values().forEach(StudyWork::changed);
    }

    private void takeUp(InstanceJournal.Place place, byte[] record, Set<String> spools) throws IOException {
        var opened = Letter.open(record);
        var letter = opened.letter();
        if (letter.spool() != null && !journal.holds(letter.spool())) {
            place.release(); // archived before the stop: its spool went first
            return;
        }
        if (letter.spool() != null) {
            spools.add(letter.spool());
        }
        var origin = new JournalOrigin(letter, place, journal);
        var parcel = new Parcel(letter, record.length - (long) opened.bodyAt(), origin, null);
        try (var instance = parcel.open()) {
            var data = instance.object().data();
            accept(parcel, data.text(Tag.StudyInstanceUid, ""), data.text(Tag.SeriesInstanceUid, ""));
        }
    }

    private void tick() throws InterruptedException {
        try {
            for (var task = between.poll(); task != null; task = between.poll()) {
                task.run();
            }
            var all = series();
            committer.commit(all);
            for (var one : all) {
                if (one.isOver() && !committer.waitsFor(one)) {
                    execute(() -> finish(one));
                }
            }
            for (var study : List.copyOf(studies.entrySet())) {
                if (study.getValue().isOver() && studies.remove(study.getKey(), study.getValue())) {
                    finishing.finish(study.getValue());
                }
            }
            takeUpUnclosed();
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("archive of scanners could not go on; tried again");
            Thread.sleep(TICK.multipliedBy(4));
        }
    }

    private void finish(SeriesWork work) {
        try {
            finishing.finish(work);
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("series could not be closed; tried again");
        }
    }

    /// Series that were archived whole before a crash and never closed: what is sent again first has its
    /// turn.
    private void takeUpUnclosed() throws IOException {
        if (!unclosed || System.nanoTime() - startedAt < AFTER_START.toNanos()) {
            return;
        }
        var active = studies.values().stream()
                .map(StudyWork::settled)
                .filter(Objects::nonNull)
                .map(StudyWork.Settled::arrivalId)
                .collect(Collectors.toSet());
        finishing.takeUp(active);
        unclosed = false;
    }

    private List<SeriesWork> series() {
        return studies.values().stream().flatMap(study -> study.all().stream()).toList();
    }
}
