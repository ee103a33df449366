package org.naohai.acquisition.dicom.board;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.board.BoardView.ScannerView;
import org.naohai.acquisition.dicom.board.BoardView.VisitView;
import org.naohai.governance.Actor;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The board as server-sent events: looked at again whenever something arrives, at most once a second,
/// and every five seconds in any case. One ends after ten minutes; the page comes back by itself, and is
/// asked who it is.
@Component
class BoardStream {

    private static final Logger LOG = LoggerFactory.getLogger(BoardStream.class);

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration AT_LEAST = Duration.ofSeconds(5);
    private static final Duration AT_MOST = Duration.ofSeconds(1);
    private static final long COMES_BACK_MILLIS = 2000;
    private static final int MOST_READERS = 256;

    private final Board board;
    private final BoardAccess access;
    private final BoardSignal signal;
    private final Semaphore readers = new Semaphore(MOST_READERS);

    BoardStream(Board board, BoardAccess access, BoardSignal signal) {
        this.board = board;
        this.access = access;
        this.signal = signal;
    }

    /// A visit that changed, and whose it is.
    record VisitChanged(java.time.Instant asOf, String scanner, VisitView visit) {}

    SseEmitter open(Actor who, @Nullable UUID project) {
        if (!readers.tryAcquire()) {
            throw Refused.of(Refused.Kind.TOO_MANY, "BOARD_TOO_MANY_READERS", null, MOST_READERS + " readers", "fewer");
        }
        var emitter = new SseEmitter(LONGEST.plusSeconds(30).toMillis());
        Thread.ofVirtual().name("scanner-board").start(() -> {
            try {
                push(emitter, who, project);
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                emitter.complete(); // the reader left
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(Wordless.of(e)).log("board stream broke off");
                emitter.complete();
            } finally {
                readers.release();
            }
        });
        return emitter;
    }

    private void push(SseEmitter emitter, Actor who, @Nullable UUID project) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long seen = signal.await(-1, Duration.ZERO);
        Map<UUID, VisitView> last = null;
        while (System.nanoTime() < end) {
            var view = board.look(access.wanted(who, project));
            var now = visits(view);
            if (last == null || !last.keySet().equals(now.keySet())) {
                emitter.send(SseEmitter.event()
                        .name("board")
                        .reconnectTime(COMES_BACK_MILLIS)
                        .data(view));
            } else {
                changes(emitter, view, last);
            }
            last = now;
            Thread.sleep(AT_MOST);
            seen = signal.await(seen, AT_LEAST.minus(AT_MOST));
        }
    }

    private static Map<UUID, VisitView> visits(BoardView view) {
        var visits = new LinkedHashMap<UUID, VisitView>();
        for (var scanner : view.scanners()) {
            scanner.visits().forEach(visit -> visits.put(visit.id(), visit));
        }
        return visits;
    }

    /// A comment where nothing changed, so that a reader who left is noticed and one who stays knows that
    /// we are here.
    private static void changes(SseEmitter emitter, BoardView view, Map<UUID, VisitView> last) throws IOException {
        boolean quiet = true;
        for (ScannerView scanner : view.scanners()) {
            for (var visit : scanner.visits()) {
                if (!visit.equals(last.get(visit.id()))) {
                    quiet = false;
                    emitter.send(
                            SseEmitter.event().name("visit").data(new VisitChanged(view.asOf(), scanner.key(), visit)));
                }
            }
        }
        if (quiet) {
            emitter.send(SseEmitter.event().name("here").data(Map.of("asOf", view.asOf())));
        }
    }
}
