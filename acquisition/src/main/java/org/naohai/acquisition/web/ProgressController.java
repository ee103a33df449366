package org.naohai.acquisition.web;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.pipeline.IntakeProcessor;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.governance.Access.Action;
import org.naohai.governance.Acting;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Progress of an import as server-sent events, one row at each change, until it ends, an hour is over, or the
/// reader may no longer see it.
@RestController
class ProgressController {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration EVERY = Duration.ofMillis(500);
    /// So that a reader who left is noticed.
    private static final int HEARTBEAT = 20;

    private final IntakeAccess access;
    private final IntakeRows intakes;
    private final IntakeProcessor processor;

    ProgressController(IntakeAccess access, IntakeRows intakes, IntakeProcessor processor) {
        this.access = access;
        this.intakes = intakes;
        this.processor = processor;
    }

    @GetMapping(path = "/api/v1/intakes/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable UUID id) {
        var project = access.project(access.intake(id).projectId());
        var who = Acting.who().personId();
        var emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("progress").start(() -> {
            try {
                var intake = processor.current(intakes.get(id));
                IntakeView last = null;
                for (int quiet = 0; quiet >= 0; quiet++) {
                    var view = IntakeView.of(intake, project);
                    if (!view.equals(last)) {
                        emitter.send(SseEmitter.event().name("intake").data(view));
                        last = view;
                        quiet = 0;
                    } else if (quiet % HEARTBEAT == 0) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    }
                    if (ended(intake) || !access.may(who, Action.CONTRIBUTE, intake.projectId())) {
                        break;
                    }
                    Thread.sleep(EVERY);
                    intake = processor.current(intakes.get(id));
                }
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            }
        });
        return emitter;
    }

    private static boolean ended(Intake intake) {
        return intake.state() == State.DONE || intake.state() == State.FAILED || intake.state() == State.DISCARDED;
    }
}
