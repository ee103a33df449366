package org.naohai.acquisition.dicom.archive;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.acquisition.dicom.Routing;
import org.naohai.acquisition.dicom.Routing.Decision;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.archive.StudyArrivals.Arrival;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.acquisition.vault.Vault;
import org.naohai.collaboration.Collaboration;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.springframework.stereotype.Component;

/// Settles where a study belongs, once, by its first instance: what came of it before, the sender, then the
/// rules.
@Component
class Settling {

    private final StudyArrivals arrivals;
    private final Routing routing;
    private final Collaboration collaboration;
    private final Scopes scopes;
    private final Vault vault;
    private final SubjectConflicts conflicts;

    Settling(
            StudyArrivals arrivals,
            Routing routing,
            Collaboration collaboration,
            Scopes scopes,
            Vault vault,
            SubjectConflicts conflicts) {
        this.arrivals = arrivals;
        this.routing = routing;
        this.collaboration = collaboration;
        this.scopes = scopes;
        this.vault = vault;
        this.conflicts = conflicts;
    }

    Settled settle(StudyWork study, Sender sender, DataSet data) {
        study.settling.lock();
        try {
            var known = study.settled();
            if (known == null) {
                known = first(study, sender, data);
                study.settle(known);
            }
            return known;
        } finally {
            study.settling.unlock();
        }
    }

    private Settled first(StudyWork study, Sender sender, DataSet data) {
        var hash = hash(sender.target(), study.sourceUid);
        var before = arrivals.findOpen(hash);
        if (before.isPresent()) {
            return again(before.get(), data);
        }
        var id = Ids.next();
        return routed(new Coming(id, hash, sender, data, data.text(Tag.PatientId, "")));
    }

    private byte[] hash(@Nullable Target target, String studyUid) {
        return vault.hash("dicom study", target == null ? "" : target.projectId() + "/" + target.dataset(), studyUid);
    }

    /// A study of which more comes goes where its beginning went.
    private Settled again(Arrival before, DataSet data) {
        var patientId = arrivals.patientId(before);
        if (before.target() == null || before.state().equals("held")) {
            return new Settled.Held(before.id(), before.projectId(), problem(cause(before), data), patientId);
        }
        return going(before.id(), before.target(), patientId);
    }

    private static String cause(Arrival before) {
        return Objects.requireNonNullElse(before.cause(), "DICOM_NO_ROUTE");
    }

    private record Coming(UUID id, byte[] hash, Sender sender, DataSet data, String patientId) {}

    private Settled routed(Coming coming) {
        UUID rule = null;
        var target = coming.sender().target();
        if (target == null) {
            switch (routing.route(coming.sender(), coming.data())) {
                case Decision.Matched(var matched, var ruleId) -> {
                    target = matched;
                    rule = ruleId;
                }
                case Decision.Unmatched() -> {
                    return held(coming, null, "DICOM_NO_ROUTE");
                }
            }
        }
        if (collaboration.findProject(target.projectId()).isEmpty()) {
            return held(coming, null, "DICOM_PROJECT_GONE");
        }
        if (target.subject() == null && coming.patientId().isEmpty()) {
            return held(coming, target, "DICOM_NO_PATIENT_ID");
        }
        var subject =
                target.subject() == null ? vault.pseudonym(target.projectId(), coming.patientId()) : target.subject();
        var named = new Target(target.projectId(), target.dataset(), subject, target.session());
        if (conflicts.contradicts(named, coming.data())) {
            return held(coming, named, "DICOM_SUBJECT_CONFLICT");
        }
        var settled = arrivals.begin(
                new StudyArrivals.Beginning(coming.id(), coming.hash(), coming.sender(), rule, coming.data()), named);
        return going(coming.id(), settled, coming.patientId());
    }

    private Settled held(Coming coming, @Nullable Target target, String code) {
        arrivals.beginHeld(
                new StudyArrivals.Beginning(coming.id(), coming.hash(), coming.sender(), null, coming.data()),
                target,
                code);
        return new Settled.Held(
                coming.id(),
                target == null ? null : target.projectId(),
                problem(code, coming.data()),
                coming.patientId());
    }

    private Settled going(UUID arrivalId, Target target, String patientId) {
        var place = new Place(
                target.projectId(), target.dataset(), Objects.requireNonNull(target.subject()), target.session());
        return new Settled.Going(arrivalId, place, scope(target.projectId()), patientId);
    }

    /// The archive is the project's alone: a head shows a face until somebody removes it.
    int scope(UUID projectId) {
        return scopes.intern(new ScopeKey(projectId, AccessLevel.PROJECT, Domain.IMAGING, false));
    }

    private static Problem problem(String code, DataSet data) {
        return Problem.error(code, null, null, data.text(Tag.Modality, "-"), "a decision");
    }
}
