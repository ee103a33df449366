package org.naohai.acquisition.web;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.pipeline.IntakeProcessor;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.acquisition.store.QuarantineRows.Waiting;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.Catalogue;
import org.naohai.governance.Access.Action;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What waits for a person: quarantined files, and data that belongs to no subject yet.
@RestController
class DecisionController {

    private static final Pattern LABEL = Pattern.compile("sub-[A-Za-z0-9]{1,64}");

    private final IntakeAccess access;
    private final QuarantineRows quarantine;
    private final QuarantineStore store;
    private final IntakeProcessor processor;
    private final UnassignedList unassigned;
    private final DatasetRows datasets;
    private final Vault vault;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final TransactionTemplate worker;
    private final Map<UUID, ReentrantLock> deciding = new ConcurrentHashMap<>();

    DecisionController(
            IntakeAccess access,
            QuarantineRows quarantine,
            QuarantineStore store,
            IntakeProcessor processor,
            UnassignedList unassigned,
            DatasetRows datasets,
            Vault vault,
            Catalogue catalogue,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.access = access;
        this.quarantine = quarantine;
        this.store = store;
        this.processor = processor;
        this.unassigned = unassigned;
        this.datasets = datasets;
        this.vault = vault;
        this.catalogue = catalogue;
        this.audit = audit;
        this.worker = worker;
    }

    record QuarantineView(
            UUID id,
            UUID intakeId,
            IntakeView.ProjectName project,
            String dataset,
            String path,
            long size,
            String kind,
            List<ProblemView> problems,
            Instant at) {}

    @GetMapping("/api/v1/quarantine")
    Page<QuarantineView> quarantine(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var projectId = project == null ? null : access.project(project).id();
        var found = quarantine.list(Acting.who().reach().contribute(), projectId, Page.decodedId(cursor), size + 1);
        return Page.of(found, size, one -> one.id().toString(), this::view);
    }

    private QuarantineView view(Waiting one) {
        var project = access.project(one.projectId());
        return new QuarantineView(
                one.id(),
                one.intakeId(),
                new IntakeView.ProjectName(project.key(), project.title()),
                one.datasetName(),
                one.path(),
                one.size(),
                one.kind(),
                one.problems().stream().map(ProblemView::of).toList(),
                one.at());
    }

    record Reason(@Nullable String reason) {}

    record Decided(boolean registered, List<ProblemView> problems) {}

    @PostMapping("/api/v1/quarantine/{id}/accept")
    Decided accept(@PathVariable UUID id, @RequestBody Reason reason) throws IOException, InterruptedException {
        var why = reason.reason();
        if (why == null || why.isBlank()) {
            throw Refused.of(Refused.Kind.INVALID, "REASON_MISSING", "reason", "nothing", "why the file may be used");
        }
        return alone(id, () -> decide(waiting(id), why.strip()));
    }

    @PostMapping("/api/v1/quarantine/{id}/retry")
    Decided retry(@PathVariable UUID id) throws IOException, InterruptedException {
        return alone(id, () -> decide(waiting(id), null));
    }

    private Decided decide(Waiting waiting, @Nullable String because) throws IOException, InterruptedException {
        boolean registered = processor.decide(waiting, because, Acting.who().personId());
        var problems = quarantine.find(waiting.id()).map(Waiting::problems).orElse(List.of());
        return new Decided(registered, problems.stream().map(ProblemView::of).toList());
    }

    @PostMapping("/api/v1/quarantine/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason)
            throws IOException, InterruptedException {
        var why = reason == null || reason.reason() == null ? "" : reason.reason();
        alone(id, () -> {
            discard(waiting(id), why);
            return true;
        });
    }

    private interface Decision<T> {
        T make() throws IOException, InterruptedException;
    }

    /// One decision at a time: whoever comes second finds the file decided, and so not there.
    private <T> T alone(UUID id, Decision<T> decision) throws IOException, InterruptedException {
        var lock = deciding.computeIfAbsent(id, one -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return decision.make();
        } finally {
            lock.unlock();
            deciding.remove(id, lock);
        }
    }

    private void discard(Waiting waiting, String reason) throws IOException {
        worker.executeWithoutResult(status -> {
            if (quarantine.decide(
                    waiting.id(), "discarded", reason, Acting.who().personId())) {
                audit.record(
                        "quarantine.discarded",
                        "quarantine:" + waiting.id(),
                        Map.of("project", waiting.projectId(), "reason", reason));
            }
        });
        store.destroy(waiting.id());
    }

    private Waiting waiting(UUID id) {
        return quarantine
                .find(id)
                .filter(one -> access.may(Action.CONTRIBUTE, one.projectId()))
                .orElseThrow(() -> Refused.notFound("quarantined file"));
    }

    @GetMapping("/api/v1/unassigned")
    Page<UnassignedView> unassigned(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var projectId = project == null ? null : access.project(project).id();
        return unassigned.page(projectId, cursor, Limit.of(limit));
    }

    record Assignment(@Nullable String subjectLabel) {}

    @PostMapping("/api/v1/unassigned/{id}/assign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable UUID id, @RequestBody Assignment assignment) {
        var label = String.valueOf(assignment.subjectLabel()).strip();
        if (!LABEL.matcher(label).matches()) {
            throw Refused.of(
                    Refused.Kind.INVALID, "SUBJECT_LABEL_INVALID", "subjectLabel", Problem.quoted(label), "sub-10");
        }
        var one = unassigned.find(id).orElseThrow(() -> Refused.notFound("unassigned file"));
        worker.executeWithoutResult(status -> {
            catalogue.assign(id, label);
            datasets.assign(
                    one.projectId(),
                    one.datasetName(),
                    one.path(),
                    label,
                    Acting.who().personId());
            audit.record("recording.assign", "recording:" + id, Map.of("project", one.projectId(), "subject", label));
            vault.assign(new Vault.Place(one.projectId(), one.datasetName(), one.path()), label);
        });
    }
}
