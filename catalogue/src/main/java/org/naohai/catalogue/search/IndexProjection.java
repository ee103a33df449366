package org.naohai.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.outbox.AccessMoved;
import org.naohai.catalogue.search.SearchIndex.Position;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the search index in step with the record.
///
/// One thread of its own reads the outbox, some times a second. An index that is missing, broken, of an older format or
/// of another record is built anew beside the old one and swapped in.
@Component
public class IndexProjection implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexProjection.class);
    private static final long PAUSE_MILLIS = 200;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 5_000;
    private static final long FORGET_EVERY_NANOS = 3_600_000_000_000L;
    private static final long LAG_KEPT_NANOS = 1_000_000_000L;
    private static final int PAGE = 1_000;
    private static final List<String> TOPICS = List.of("dataset", "subject", "recording");

    private final Path folder;
    private final OutboxReader outbox;
    private final DocumentReader documents;
    private volatile State state = State.CLOSED;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Lag recentLag;

    IndexProjection(@Value("${naohai.data}") Path data, OutboxReader outbox, DocumentReader documents) {
        this.folder = data.resolve("index");
        this.outbox = outbox;
        this.documents = documents;
    }

    /// The index that answers, and how far it has read.
    private record State(@Nullable SearchIndex index, Position position) {
        static final State CLOSED = new State(null, Position.START);
    }

    /// - **fails** [IndexNotReady] before the first build is done
    <T> T read(SearchIndex.Reading<T> reading) {
        try {
            return ready().read(reading);
        } catch (AlreadyClosedException e) {
            return ready().read(reading); // a rebuilt index has just taken its place
        }
    }

    private SearchIndex ready() {
        var index = state.index();
        if (index == null) {
            throw new IndexNotReady();
        }
        return index;
    }

    /// Age of the oldest change that searches do not see yet, in seconds.
    public double lagSeconds() {
        return state.index() == null ? outbox.lagSeconds(Position.START) : outbox.lagSeconds(state.position());
    }

    /// The same as it was within the last second: what a search says without asking the database each time.
    double recentLagSeconds() {
        var known = recentLag;
        long now = System.nanoTime();
        if (known == null || now - known.at() > LAG_KEPT_NANOS) {
            known = new Lag(lagSeconds(), now);
            recentLag = known;
        }
        return known.seconds();
    }

    /// - **at** in the clock of `System.nanoTime`
    private record Lag(double seconds, long at) {}

    @Override
    public void start() {
        running = true;
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("search-index").daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var started = thread;
        if (started != null) {
            stopping.countDown();
            join(started);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        long forgotten = System.nanoTime();
        while (running) {
            try {
                closeBroken();
                if (state.index() == null) {
                    openOrRebuild();
                }
                boolean more = step();
                if (System.nanoTime() - forgotten > FORGET_EVERY_NANOS) {
                    outbox.forget(state.position());
                    forgotten = System.nanoTime();
                }
                pause(more ? 0 : PAUSE_MILLIS);
            } catch (IOException | RuntimeException e) {
                if (running) {
                    LOG.atError().setCause(Wordless.of(e)).log("search index falls behind; it is tried again");
                    pause(PAUSE_AFTER_FAILURE_MILLIS);
                }
            }
        }
        close();
    }

    /// An index that takes no more writes is opened anew at its last commit.
    private synchronized void closeBroken() throws IOException {
        var index = state.index();
        if (index != null && !index.writable()) {
            LOG.atWarn().log("search index is opened anew after a failed write");
            state = State.CLOSED;
            index.close();
        }
    }

    private void openOrRebuild() throws IOException {
        var generations = new Generations(folder);
        var installation = outbox.installation();
        var current = generations.current();
        if (current.isEmpty() || !take(current.get(), installation)) {
            rebuild();
        }
    }

    /// Whether the index on disk can be used as it is.
    private boolean take(Path generation, UUID installation) {
        try {
            var index = SearchIndex.open(generation);
            var position = index.position(installation);
            if (position.isEmpty()) {
                index.close();
                return false;
            }
            state = new State(index, position.get());
            return true;
        } catch (IOException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("search index cannot be opened; it is built anew");
            return false;
        }
    }

    /// Builds a new generation from the record and lets it answer in the place of the old one.
    public synchronized void rebuild() throws IOException {
        long from = System.nanoTime();
        var generations = new Generations(folder);
        var fresh = generations.fresh();
        var position = outbox.now();
        var index = filled(fresh, position);
        var old = state.index();
        state = new State(index, position);
        if (old != null) {
            old.close();
        }
        generations.use(fresh);
        LOG.atInfo()
                .addKeyValue("documents", index.documents())
                .addKeyValue("milliseconds", (System.nanoTime() - from) / 1_000_000)
                .log("search index built");
    }

    /// What cannot be built whole, for the disk is full or the database away, is not left behind.
    private SearchIndex filled(Path fresh, Position position) throws IOException {
        var index = SearchIndex.open(fresh);
        try {
            for (var topic : TOPICS) {
                readAll(topic, index);
            }
            index.commit(position, outbox.installation());
            return index;
        } catch (IOException | RuntimeException e) {
            index.close();
            Generations.delete(fresh);
            throw e;
        }
    }

    private void readAll(String topic, SearchIndex index) throws IOException {
        var after = new UUID(0, 0);
        var page = outbox.ids(topic, after, PAGE);
        while (!page.isEmpty()) {
            apply(topic, page, index);
            page = outbox.ids(topic, page.getLast(), PAGE);
        }
    }

    /// Takes in the next rows of the outbox; whether there were any.
    synchronized boolean step() throws IOException {
        var index = state.index();
        if (index == null) {
            return false;
        }
        var batch = outbox.after(state.position());
        if (batch.isEmpty()) {
            return false;
        }
        for (var topic : batch.ids().entrySet()) {
            apply(topic.getKey(), List.copyOf(topic.getValue()), index);
        }
        index.commit(batch.upTo(), outbox.installation());
        state = new State(index, batch.upTo());
        return true;
    }

    /// Takes these rows in at once, wherever the outbox stands.
    @EventListener
    synchronized void takeIn(AccessMoved moved) throws IOException {
        var index = state.index();
        if (index == null) {
            return; // the next build reads the record as it is
        }
        for (var topic : moved.ids().entrySet()) {
            apply(topic.getKey(), topic.getValue(), index);
        }
        index.commit(state.position(), outbox.installation());
    }

    private void apply(String topic, List<UUID> ids, SearchIndex index) throws IOException {
        for (int from = 0; from < ids.size(); from += PAGE) {
            var page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            for (var entry : documents.read(topic, page).entrySet()) {
                index.replace(entry.getKey(), entry.getValue());
            }
        }
    }

    private synchronized void close() {
        var index = state.index();
        state = State.CLOSED;
        try {
            if (index != null) {
                index.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends early when the projection stops; never by an interrupt, which would close the files of the index.
    private void pause(long millis) {
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
