package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.acquisition.store.QuarantineRows.Waiting;
import org.naohai.kernel.Background;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Wordless;
import org.naohai.lake.LakeUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/// Runs committed imports in the background, two at a time and one per dataset, and takes up what a stop
/// or a crash left. While the database is away it waits and tries again.
@Component
public class IntakeProcessor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeProcessor.class);
    private static final int AT_ONCE = 2;
    private static final int TRIES = 200;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration REPORT_EVERY = Duration.ofMillis(500);

    private final Pipeline pipeline;
    private final Journal journal;
    private final IntakeRows intakes;
    private final QuarantineStore quarantineStore;
    private final QuarantineRows quarantineRows;
    private final Semaphore running = new Semaphore(AT_ONCE);
    private final DatasetLocks datasetLocks;
    private final Set<UUID> submitted = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Intake.Counts> latest = new ConcurrentHashMap<>();
    private final Map<UUID, Problem> troubles = new ConcurrentHashMap<>();
    private @Nullable ExecutorService background;
    private @Nullable ExecutorService checking;

    IntakeProcessor(
            Pipeline pipeline,
            Journal journal,
            IntakeRows intakes,
            QuarantineStore quarantineStore,
            QuarantineRows quarantineRows,
            DatasetLocks datasetLocks) {
        this.pipeline = pipeline;
        this.journal = journal;
        this.intakes = intakes;
        this.quarantineStore = quarantineStore;
        this.quarantineRows = quarantineRows;
        this.datasetLocks = datasetLocks;
    }

    @Override
    public synchronized void start() {
        background = Executors.newVirtualThreadPerTaskExecutor();
        checking = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), Background.threads("checking-"));
        dropFinished();
        intakes.inState(State.PROCESSING).forEach(this::submit);
    }

    @Override
    public synchronized void stop() {
        for (var threads : new ArrayList<>(java.util.Arrays.asList(background, checking))) {
            if (threads != null) {
                threads.shutdownNow();
            }
        }
        background = null;
        checking = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return background != null;
    }

    /// Journals of imports that ended, whose drop a crash prevented.
    private void dropFinished() {
        for (var id : leftBehind()) {
            var state = intakes.find(id).map(Intake::state).orElse(State.DISCARDED);
            if (state == State.DONE || state == State.DISCARDED) {
                drop(id);
            }
        }
    }

    private Set<UUID> leftBehind() {
        try {
            return journal.intakes();
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    /// Starts an import that is committed; once is enough, twice does no harm.
    public synchronized void submit(UUID intakeId) {
        if (background != null && submitted.add(intakeId)) {
            background.execute(() -> run(intakeId));
        }
    }

    /// How far a running import is, fresher than its row.
    public Intake current(Intake intake) {
        var counts = latest.get(intake.id());
        if (counts == null || intake.state() != State.PROCESSING) {
            return intake;
        }
        return new Intake(
                intake.id(),
                intake.projectId(),
                intake.scopeId(),
                intake.datasetName(),
                intake.datasetId(),
                intake.linkDataset(),
                intake.state(),
                intake.stage(),
                counts,
                intake.startedBy(),
                intake.startedByName(),
                intake.startedAt(),
                intake.finishedAt());
    }

    /// What a running import waits for, or failed of while its row could not be written.
    public Optional<Problem> trouble(UUID intakeId) {
        return Optional.ofNullable(troubles.get(intakeId));
    }

    private void run(UUID intakeId) {
        try {
            withPatience(intakeId, () -> process(intakeId));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // what failing failed of: nobody else would hear of it
            LOG.atError()
                    .addKeyValue("intake", intakeId)
                    .addKeyValue("exception", e.getClass().getName())
                    .log("import failed and its row does not say so");
        } finally {
            submitted.remove(intakeId);
            latest.remove(intakeId);
            troubles.remove(intakeId);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void withPatience(UUID intakeId, Work work) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (IOException | RuntimeException | Error e) {
                if (Thread.currentThread().isInterrupted() || !isRunning()) {
                    return;
                }
                if (!databaseAway(e) || attempt == TRIES) {
                    fail(intakeId, e);
                    return;
                }
                troubles.put(intakeId, waitsFor(e));
                Thread.sleep(PAUSE);
            }
        }
    }

    private static Problem waitsFor(Throwable cause) {
        return LakeUnavailable.diskFull(cause)
                ? LakeUnavailable.diskFullProblem(cause)
                : Problem.error("DATABASE_AWAY", null, null, "no answer of the database", "an answer");
    }

    private static boolean databaseAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof org.springframework.transaction.TransactionSystemException;
    }

    private void process(UUID intakeId) throws IOException, InterruptedException {
        var intake = intakes.get(intakeId);
        if (intake.state() != State.PROCESSING) {
            return;
        }
        // the dataset before the permit: who waits for a dataset keeps nobody else waiting
        var dataset = lockOf(intake);
        dataset.lockInterruptibly();
        try {
            running.acquire();
            try {
                process(intake);
            } finally {
                running.release();
            }
        } finally {
            dataset.unlock();
        }
    }

    private void process(Intake intake) throws IOException, InterruptedException {
        var intakeId = intake.id();
        var sent = journal.of(intakeId);
        var files = sent.files().stream()
                .map(file -> new TreeFile(file.path(), file.size(), file.sha256(), true, () -> sent.channel(file)))
                .toList();
        var consignment =
                new Consignment(intake, files, sent.refused(), sent.linking().orElse(null), null);
        var reporter = new Reporter(intakeId);
        var outcome = pipeline.process(consignment, checkers(), reporter);
        reporter.log(outcome.counts());
        drop(intakeId);
    }

    /// One import at a time per dataset.
    private ReentrantLock lockOf(Intake intake) {
        return datasetLocks.of(intake.projectId(), intake.datasetName());
    }

    private synchronized ExecutorService checkers() {
        if (checking == null) {
            throw new IllegalStateException("intake is stopped");
        }
        return checking;
    }

    /// Tries a quarantined unit again, or takes it with a reason; answers whether it is registered now.
    ///
    /// - **because** why it is taken although it fails; null: it has to pass this time · **by** who decides
    public boolean decide(Waiting waiting, @Nullable String because, UUID by) throws IOException, InterruptedException {
        var files = waiting.files().stream()
                .map(file -> new TreeFile(
                        file.path(),
                        file.size(),
                        file.sha256(),
                        true,
                        () -> quarantineStore.channel(waiting.id(), file)))
                .toList();
        var intake = intakes.get(waiting.intakeId());
        var consignment =
                new Consignment(intake, files, List.of(), null, new Consignment.Decision(waiting.id(), because, by));
        var outcome = decided(consignment);
        if (outcome.counts().quarantined() > 0) {
            quarantineRows.problems(waiting.id(), outcome.problems());
            return false;
        }
        quarantineStore.destroy(waiting.id());
        return true;
    }

    /// Needs no permit: a person waits for the answer.
    private Outcome decided(Consignment consignment) throws IOException, InterruptedException {
        var dataset = lockOf(consignment.intake());
        dataset.lockInterruptibly();
        try {
            return pipeline.process(consignment, checkers(), (stage, counts) -> {});
        } finally {
            dataset.unlock();
        }
    }

    private void drop(UUID intakeId) {
        try {
            journal.drop(intakeId);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("intake", intakeId)
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("journal not dropped, tried again at the next start");
        }
    }

    private void fail(UUID intakeId, Throwable cause) throws InterruptedException {
        LOG.atError()
                .addKeyValue("intake", intakeId)
                .setCause(Wordless.of(cause))
                .log("import failed");
        var problem = cause instanceof Refused refused
                ? refused.problem()
                : LakeUnavailable.diskFull(cause)
                        ? LakeUnavailable.diskFullProblem(cause)
                        : Problem.error(
                                "INTAKE_FAILED", null, null, cause.getClass().getSimpleName(), "a finished import");
        troubles.put(intakeId, problem);
        writeFailed(intakeId, problem);
    }

    /// A row that cannot be written now, for the same reason perhaps, is written later.
    private void writeFailed(UUID intakeId, Problem problem) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                intakes.failed(intakeId, List.of(problem));
                return;
            } catch (RuntimeException e) {
                if (!isRunning() || !databaseAway(e) || attempt == TRIES) {
                    LOG.atError().addKeyValue("intake", intakeId).log("import failed and its row does not say so");
                    return;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /// Writes progress to the row at most twice a second, and to the log how long each stage took.
    private final class Reporter implements Pipeline.Progress {

        private final UUID intakeId;
        private final Map<String, Long> milliseconds = new LinkedHashMap<>();
        private String stage = "";
        private long reportedAt;
        private long stageBeganAt;

        private Reporter(UUID intakeId) {
            this.intakeId = intakeId;
        }

        @Override
        public void at(String now, Intake.Counts counts) {
            latest.put(intakeId, counts);
            boolean due = System.nanoTime() - reportedAt > REPORT_EVERY.toNanos();
            if (!now.equals(stage)) {
                begin(now);
            }
            if (due || stageBeganAt > reportedAt) {
                intakes.progress(intakeId, now, counts);
                reportedAt = System.nanoTime();
            }
        }

        private void begin(String now) {
            long time = System.nanoTime();
            if (!stage.isEmpty()) {
                milliseconds.merge(stage, (time - stageBeganAt) / 1_000_000, Long::sum);
            }
            stage = now;
            stageBeganAt = time;
        }

        private void log(Intake.Counts counts) {
            begin("");
            LOG.atInfo()
                    .addKeyValue("intake", intakeId)
                    .addKeyValue("files", counts.files())
                    .addKeyValue("bytes", counts.bytes())
                    .addKeyValue("quarantined", counts.quarantined())
                    .addKeyValue("stageMilliseconds", milliseconds)
                    .log("import done");
        }
    }
}
