package org.naohai.acquisition.dicom.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Arrays that instances are received into, used again and again: an instance of half a megabyte would else cost
/// more in cleared memory than in anything that is done with it. Bounded; who wants more waits.
final class Buffers {

    private static final int SMALLEST_BITS = 16;
    private static final int LARGEST_BITS = 25;

    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final Deque<byte[]>[] free;
    private long out;
    private long kept;

    /// - **most** bytes in all
    @SuppressWarnings({"unchecked", "rawtypes"})
    Buffers(long most) {
        this.most = most;
        this.free = new Deque[LARGEST_BITS - SMALLEST_BITS + 1];
        for (int i = 0; i < free.length; i++) {
            free[i] = new ArrayDeque<>();
        }
    }

    /// An array of a power of two bytes, with whatever stood in it before; null where none is given back in
    /// time.
    byte @Nullable [] take(int atLeast, long timeout, TimeUnit unit) throws InterruptedException {
        int order = order(atLeast);
        int size = 1 << (order + SMALLEST_BITS);
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (out + size > most) {
                if (nanos <= 0) {
                    return null;
                }
                nanos = given.awaitNanos(nanos);
            }
            out += size;
            var again = free[order].poll();
            if (again != null) {
                kept -= size;
                return again;
            }
            makeRoom(size);
        } finally {
            lock.unlock();
        }
        return new byte[size];
    }

    /// Arrays that lie about give way to one of another size.
    private void makeRoom(int size) {
        for (var some : free) {
            while (out + kept > most && !some.isEmpty()) {
                kept -= some.poll().length;
            }
        }
    }

    void give(byte[] array) {
        lock.lock();
        try {
            out -= array.length;
            free[order(array.length)].push(array);
            kept += array.length;
            given.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether more than half is in use: what can be read again later should not wait in memory.
    boolean scarce() {
        lock.lock();
        try {
            return out > most / 2;
        } finally {
            lock.unlock();
        }
    }

    private static int order(int atLeast) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, atLeast) - 1);
        return Math.max(0, bits - SMALLEST_BITS);
    }
}
