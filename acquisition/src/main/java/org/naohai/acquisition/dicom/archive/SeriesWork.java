package org.naohai.acquisition.dicom.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The instances of one series on their way from the journal into packs: one after the other, in the order
/// they came.
///
/// The queue has a lock of its own, so that a sender never waits for the work; [#turn] is held by whoever works on
/// the series: a worker, the committer, or the clock that closes it.
final class SeriesWork {

    /// What one worker does before another series has its turn.
    private static final int IN_A_ROW = 64;

    final StudyWork study;
    final String sourceUid;
    final ReentrantLock turn = new ReentrantLock();
    /// Guarded by [#turn].
    final SeriesStage stage = new SeriesStage();

    private final SeriesSteps steps;
    private final Executor executor;
    private final Runnable full;
    private final Deque<Parcel> queue = new ArrayDeque<>();
    private boolean scheduled;
    private int senders;
    private long lastAt = System.nanoTime();
    private volatile boolean ended;
    private volatile boolean closed;

    SeriesWork(StudyWork study, String sourceUid, SeriesSteps steps, Executor executor, Runnable full) {
        this.study = study;
        this.sourceUid = sourceUid;
        this.steps = steps;
        this.executor = executor;
        this.full = full;
    }

    /// False where the series was closed meanwhile.
    boolean add(Parcel parcel) {
        synchronized (queue) {
            if (ended) {
                return false;
            }
            queue.add(parcel);
            lastAt = System.nanoTime();
            schedule();
        }
        return true;
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            executor.execute(this::work);
        }
    }

    private void work() {
        turn.lock();
        try {
            for (int i = 0; i < IN_A_ROW; i++) {
                var parcel = next();
                if (parcel == null) {
                    return;
                }
                if (!steps.take(this, parcel)) {
                    putBack(parcel);
                    return;
                }
                if (stage.isFull()) {
                    full.run();
                }
            }
        } finally {
            turn.unlock();
        }
        executor.execute(this::work);
    }

    private @Nullable Parcel next() {
        synchronized (queue) {
            var parcel = queue.poll();
            scheduled = parcel != null;
            return parcel;
        }
    }

    /// The database is away: the clock tries again.
    private void putBack(Parcel parcel) {
        parcel.forget();
        synchronized (queue) {
            queue.addFirst(parcel);
            scheduled = false;
        }
    }

    /// Goes on with what was put back.
    void retry() {
        synchronized (queue) {
            if (!queue.isEmpty()) {
                schedule();
            }
        }
    }

    /// A sender turns to this series.
    void entered() {
        synchronized (queue) {
            senders++;
        }
    }

    /// A sender turns to another one, or goes.
    void left() {
        synchronized (queue) {
            senders--;
        }
    }

    boolean isEnded() {
        return ended;
    }

    /// Whether it can be closed now: nothing waits, and nothing came for a while.
    boolean isOver() {
        synchronized (queue) {
            long quiet = System.nanoTime() - lastAt;
            return !ended
                    && queue.isEmpty()
                    && !scheduled
                    && quiet > (senders == 0 ? study.timing.series() : study.timing.silent()).toNanos();
        }
    }

    /// What was gathered of the series as a whole counts something that is not in the record.
    void lookAgain() {
        turn.lock();
        try {
            stage.continued = true;
        } finally {
            turn.unlock();
        }
    }

    /// What was gathered and is not on its way into the record comes once more, as if it came now.
    void askAgain() {
        turn.lock();
        try {
            var parcels = stage.startAgain();
            synchronized (queue) {
                parcels.reversed().forEach(queue::addFirst);
                if (!queue.isEmpty()) {
                    schedule();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /// The disk took not all of it: everything gathered and what is given back come once more, when the clock says.
    void giveBack(List<Parcel> parcels) {
        turn.lock();
        try {
            var all = new ArrayList<>(parcels);
            all.addAll(stage.startAgain());
            all.forEach(Parcel::forget);
            synchronized (queue) {
                all.reversed().forEach(queue::addFirst);
            }
        } finally {
            turn.unlock();
        }
    }

    /// These left the record.
    void forgetInstances(Set<String> sopUids) {
        turn.lock();
        try {
            stage.forget(sopUids);
        } finally {
            turn.unlock();
        }
    }

    /// Closing it failed: it is tried again, unless more came meanwhile and another work closes all of it.
    void resume() {
        ended = false;
    }

    /// It is ended, and what closes it is in the record.
    void closed() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /// Takes nothing more from now on; false where something came meanwhile.
    boolean end() {
        synchronized (queue) {
            ended = queue.isEmpty() && !scheduled;
            return ended;
        }
    }
}
