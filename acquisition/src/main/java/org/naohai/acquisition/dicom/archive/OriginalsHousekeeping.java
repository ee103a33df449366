package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Destroys originals that nothing leads to any more: at the start, and every hour.
@Component
class OriginalsHousekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OriginalsHousekeeping.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Originals originals;
    private @Nullable ScheduledExecutorService hourly;

    OriginalsHousekeeping(Originals originals) {
        this.originals = originals;
    }

    @Override
    public synchronized void start() {
        hourly = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("originals-housekeeping").factory());
        hourly.scheduleWithFixedDelay(this::tidy, 0, 60, TimeUnit.MINUTES);
    }

    private void tidy() {
        try {
            originals.sweep();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("originals that nothing leads to are destroyed in an hour");
        }
    }

    /// Nobody is interrupted: what is being destroyed would be closed under the writer.
    @Override
    public synchronized void stop() {
        if (hourly == null) {
            return;
        }
        hourly.shutdown();
        try {
            hourly.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hourly = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return hourly != null;
    }
}
