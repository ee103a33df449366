package org.naohai.kernel;

import java.util.concurrent.ThreadFactory;

/// Threads for work that nobody waits for at a machine: they take what scanners and readers leave of the processor, and
/// so do the programs that they start.
public final class Background {

    private Background() {}

    /// - **name** of each, before its number
    public static ThreadFactory threads(String name) {
        return threads(name, Thread.MIN_PRIORITY);
    }

    /// For what somebody waits for in the end: before the others, behind who waits now.
    public static ThreadFactory soon(String name) {
        return threads(name, Thread.MIN_PRIORITY + 1);
    }

    private static ThreadFactory threads(String name, int priority) {
        return Thread.ofPlatform().name(name, 0).daemon().priority(priority).factory();
    }
}
