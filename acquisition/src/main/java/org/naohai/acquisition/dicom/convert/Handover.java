package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.naohai.acquisition.FolderIntake;
import org.naohai.acquisition.FolderIntake.Consigned;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.catalogue.DicomRecord.Study;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.springframework.stereotype.Component;

/// Hands BIDS files to the way that every import takes: journal, checks, thumbnails, quarantine, record.
@Component
class Handover {

    private final FolderIntake imports;
    private final IntakeRows intakes;
    private final Collaboration collaboration;

    Handover(FolderIntake imports, IntakeRows intakes, Collaboration collaboration) {
        this.imports = imports;
        this.intakes = intakes;
        this.collaboration = collaboration;
    }

    /// The import when it is done. One of the same study that a crash interrupted is dropped first: names
    /// may be others by now; one that was committed is waited for.
    UUID take(Study study, Person person, Path folder) throws IOException, InterruptedException {
        var project = collaboration
                .findProject(study.projectId())
                .orElseThrow(() -> ConversionFailed.of("no such project", "a project"));
        var what = new Consigned(person, project, study.dataset(), folder, null, null, "dicom " + study.uid());
        if (imports.latest(what).isPresent()) {
            imports.await(what);
            imports.forget(what);
        }
        var done = imports.take(what);
        if (done.state() != State.DONE) {
            throw intakes.problems(done.id()).stream()
                    .findFirst()
                    .map(ConversionFailed::new)
                    .orElseGet(() -> ConversionFailed.of("an import that stopped", "a finished import"));
        }
        return done.id();
    }
}
