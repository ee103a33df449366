package org.naohai.acquisition.dicom.receive;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// STOW-RS (PS3.18 10.5): instances into a project that one contributes to, or, for whoever runs the
/// installation, to where the rules say.
@RestController
@RequestMapping("/dicomweb/studies")
class StowController {

    /// Where the sender names none: many can be told an address and nothing more.
    private static final String USUAL_DATASET = "dicom";

    private static final String UID = "[0-9]+(\\.[0-9]+)*";

    private final Deliveries deliveries;
    private final DicomAccess access;
    private final DicomSettings settings;
    private final AuditLog audit;

    StowController(Deliveries deliveries, DicomAccess access, DicomSettings settings, AuditLog audit) {
        this.deliveries = deliveries;
        this.access = access;
        this.settings = settings;
        this.audit = audit;
    }

    @PostMapping
    void store(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String dataset,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        receive(null, target(project, dataset), request, response);
    }

    @PostMapping("/{study}")
    void store(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String dataset,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var target = target(project, dataset);
        if (study.length() > 64 || !study.matches(UID)) {
            throw Refused.notFound("study");
        }
        receive(study, target, request, response);
    }

    /// Null: the rules decide.
    private @Nullable Target target(@Nullable String project, @Nullable String dataset) {
        if (project == null || project.isBlank()) {
            if (!Acting.who().administrator()) {
                if (access.contributed(Acting.who()).isEmpty()) {
                    throw Refused.notFound("page");
                }
                throw Refused.of(Refused.Kind.INVALID, "STOW_PROJECT_MISSING", "project", "nothing", "a project");
            }
            return null;
        }
        var into = access.destination(project, false).id();
        var name = dataset == null || dataset.isBlank() ? USUAL_DATASET : dataset.strip();
        if (name.length() > 200 || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "dataset", "another text", "≤ 200, printable text");
        }
        return new Target(into, name, null, null);
    }

    private void receive(
            @Nullable String study, @Nullable Target target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        requireJson(request.getHeader("Accept"));
        var boundary = StowType.boundary(request.getContentType());
        var sender = new Sender(Sender.Way.STOW, "STOW", Acting.who().personId(), target);
        StowAnswer answer;
        try (var delivery = deliveries.open(sender)) {
            var parts = new StowParts(request.getInputStream(), boundary);
            answer = new Stow(delivery, parts, study, settings.instance().toBytes()).receive();
        } catch (StowParts.Broken | EOFException broken) {
            throw new Refused(Refused.Kind.INVALID, StowType.broken(), broken);
        }
        if (answer.count() == 0) {
            throw new Refused(Refused.Kind.INVALID, StowType.broken());
        }
        said(target, answer.kept());
        response.setStatus(answer.status());
        response.setContentType("application/dicom+json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(answer.json());
    }

    private void said(@Nullable Target target, int kept) {
        if (target == null) {
            audit.record("dicom.store", "dicom", Map.of("instances", kept));
            return;
        }
        audit.record(
                "dicom.store",
                "project:" + target.projectId(),
                Map.of("project", target.projectId(), "dataset", target.dataset(), "instances", kept));
    }

    private static void requireJson(@Nullable String accept) {
        if (accept != null
                && !accept.contains("json")
                && !accept.contains("*/*")
                && !accept.contains("application/*")) {
            throw Refused.of(
                    Refused.Kind.NOT_ACCEPTABLE,
                    "MEDIA_TYPE",
                    "Accept",
                    "another media type",
                    "as the conformance statement describes it");
        }
    }
}
