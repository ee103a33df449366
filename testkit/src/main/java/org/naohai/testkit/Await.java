package org.naohai.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for what happens in the background.
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLISECONDS = 20;

    private Await() {}

    /// - **fails** [AssertionError] where it has not come true after half a minute
    public static void until(Callable<Boolean> wanted) {
        until(PATIENCE, wanted);
    }

    public static void until(Duration patience, Callable<Boolean> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!wanted.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited " + patience.toSeconds() + " s in vain");
                }
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
