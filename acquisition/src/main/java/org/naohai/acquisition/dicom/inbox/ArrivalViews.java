package org.naohai.acquisition.dicom.inbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.inbox.ArrivalDetail.DecisionView;
import org.naohai.acquisition.dicom.inbox.ArrivalDetail.SeriesView;
import org.naohai.acquisition.dicom.inbox.ArrivalView.Cause;
import org.naohai.acquisition.dicom.inbox.ArrivalView.May;
import org.naohai.acquisition.dicom.inbox.ArrivalView.Suggested;
import org.naohai.acquisition.dicom.route.ArrivedEvidence;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.acquisition.dicom.route.IdForm;
import org.naohai.acquisition.dicom.route.Suggestion;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.acquisition.web.ProblemView;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.governance.Acting;
import org.naohai.kernel.ProblemTexts;
import org.naohai.kernel.Text;
import org.springframework.stereotype.Component;

/// Shows arrivals: what names a patient stays away, and so do projects that the reader may not send to.
@Component
class ArrivalViews {

    private final DicomAccess access;
    private final ArrivedEvidence evidence;
    private final Collaboration collaboration;
    private final ArrivalRows rows;
    private final DecisionRows decisions;
    private final Deciding deciding;

    ArrivalViews(
            DicomAccess access,
            ArrivedEvidence evidence,
            Collaboration collaboration,
            ArrivalRows rows,
            DecisionRows decisions,
            Deciding deciding) {
        this.access = access;
        this.evidence = evidence;
        this.collaboration = collaboration;
        this.rows = rows;
        this.decisions = decisions;
        this.deciding = deciding;
    }

    ArrivalView row(Arrival one) {
        boolean sees = evidence.maySee(one.projectId());
        return new ArrivalView(
                one.id(),
                one.way(),
                one.callingAe(),
                one.state(),
                cause(one.cause()),
                access.name(one.projectId()),
                one.dataset(),
                one.subject(),
                one.session(),
                one.studyUid(),
                one.evidence().station(),
                one.evidence().institution(),
                one.evidence().manufacturer(),
                IdForm.of(one.evidence().patientId()).form(),
                one.modalities(),
                one.series(),
                one.instances(),
                one.bytes(),
                one.problems().stream().map(ProblemView::of).toList(),
                suggested(one),
                one.firstAt(),
                one.lastAt(),
                one.decisions(),
                new May(sees, mayAccept(one), sees));
    }

    ArrivalDetail detail(Arrival one) {
        var made = decisions.list(one.id());
        return new ArrivalDetail(
                row(one),
                rows.series(one.id()).stream().map(SeriesView::of).toList(),
                made.stream().map(this::decision).toList(),
                decisions.last(one.id()).filter(deciding::canUndo).isPresent());
    }

    private boolean mayAccept(Arrival one) {
        return !isIdentity(one) || evidence.maySee(one.projectId());
    }

    /// Whether what speaks against it is that the pixels may show who it is.
    static boolean isIdentity(Arrival one) {
        return one.cause() != null && one.cause().startsWith("DICOM_BURNED_IN");
    }

    private @Nullable Suggested suggested(Arrival one) {
        Suggestion found = one.suggestion();
        boolean shown = found != null
                && one.isHeld()
                && access.isNobodys(one.projectId())
                && (Acting.who().administrator() || access.contributes(found.projectId()));
        if (found == null || !shown) {
            return null;
        }
        var project = access.name(found.projectId());
        return project == null
                ? null
                : new Suggested(project, found.dataset(), found.subject(), found.decisions(), found.because());
    }

    private DecisionView decision(Decision one) {
        var target = one.target();
        var shown = target == null ? null : visible(target.projectId());
        return new DecisionView(
                one.id(),
                one.action().key(),
                one.state().key(),
                shown,
                target == null || shown == null ? null : target.dataset(),
                target == null || shown == null ? null : target.subject(),
                target == null || shown == null ? null : target.session(),
                one.reason(),
                who(one.by()),
                one.at());
    }

    private @Nullable ProjectName visible(UUID projectId) {
        return Acting.who().administrator() || access.contributes(projectId) ? access.name(projectId) : null;
    }

    private String who(UUID personId) {
        return Optional.of(personId)
                .flatMap(collaboration::findPerson)
                .map(Person::name)
                .orElse("");
    }

    private static @Nullable Cause cause(@Nullable String code) {
        if (code == null) {
            return null;
        }
        var texts = ProblemTexts.shipped();
        return texts.codes().contains(code)
                ? new Cause(code, texts.title(code), texts.fix(code))
                : new Cause(code, new Text(code, code), new Text("", ""));
    }
}
