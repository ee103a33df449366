package org.naohai.acquisition.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.naohai.acquisition.FolderIntake;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.journal.ReceivedFile;
import org.naohai.acquisition.pipeline.IntakeProcessor;
import org.naohai.acquisition.receive.Receiver;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.formats.FolderTree;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.AuditLog;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.lake.Hashes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a folder into the journal, commits and waits.
@Component
class LocalFolders implements FolderIntake {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final IntakeRows intakes;
    private final Journal journal;
    private final IntakeProcessor processor;
    private final Scopes scopes;
    private final AuditLog audit;
    private final TransactionTemplate worker;

    LocalFolders(
            IntakeRows intakes,
            Journal journal,
            IntakeProcessor processor,
            Scopes scopes,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.intakes = intakes;
        this.journal = journal;
        this.processor = processor;
        this.scopes = scopes;
        this.audit = audit;
        this.worker = worker;
    }

    @Override
    public Intake take(Consigned what) throws IOException, InterruptedException {
        var id = intakes.open(beginning(what)).id();
        receive(id, what);
        commit(id, what);
        return finished(id);
    }

    @Override
    public Optional<Intake> latest(Consigned what) {
        return intakes.latest(beginning(what));
    }

    @Override
    public Intake await(Consigned what) throws InterruptedException {
        return finished(latest(what).orElseThrow().id());
    }

    @Override
    public void forget(Consigned what) throws IOException {
        var left = latest(what);
        if (left.isPresent()) {
            var id = left.get().id();
            if (Boolean.TRUE.equals(worker.execute(status -> discarded(id, what)))) {
                journal.drop(id);
            }
        }
    }

    private boolean discarded(UUID id, Consigned what) {
        boolean moved =
                intakes.move(id, State.RECEIVING, State.DISCARDED) || intakes.move(id, State.FAILED, State.DISCARDED);
        if (moved) {
            audit.record(
                    "intake.discard",
                    "intake:" + id,
                    Map.of("project", what.project().id(), "by", what.by().id()));
        }
        return moved;
    }

    private IntakeRows.Beginning beginning(Consigned what) {
        var known = what.source() == null ? what.folder().toAbsolutePath().toString() : what.source();
        var source = known.getBytes(StandardCharsets.UTF_8);
        return new IntakeRows.Beginning(
                what.project().id(),
                scopes.intern(new ScopeKey(what.project().id(), AccessLevel.PROJECT, null, false)),
                what.dataset(),
                Hashes.sha256().digest(source),
                what.linkDataset(),
                what.by().id(),
                what.by().login());
    }

    private void receive(UUID id, Consigned what) throws IOException {
        var sent = journal.of(id);
        var received = sent.files().stream().collect(Collectors.toMap(ReceivedFile::path, ReceivedFile::size));
        var tree = FolderTree.of(what.folder());
        var receiver = new Receiver(sent);
        for (var file : tree.entries()) {
            if (!Long.valueOf(file.size()).equals(received.get(file.path()))) {
                try (var content = tree.open(file.path())) {
                    receiver.receive(file.path(), content, file.size());
                }
            }
        }
        if (what.linkTable() != null) {
            sent.append(new Entry.Linking(name(what.linkTable()), Files.readAllBytes(what.linkTable())));
        }
        receiver.acknowledge();
    }

    private void commit(UUID id, Consigned what) {
        worker.executeWithoutResult(status -> {
            if (intakes.move(id, State.RECEIVING, State.PROCESSING)) {
                audit.record(
                        "intake.commit",
                        "intake:" + id,
                        Map.of("project", what.project().id(), "by", what.by().id()));
            }
        });
        processor.submit(id);
    }

    private Intake finished(UUID id) throws InterruptedException {
        var intake = intakes.get(id);
        while (intake.state() == State.PROCESSING) {
            Thread.sleep(PAUSE);
            intake = intakes.get(id);
        }
        return intake;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
