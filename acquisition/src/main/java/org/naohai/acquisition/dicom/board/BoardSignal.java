package org.naohai.acquisition.dicom.board;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.naohai.acquisition.dicom.Watching;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Wakes those who watch the board when something arrived.
@Component
class BoardSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long generation;

    @EventListener
    void on(Watching what) {
        lock.lock();
        try {
            generation++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until something arrived since that generation, or the time is over; says the generation now.
    long await(long seen, Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (generation == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return generation;
        } finally {
            lock.unlock();
        }
    }
}
