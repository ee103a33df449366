package org.naohai.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Person;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Loads the synthetic demo in the background of the first start: the page is there before it and shows it arrive.
///
/// What a stop or a crash left is taken up by the next start; `first-start.done` in the data folder says that nothing
/// is left to do.
@Component
public class DemoLoader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

    private final NaohaiSettings settings;
    private final DemoImports imports;
    private volatile State state = State.ABSENT;
    private @Nullable Thread running;

    DemoLoader(NaohaiSettings settings, DemoImports imports) {
        this.settings = settings;
        this.imports = imports;
    }

    /// `ABSENT` not wanted, or not begun; `STOPPED` by the end of this process, before it was complete.
    public enum State {
        ABSENT,
        ARRIVING,
        COMPLETE,
        FAILED,
        STOPPED
    }

    /// - **administrator** who owns what is loaded
    public synchronized void begin(Person administrator) {
        if (Files.exists(done())) {
            state = settings.demo() ? State.COMPLETE : State.ABSENT;
        } else if (settings.demo()) {
            state = State.ARRIVING;
            running = Thread.ofPlatform().name("demo").daemon().start(() -> load(administrator));
        } else if (!Files.exists(folder())) {
            note();
        }
    }

    public State state() {
        return state;
    }

    /// Waits until the demo no longer arrives.
    public State await() throws InterruptedException {
        var thread = thread();
        if (thread != null) {
            thread.join();
        }
        return state;
    }

    private synchronized @Nullable Thread thread() {
        return running;
    }

    private void load(Person administrator) {
        long start = System.nanoTime();
        try {
            imports.takeAll(folder(), administrator);
            note();
            delete(folder());
            state = State.COMPLETE;
            LOG.atInfo()
                    .addKeyValue("seconds", (System.nanoTime() - start) / 1_000_000_000)
                    .log("demo loaded");
        } catch (InterruptedException stopped) {
            state = State.STOPPED;
        } catch (IOException | RuntimeException e) {
            state = Thread.currentThread().isInterrupted() ? State.STOPPED : State.FAILED;
            LOG.atError().setCause(Wordless.of(e)).log("demo not loaded, tried again at the next start");
        }
    }

    @Override
    public void start() {}

    /// A job that is being computed notices the interrupt late; the process need not wait for it.
    @Override
    public void stop() {
        var thread = thread();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(PATIENCE_AT_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        var thread = thread();
        return thread != null && thread.isAlive();
    }

    private Path folder() {
        return settings.data().resolve("tmp/demo");
    }

    private Path done() {
        return settings.data().resolve("first-start.done");
    }

    private void note() {
        try {
            Files.writeString(done(), Instant.now() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
