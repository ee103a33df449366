package org.naohai.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.naohai.acquisition.FolderIntake;
import org.naohai.acquisition.FolderIntake.Consigned;
import org.naohai.acquisition.Intake;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Project;
import org.naohai.collaboration.Role;
import org.naohai.demo.Demo;
import org.naohai.demo.DemoImport;
import org.naohai.demo.DemoProject;
import org.springframework.stereotype.Component;

/// Makes one project of the demo after the other and imports it by the normal way, the next being made while the last
/// is imported. What is there from an earlier start is not made again.
@Component
class DemoImports {

    private static final long SEED = 20261122;

    private final Collaboration collaboration;
    private final FolderIntake intake;

    DemoImports(Collaboration collaboration, FolderIntake intake) {
        this.collaboration = collaboration;
        this.intake = intake;
    }

    /// - **folder** where the files are made · **owner** of the projects, in whose name they are imported
    void takeAll(Path folder, Person owner) throws IOException, InterruptedException {
        try (var threads = Executors.newSingleThreadExecutor()) {
            takeAll(folder, owner, threads);
        }
    }

    private void takeAll(Path folder, Person owner, ExecutorService threads) throws IOException, InterruptedException {
        var running = new ArrayList<Future<Boolean>>();
        for (var demo : Demo.projects()) {
            var consigned = consigned(folder, demo, project(demo, owner), owner);
            if (!consigned.stream().allMatch(this::isSent)) {
                Demo.write(folder, SEED, demo);
            }
            running.add(threads.submit((Callable<Boolean>) () -> take(consigned)));
        }
        for (var one : running) {
            join(one);
        }
    }

    private Project project(DemoProject demo, Person owner) {
        var institution = collaboration
                .findInstitution(demo.institutionKey())
                .orElseGet(() -> collaboration.addInstitution(demo.institutionKey(), demo.institution()));
        var project = collaboration
                .findProject(demo.key())
                .orElseGet(() -> collaboration.addProject(demo.key(), demo.title(), institution.id()));
        collaboration.setMember(project.id(), owner.id(), Role.OWNER);
        return project;
    }

    private static List<Consigned> consigned(Path folder, DemoProject demo, Project project, Person owner) {
        var first = demo.imports().getFirst().dataset();
        return demo.imports().stream()
                .map(one -> consigned(folder, one, first, project, owner))
                .toList();
    }

    private static Consigned consigned(Path folder, DemoImport one, String linkedTo, Project project, Person by) {
        var link = one.link().map(folder::resolve).orElse(null);
        return new Consigned(
                by, project, one.dataset(), folder.resolve(one.folder()), link, link == null ? null : linkedTo);
    }

    /// Whether the journal has all of it, so that its files need not be made.
    private boolean isSent(Consigned one) {
        return intake.latest(one)
                .filter(latest -> latest.state() == Intake.State.DONE || latest.state() == Intake.State.PROCESSING)
                .isPresent();
    }

    private boolean take(List<Consigned> consigned) throws IOException, InterruptedException {
        for (var one : consigned) {
            var ended = isSent(one) ? intake.await(one) : intake.take(one);
            if (ended.state() != Intake.State.DONE) {
                throw new IOException("the import of " + one.dataset() + " ended as "
                        + ended.state().key());
            }
        }
        return true;
    }

    private static void join(Future<Boolean> running) throws IOException, InterruptedException {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
