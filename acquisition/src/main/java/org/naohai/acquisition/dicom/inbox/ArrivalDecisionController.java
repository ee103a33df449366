package org.naohai.acquisition.dicom.inbox;

import static org.naohai.kernel.Refused.required;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.inbox.Decision.Action;
import org.naohai.acquisition.dicom.route.ArrivedEvidence;
import org.naohai.kernel.Refused;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done about an arrival, each by one button and each to be taken back.
@RestController
@RequestMapping("/api/v1/dicom/arrivals/{id}")
class ArrivalDecisionController {

    private final Arrivals arrivals;
    private final ArrivalRows rows;
    private final DecisionRows decisions;
    private final Targets targets;
    private final Deciding deciding;
    private final ArrivedEvidence evidence;

    ArrivalDecisionController(
            Arrivals arrivals,
            ArrivalRows rows,
            DecisionRows decisions,
            Targets targets,
            Deciding deciding,
            ArrivedEvidence evidence) {
        this.arrivals = arrivals;
        this.rows = rows;
        this.decisions = decisions;
        this.targets = targets;
        this.deciding = deciding;
        this.evidence = evidence;
    }

    /// - **version** to be sent with what takes it back
    record Done(int version, boolean undoable) {}

    @PostMapping("/reroute")
    Done reroute(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        var arrival = arrivals.get(id);
        return decided(arrival, Action.REROUTE, targets.named(arrival, body), body);
    }

    @PostMapping("/correct")
    Done correct(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        var arrival = arrivals.get(id);
        return decided(arrival, Action.CORRECT, targets.corrected(arrival, body), body);
    }

    @PostMapping("/merge")
    Done merge(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        var arrival = arrivals.get(id);
        return decided(arrival, Action.MERGE, targets.of(required("into", body.into())), body);
    }

    @PostMapping("/split")
    Done split(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        var arrival = arrivals.get(id);
        var target = targets.named(arrival, body);
        int chosen = required("series", body.series()).size();
        if (chosen == 0 || chosen >= arrival.series()) {
            throw Refused.of(
                    Refused.Kind.INVALID, "DICOM_SPLIT_CHOICE", "series", chosen + " series", "some of the series");
        }
        return decided(arrival, Action.SPLIT, target, body);
    }

    @PostMapping("/accept")
    Done accept(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        var arrival = arrivals.get(id);
        var target = targets.settled(arrival);
        if (body.reason() == null || body.reason().isBlank()) {
            throw Refused.of(Refused.Kind.INVALID, "REASON_MISSING", "reason", "nothing", "why it may be used");
        }
        if (ArrivalViews.isIdentity(arrival) && !evidence.maySee(arrival.projectId())) {
            throw Refused.of(Refused.Kind.FORBIDDEN, "DICOM_OWNER_DECIDES", null, "another role", "owner");
        }
        return decided(arrival, Action.ACCEPT, target, body);
    }

    @PostMapping("/discard")
    Done discard(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        return decided(arrivals.get(id), Action.DISCARD, null, body);
    }

    @PostMapping("/undo")
    Done undo(@PathVariable UUID id, @RequestBody DecisionBody body) throws IOException, InterruptedException {
        var arrival = arrivals.getForUndo(id);
        deciding.undo(arrival, required("version", body.version()));
        return done(id);
    }

    private Done decided(Arrival arrival, Action action, @Nullable Target target, DecisionBody body)
            throws IOException, InterruptedException {
        var series = body.series() == null || action == Action.DISCARD ? List.<String>of() : body.series();
        var reason = body.reason() == null ? "" : body.reason().strip();
        var accept = action == Action.ACCEPT ? Acceptance.ACCEPTED : Acceptance.CAUTIOUS;
        deciding.decide(arrival, new Wish(action, required("version", body.version()), series, target, accept, reason));
        return done(arrival.id());
    }

    private Done done(UUID id) {
        int version = rows.find(id).map(Arrival::decisions).orElse(0);
        return new Done(version, decisions.last(id).filter(deciding::canUndo).isPresent());
    }
}
