package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Destroys the bytes of what was discarded or released so long ago that it cannot be taken back.
@Component
class HeldHousekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HeldHousekeeping.class);

    /// Who takes a decision back at the last moment is done by then.
    private static final Duration LAST_MOMENT = Duration.ofMinutes(10);

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
            releases.destroyBefore(Instant.now().minus(Archiving.REGRET).minus(LAST_MOMENT));
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("bytes of studies decided on are destroyed in an hour");
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
