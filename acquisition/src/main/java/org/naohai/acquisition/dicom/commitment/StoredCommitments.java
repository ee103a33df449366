package org.naohai.acquisition.dicom.commitment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.SafeKeeping;
import org.naohai.acquisition.dicom.commitment.Commitment.Reference;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps commitments in the database, and calls senders back until they have confirmed: at once, then after 30 s,
/// doubling up to an hour, for three days. What is missing at first may still be on its way in: it is waited for.
@Component
class StoredCommitments implements Commitments, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCommitments.class);

    /// An association that asked has this long to confirm before it is called back as well.
    private static final Duration ON_ITS_ASSOCIATION = Duration.ofMinutes(6);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration WAIT_FOR_MISSING = Duration.ofMinutes(2);
    private static final Duration MISSING_AGAIN = Duration.ofSeconds(15);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final int CALLS_AT_ONCE = 4;

    private final CommitmentRows rows;
    private final SafeKeeping safeKeeping;
    private final AddressBook addresses;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread background;

    StoredCommitments(CommitmentRows rows, SafeKeeping safeKeeping, AddressBook addresses) {
        this.rows = rows;
        this.safeKeeping = safeKeeping;
        this.addresses = addresses;
    }

    @Override
    public UUID ask(Commitment commitment, String callingAe, String calledAe) {
        var id = Ids.next();
        rows.insert(id, callingAe, calledAe, commitment, ON_ITS_ASSOCIATION);
        LOG.atInfo()
                .addKeyValue("callingAe", callingAe)
                .addKeyValue("instances", commitment.references().size())
                .log("storage commitment asked for");
        return id;
    }

    @Override
    public Report report(Commitment commitment) {
        Set<String> asked = commitment.references().stream()
                .map(Reference::sopInstanceUid)
                .collect(Collectors.toCollection(HashSet::new));
        return Report.of(commitment, safeKeeping.kept(asked));
    }

    @Override
    public boolean hasAddress(String callingAe) {
        return addresses.find(callingAe).isPresent();
    }

    @Override
    public void reported(UUID id) {
        rows.delete(id);
    }

    @Override
    public void callBack(UUID id) {
        rows.again(id, Duration.ZERO);
        wake.release();
    }

    @Override
    public synchronized void start() {
        var working = Thread.ofVirtual().name("storage-commitment").unstarted(this::work);
        background = working;
        working.start();
    }

    @Override
    public synchronized void stop() {
        var working = background;
        background = null;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return background != null;
    }

    private void work() {
        while (isRunning()) {
            try {
                wake.drainPermits();
                while (callDue()) {
                    // until nothing is due
                }
                wake.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.atWarn().setCause(Wordless.of(databaseAway)).log("storage commitment waits");
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        var due = rows.nextDue()
                .map(next -> Duration.between(Instant.now(), next))
                .orElse(LOOK_AGAIN);
        return due.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : due.isNegative() ? Duration.ZERO : due.plusMillis(1);
    }

    /// Several at once: one that does not answer keeps the others waiting for the time it takes to give up, no longer.
    private boolean callDue() {
        var due = rows.claim(CALLS_AT_ONCE, LEASE);
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> calls.execute(() -> guarded(one)));
        }
        return !due.isEmpty();
    }

    /// What cannot even be put off is due again when its lease ends.
    private void guarded(CommitmentRows.Open one) {
        try {
            call(one);
        } catch (RuntimeException databaseAway) {
            LOG.atDebug().setCause(Wordless.of(databaseAway)).log("storage commitment waits");
        }
    }

    private void call(CommitmentRows.Open one) {
        var age = Duration.between(one.askedAt(), Instant.now());
        try {
            var report = report(one.asked());
            if (!report.missing().isEmpty() && age.compareTo(WAIT_FOR_MISSING) < 0) {
                rows.again(one.id(), MISSING_AGAIN);
                return;
            }
            var address = addresses.find(one.callingAe());
            if (address.isPresent() && ReportCall.call(address.get(), one.callingAe(), one.calledAe(), report)) {
                rows.delete(one.id());
                return;
            }
        } catch (IOException | RuntimeException notNow) {
            LOG.atDebug().setCause(Wordless.of(notNow)).log("sender not reached");
        }
        later(one, age);
    }

    private void later(CommitmentRows.Open one, Duration age) {
        if (age.compareTo(GIVE_UP) > 0) {
            rows.delete(one.id());
            LOG.atWarn()
                    .addKeyValue("callingAe", one.callingAe())
                    .addKeyValue("attempts", one.attempts() + 1)
                    .log("storage commitment could not be reported: register host and port of the sender");
        } else {
            rows.again(one.id(), retry(one.attempts()));
        }
    }

    static Duration retry(int attempts) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10));
        return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
    }
}
