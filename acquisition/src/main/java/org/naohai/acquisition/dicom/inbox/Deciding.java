package org.naohai.acquisition.dicom.inbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.Withdrawing;
import org.naohai.acquisition.dicom.inbox.Decision.Action;
import org.naohai.acquisition.dicom.inbox.Decision.State;
import org.naohai.acquisition.dicom.route.Suggestions;
import org.naohai.governance.Acting;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries out decisions, one at a time for each arrival: who comes second is told so. A decision that fails before
/// anything was done is none; what it has done is remembered, to be taken back.
@Component
class Deciding implements InitializingBean {

    private final ArrivalRows rows;
    private final DecisionRows decisions;
    private final Archiving archiving;
    private final Withdrawing withdrawing;
    private final Suggestions suggestions;
    private final TransactionTemplate worker;

    Deciding(
            ArrivalRows rows,
            DecisionRows decisions,
            Archiving archiving,
            Withdrawing withdrawing,
            Suggestions suggestions,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.rows = rows;
        this.decisions = decisions;
        this.archiving = archiving;
        this.withdrawing = withdrawing;
        this.suggestions = suggestions;
        this.worker = worker;
    }

    /// What the process before left in the middle.
    @Override
    public void afterPropertiesSet() {
        decisions.breakRunning();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// A decision under way, with what it has done so far.
    private static final class Running {
        final UUID id;
        final Plan plan;
        List<String> released = List.of();
        List<String> moved = List.of();

        @Nullable
        UUID release;

        boolean done;

        Running(UUID id, Plan plan) {
            this.id = id;
            this.plan = plan;
        }
    }

    void decide(Arrival arrival, Wish wish) throws IOException, InterruptedException {
        var running = begin(arrival.id(), wish.version(), () -> {
            var plan = Plan.of(arrival, rows.series(arrival.id()), wish);
            return new Running(insert(arrival, wish.action(), wish.target(), wish.reason()), plan);
        });
        var decided = new Decided(Acting.who().personId(), wish.reason());
        settled(running, () -> {
            if (wish.action() == Action.DISCARD) {
                archiving.discard(arrival.id(), decided);
                running.done = true;
            } else {
                carryOut(arrival, wish, running, decided);
            }
        });
    }

    private void carryOut(Arrival arrival, Wish wish, Running running, Decided decided)
            throws IOException, InterruptedException {
        var target = Objects.requireNonNull(wish.target());
        var plan = running.plan;
        if (plan.releases()) {
            var hashes = plan.held().stream().map(ArrivedSeries::hash).toList();
            var asked = wish.series().isEmpty() ? List.<String>of() : hashes;
            running.release = archiving.release(arrival.id(), asked, target, wish.accept(), decided);
            running.released = hashes;
            running.done = true;
        }
        if (!plan.archived().isEmpty()) {
            var uids = plan.archived().stream()
                    .map(one -> Objects.requireNonNull(one.uid()))
                    .toList();
            archiving.move(arrival.id(), uids, target, decided);
            running.moved = plan.archived().stream().map(ArrivedSeries::hash).toList();
            running.done = true;
        }
    }

    /// Takes the last decision back.
    void undo(Arrival arrival, int version) throws IOException, InterruptedException {
        var last = decisions
                .last(arrival.id())
                .filter(this::canUndo)
                .orElseThrow(() ->
                        Refused.of(Refused.Kind.CONFLICT, "DICOM_NOTHING_TO_UNDO", null, "nothing", "a decision"));
        var running = begin(
                arrival.id(),
                version,
                () -> new Running(
                        insert(arrival, Action.UNDO, last.before(), last.reason()),
                        new Plan(false, List.of(), List.of())));
        var decided = new Decided(Acting.who().personId(), last.reason());
        settled(running, () -> {
            takeBack(arrival.id(), last, decided);
            running.done = true;
            decisions.state(last.id(), State.UNDONE);
        });
    }

    private void takeBack(UUID arrivalId, Decision last, Decided decided) throws IOException, InterruptedException {
        if (last.action() == Action.DISCARD) {
            archiving.restore(arrivalId, decided);
        }
        if (!last.moved().isEmpty()) {
            for (var placed : rows.archivedUids(arrivalId, last.moved()).entrySet()) {
                archiving.move(placed.getKey(), placed.getValue(), Objects.requireNonNull(last.before()), decided);
            }
        }
        if (last.release() != null) {
            withdrawing.withdraw(last.release(), decided);
        }
    }

    /// What was held is kept for a while; what was archived before and moved, moves back at any time.
    boolean canUndo(Decision last) {
        if (last.action() == Action.DISCARD) {
            return last.at().isAfter(Instant.now().minus(Archiving.REGRET));
        }
        if (!last.moved().isEmpty() && last.before() == null) {
            return false;
        }
        return last.release() == null
                ? last.released().isEmpty() && !last.moved().isEmpty()
                : withdrawing.canWithdraw(last.release());
    }

    private Running begin(UUID arrivalId, int version, Supplier<Running> planned) {
        return Objects.requireNonNull(worker.execute(status -> {
            if (decisions.lock(arrivalId) != version || decisions.isRunning(arrivalId)) {
                throw Refused.of(
                        Refused.Kind.CONFLICT, "DICOM_DECIDED_MEANWHILE", "version", "an earlier one", "the latest");
            }
            return planned.get();
        }));
    }

    private UUID insert(Arrival arrival, Action action, @Nullable Target target, String reason) {
        var decision = new Decision(
                Ids.next(),
                arrival.id(),
                action,
                State.RUNNING,
                arrival.target(),
                target,
                List.of(),
                List.of(),
                null,
                reason,
                Acting.who().personId(),
                Instant.now());
        decisions.insert(decision);
        return decision.id();
    }

    private void settled(Running running, Work work) throws IOException, InterruptedException {
        try {
            work.run();
        } finally {
            worker.executeWithoutResult(status -> {
                if (running.done) {
                    decisions.finish(running.id, running.released, running.moved, running.release);
                    suggestions.forget();
                } else {
                    decisions.delete(running.id);
                }
            });
        }
    }
}
