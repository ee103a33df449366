package org.naohai.acquisition.web;

import static org.naohai.kernel.Refused.required;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.journal.ReceivedFile;
import org.naohai.acquisition.pipeline.Housekeeping;
import org.naohai.acquisition.pipeline.IntakeProcessor;
import org.naohai.acquisition.receive.BrokenStream;
import org.naohai.acquisition.receive.Receiver;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.vault.Vault;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Limit;
import org.naohai.kernel.OpaqueKey;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.lake.Hashes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Imports: open, send, commit, watch, discard.
@RestController
@RequestMapping("/api/v1/intakes")
class IntakeController {

    private final IntakeAccess access;
    private final IntakeRows intakes;
    private final Journal journal;
    private final IntakeProcessor processor;
    private final Vault vault;
    private final AuditLog audit;
    private final TransactionTemplate worker;
    private final UnassignedList unassigned;

    IntakeController(
            IntakeAccess access,
            IntakeRows intakes,
            Journal journal,
            IntakeProcessor processor,
            Vault vault,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker,
            UnassignedList unassigned) {
        this.access = access;
        this.intakes = intakes;
        this.journal = journal;
        this.processor = processor;
        this.vault = vault;
        this.audit = audit;
        this.worker = worker;
        this.unassigned = unassigned;
    }

    /// - **source** where it comes from, e.g. the absolute path at the sender; only its hash is kept: the same source
    ///   resumes the same intake
    record Opening(
            String project,
            String dataset,
            @Nullable String source,
            @Nullable Link link) {}

    /// - **name**, **table** of a linking table · **dataset** whose subjects it names; null: found by its labels
    record Link(String name, String table, @Nullable String dataset) {}

    @PostMapping
    ResponseEntity<IntakeView> open(@RequestBody Opening opening) throws IOException {
        var project = access.project(required("project", opening.project()));
        var dataset = required("dataset", opening.dataset()).strip();
        if (dataset.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "dataset", "control characters", "printable text");
        }
        if (dataset.length() > 200) {
            throw Refused.of(
                    Refused.Kind.INVALID, "FIELD_INVALID", "dataset", dataset.length() + " characters", "≤ 200");
        }
        var who = Acting.who();
        var link = opening.link();
        var intake = intakes.open(new IntakeRows.Beginning(
                project.id(),
                access.scope(project.id()),
                dataset,
                Hashes.sha256()
                        .digest(String.valueOf(opening.source()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                link == null ? null : link.dataset(),
                who.personId(),
                who.login()));
        if (link != null) {
            keep(
                    intake,
                    new Entry.Linking(
                            required("link.name", link.name()),
                            required("link.table", link.table()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(IntakeView.of(intake, project));
    }

    private void keep(Intake intake, Entry.Linking linking) throws IOException {
        if (linking.table().length > 8 << 20) {
            throw Refused.of(
                    Refused.Kind.TOO_LARGE,
                    "FIELD_INVALID",
                    "link.table",
                    linking.table().length + " bytes",
                    "≤ 8 MiB");
        }
        journal.of(intake.id()).append(linking);
        journal.of(intake.id()).sync();
    }

    record Received(String path, long size, String sha256) {}

    @GetMapping("/{id}/received")
    Page<Received> received(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit)
            throws IOException {
        var intake = ofSender(id);
        int size = Limit.of(limit, Limit.MAXIMUM);
        var found = journal.of(intake.id()).filesAfter(OpaqueKey.decode(cursor)).stream()
                .limit(size + 1L)
                .toList();
        sync(intake); // a sender does not send again what is listed
        return Page.of(found, size, ReceivedFile::path, file -> new Received(file.path(), file.size(), file.sha256()));
    }

    /// Takes a tar stream; what it answered is durable.
    @PostMapping(path = "/{id}/files", consumes = "application/x-tar")
    Receiver.Acknowledged files(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var intake = receiving(id);
        var receiver = new Receiver(journal.of(intake.id()));
        try {
            receiver.receiveTar(request.getInputStream());
            var acknowledged = receiver.acknowledge();
            // what came in after somebody committed is not in that import: not acknowledged, to be sent again
            receiving(id);
            return acknowledged;
        } catch (BrokenStream e) {
            receiver.acknowledge();
            throw new Refused(
                    Refused.Kind.INVALID,
                    Problem.error("ARCHIVE_BROKEN", null, null, String.valueOf(e.getMessage()), "a whole tar stream"));
        } catch (IOException e) {
            receiving(id);
            throw Failures.of(e);
        }
    }

    @PostMapping("/{id}/commit")
    ResponseEntity<IntakeView> commit(@PathVariable UUID id) throws IOException {
        var intake = access.intake(id);
        requireWhole(intake);
        sync(intake);
        worker.executeWithoutResult(status -> {
            if (intakes.move(id, State.RECEIVING, State.PROCESSING)
                    || intakes.move(id, State.FAILED, State.PROCESSING)) {
                audit.record("intake.commit", "intake:" + id, Map.of("project", intake.projectId()));
            }
        });
        processor.submit(id);
        return ResponseEntity.accepted().body(view(intakes.get(id)));
    }

    private void sync(Intake intake) throws IOException {
        try {
            journal.of(intake.id()).sync();
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    /// Files were acknowledged that are no more: without sending them again there is nothing to commit.
    private void requireWhole(Intake intake) {
        if (intake.state() != State.FAILED) {
            return;
        }
        intakes.problems(intake.id()).stream()
                .filter(problem -> problem.code().equals(Housekeeping.DAMAGED))
                .findFirst()
                .ifPresent(problem -> {
                    throw new Refused(Refused.Kind.CONFLICT, problem);
                });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id) throws IOException {
        var intake = access.intake(id);
        var discarded = worker.execute(status -> {
            boolean moved = intakes.move(id, State.RECEIVING, State.DISCARDED)
                    || intakes.move(id, State.FAILED, State.DISCARDED);
            if (moved) {
                audit.record("intake.discard", "intake:" + id, Map.of("project", intake.projectId()));
            }
            return moved;
        });
        if (!Boolean.TRUE.equals(discarded)) {
            throw Refused.of(
                    Refused.Kind.CONFLICT,
                    "INTAKE_NOT_OPEN",
                    null,
                    intake.state().key(),
                    "receiving or failed");
        }
        journal.drop(id);
    }

    @GetMapping
    Page<IntakeView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var found = intakes.list(Acting.who().reach().contribute(), Page.decodedId(cursor), size + 1);
        return Page.of(found, size, intake -> intake.id().toString(), this::view);
    }

    @GetMapping("/{id}")
    IntakePage get(@PathVariable UUID id) {
        var intake = access.intake(id);
        return new IntakePage(
                view(intake),
                Stream.concat(intakes.problems(id).stream(), trouble(intake).stream())
                        .map(problem -> seen(problem, intake))
                        .map(ProblemView::of)
                        .toList(),
                intake.datasetId() == null ? List.of() : unassigned.of(intake));
    }

    /// An import on its own page.
    record IntakePage(@JsonUnwrapped IntakeView intake, List<ProblemView> problems, List<UnassignedView> unassigned) {}

    private Optional<Problem> trouble(Intake intake) {
        return intake.state() == State.PROCESSING ? processor.trouble(intake.id()) : Optional.empty();
    }

    IntakeView view(Intake intake) {
        return IntakeView.of(processor.current(intake), access.project(intake.projectId()));
    }

    private Intake receiving(UUID id) {
        var intake = ofSender(id);
        if (intake.state() != State.RECEIVING) {
            throw Refused.of(
                    Refused.Kind.CONFLICT,
                    "INTAKE_NOT_OPEN",
                    null,
                    intake.state().key(),
                    "receiving");
        }
        return intake;
    }

    /// What was refused was never searched for identities: only whoever sent it sees how it was called.
    private Problem seen(Problem problem, Intake intake) {
        var sealed = problem.file();
        if (sealed == null || !Entry.Refused.codes(problem.code())) {
            return problem;
        }
        return new Problem(
                problem.code(),
                problem.severity(),
                sentByMe(intake) ? vault.openPath(intake.id(), sealed) : null,
                problem.field(),
                problem.found(),
                problem.expected());
    }

    private static boolean sentByMe(Intake intake) {
        return intake.startedBy().equals(Acting.who().personId());
    }

    /// Original file names may name persons: only whoever sends them may read them back.
    private Intake ofSender(UUID id) {
        var intake = access.intake(id);
        if (!sentByMe(intake)) {
            throw Refused.notFound("intake");
        }
        return intake;
    }
}
