package org.naohai.acquisition.dicom.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.route.ArrivedEvidence;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.acquisition.web.Page;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What came from scanners and waits for a person.
@RestController
@RequestMapping("/api/v1/dicom")
class InboxController {

    private static final Set<String> STATES = Set.of("held", "discarded");
    private static final int MOST_CANDIDATES = 50;

    private final Arrivals arrivals;
    private final ArrivalRows rows;
    private final ArrivalViews views;
    private final DicomAccess access;
    private final ArrivedEvidence evidence;
    private final AuditLog audit;

    InboxController(
            Arrivals arrivals,
            ArrivalRows rows,
            ArrivalViews views,
            DicomAccess access,
            ArrivedEvidence evidence,
            AuditLog audit) {
        this.arrivals = arrivals;
        this.rows = rows;
        this.views = views;
        this.access = access;
        this.evidence = evidence;
        this.audit = audit;
    }

    /// - **state** `held`, or `discarded` for what can still be taken back
    @GetMapping("/inbox")
    Page<ArrivalView> inbox(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        var wanted = state == null ? Arrival.HELD : state;
        if (!STATES.contains(wanted)) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "state", Problem.quoted(wanted), "held, discarded");
        }
        var projectId =
                project == null ? null : access.destination(project, false).id();
        var found = arrivals.list(wanted, projectId, Page.decodedId(cursor), size + 1);
        return Page.of(found, size, one -> one.id().toString(), views::row);
    }

    @GetMapping("/arrivals/{id}")
    ArrivalDetail get(@PathVariable UUID id) {
        return views.detail(arrivals.get(id));
    }

    /// In clear, for who decides whose it is; each look is written to the audit log.
    @GetMapping("/arrivals/{id}/evidence")
    Evidence evidence(@PathVariable UUID id) {
        var known = evidence.find(id).orElseThrow(() -> Refused.notFound("arrival"));
        var details = new HashMap<String, UUID>();
        if (known.projectId() != null) {
            details.put("project", known.projectId());
        }
        audit.record("arrival.evidence", "arrival:" + id, details);
        return known.evidence();
    }

    record OfStudy(List<ArrivalView> items) {}

    /// Where the archived series of a study came from, for those who may decide about them.
    @GetMapping("/studies/{uid}/arrivals")
    OfStudy ofStudy(@PathVariable String uid) {
        return new OfStudy(arrivals.ofStudy(uid).stream().map(views::row).toList());
    }

    record Candidates(List<ArrivalView> items) {}

    /// Archived studies that this one can be merged into, newest first.
    @GetMapping("/arrivals/{id}/candidates")
    Candidates candidates(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String dataset) {
        var arrival = arrivals.get(id);
        var projectId = project == null
                ? arrival.projectId()
                : access.destination(project, false).id();
        var name = dataset == null ? arrival.dataset() : dataset;
        if (projectId == null || name == null || !access.contributes(projectId)) {
            return new Candidates(List.of());
        }
        return new Candidates(rows.archived(projectId, name, id, MOST_CANDIDATES).stream()
                .map(views::row)
                .toList());
    }
}
