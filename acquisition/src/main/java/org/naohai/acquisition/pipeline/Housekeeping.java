package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.kernel.Problem;
import org.naohai.lake.LakeUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What crashes, damage and abandoned uploads leave: looked after at the start, before imports go on, and
/// every hour.
@Component
public class Housekeeping implements SmartLifecycle {

    /// The problem of an intake that lost files it had acknowledged.
    public static final String DAMAGED = "JOURNAL_DAMAGED";

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    /// A unit whose bytes are kept gets its row within minutes.
    private static final Duration KEPT_WITHOUT_ROW = Duration.ofDays(1);

    private static final int AT_ONCE = 1_000;

    private final Journal journal;
    private final IntakeRows intakes;
    private final QuarantineStore quarantineStore;
    private final QuarantineRows quarantineRows;
    private final AbandonedUploads uploads;
    private @Nullable ScheduledExecutorService hourly;

    Housekeeping(
            Journal journal,
            IntakeRows intakes,
            QuarantineStore quarantineStore,
            QuarantineRows quarantineRows,
            AbandonedUploads uploads) {
        this.journal = journal;
        this.intakes = intakes;
        this.quarantineStore = quarantineStore;
        this.quarantineRows = quarantineRows;
        this.uploads = uploads;
    }

    /// Before [IntakeProcessor].
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public synchronized void start() {
        try {
            failDamaged();
            sweepQuarantine(Instant.MAX);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
        hourly = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("housekeeping").factory());
        hourly.scheduleWithFixedDelay(this::everyHour, 0, 1, TimeUnit.HOURS);
    }

    @Override
    public synchronized void stop() {
        if (hourly != null) {
            hourly.shutdownNow();
            hourly = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return hourly != null;
    }

    private void everyHour() {
        try {
            uploads.dropExpired();
            sweepQuarantine(Instant.now().minus(KEPT_WITHOUT_ROW));
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("housekeeping is tried again in an hour");
        }
    }

    /// A damaged header may still name its intake; where it names none that is open, it may be any of them.
    private void failDamaged() throws IOException {
        var owners = journal.damaged();
        if (owners.isEmpty()) {
            return;
        }
        var open = new ArrayList<UUID>();
        for (var state : List.of(State.RECEIVING, State.PROCESSING, State.FAILED)) {
            open.addAll(intakes.inState(state));
        }
        var lost = new LinkedHashSet<UUID>();
        for (var owner : owners) {
            lost.addAll(open.contains(owner) ? List.of(owner) : open);
        }
        intakes.lost(lost, List.of(Problem.error(DAMAGED, null, null, "a damaged segment", "a whole one")));
        journal.damageNoted();
    }

    /// Bytes whose row was never written, or is decided: their keys are destroyed.
    private void sweepQuarantine(Instant before) throws IOException {
        var kept = quarantineStore.keptBefore(before);
        for (int from = 0; from < kept.size(); from += AT_ONCE) {
            var some = kept.subList(from, Math.min(kept.size(), from + AT_ONCE));
            var waiting = quarantineRows.waiting(some);
            for (var id : some) {
                if (!waiting.contains(id)) {
                    quarantineStore.destroy(id);
                }
            }
        }
    }
}
