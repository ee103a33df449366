package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Destroys what was discarded long enough ago that nobody will take it back.
@Component
class HeldHousekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HeldHousekeeping.class);
    /// So long a discarded study can be taken back.
    private static final Duration REGRET = Duration.ofDays(7);

    private final Releases releases;
    private @Nullable ScheduledExecutorService hourly;

    HeldHousekeeping(Releases releases) {
        this.releases = releases;
    }

    @Override
    public synchronized void start() {
        hourly = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("held-housekeeping").factory());
        hourly.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
    }

    private void tidy() {
        try {
            releases.destroyDiscarded(Instant.now().minus(REGRET));
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("discarded studies are destroyed in an hour");
        }
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
}
