package org.naohai.acquisition.dicom.board;

import static org.naohai.kernel.Refused.required;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.board.ReferenceForm.SeriesForm;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The reference protocol of a project: contributors read it, owners change it.
@RestController
@RequestMapping("/api/v1/dicom/projects/{key}/reference")
class ReferenceController {

    private final BoardAccess access;
    private final References references;
    private final StudyReference studies;
    private final AuditLog audit;
    private final TransactionTemplate worker;

    ReferenceController(
            BoardAccess access,
            References references,
            StudyReference studies,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.access = access;
        this.references = references;
        this.studies = studies;
        this.audit = audit;
        this.worker = worker;
    }

    /// - **mine** whether this person may change it
    record ReferenceView(@Nullable List<SeriesForm> series, boolean mine) {}

    @GetMapping
    ReferenceView get(@PathVariable String key) {
        var project = access.project(key);
        return new ReferenceView(ReferenceForm.of(references.of(project.id())).series(), access.owns(project));
    }

    @PutMapping
    ReferenceView put(@PathVariable String key, @RequestBody ReferenceForm form) {
        var project = access.owned(key);
        var reference = form.read();
        worker.executeWithoutResult(status -> {
            references.put(project.id(), reference, Acting.who().personId());
            audit.record(
                    "dicom.reference",
                    "project:" + project.id(),
                    Map.of("project", project.id(), "series", reference.series().size()));
        });
        return new ReferenceView(ReferenceForm.of(reference).series(), true);
    }

    /// - **study** Study Instance UID of an archived study of the project
    record FromStudy(@Nullable String study) {}

    /// A reference drawn from a good study, to be looked at and then put: nothing is changed yet.
    @PostMapping("/from-study")
    ReferenceView fromStudy(@PathVariable String key, @RequestBody FromStudy from) throws IOException {
        var project = access.owned(key);
        var drawn = studies.draw(project.id(), required("study", from.study()));
        return new ReferenceView(ReferenceForm.of(drawn).series(), true);
    }
}
