package org.naohai.acquisition.dicom.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.acquisition.dicom.route.Sample;
import org.naohai.acquisition.dicom.route.Suggestions;
import org.naohai.catalogue.DicomRecord;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.kernel.Refused;
import org.springframework.stereotype.Component;

/// Arrivals as the acting person may see them; what she may not see is not there.
@Component
class Arrivals {

    private final ArrivalRows rows;
    private final DecisionRows decisions;
    private final DicomAccess access;
    private final Suggestions suggestions;
    private final DicomRecord record;

    Arrivals(
            ArrivalRows rows, DecisionRows decisions, DicomAccess access, Suggestions suggestions, DicomRecord record) {
        this.rows = rows;
        this.decisions = decisions;
        this.access = access;
        this.suggestions = suggestions;
        this.record = record;
    }

    long waiting(Actor actor) {
        return rows.waiting(seen(actor));
    }

    List<Arrival> list(String state, @Nullable UUID projectId, @Nullable UUID before, int limit) {
        var found = rows.list(seen(Acting.who()), new ArrivalRows.Wanted(state, projectId, before, limit));
        var open = new HashMap<UUID, Sample>();
        found.stream().filter(this::wantsSuggestion).forEach(one -> open.put(one.id(), sample(one)));
        var thought = suggestions.think(open);
        return found.stream()
                .map(one -> thought.containsKey(one.id()) ? one.with(thought.get(one.id())) : one)
                .toList();
    }

    private boolean wantsSuggestion(Arrival one) {
        return one.isHeld() && !one.thought() && access.isNobodys(one.projectId());
    }

    private static Sample sample(Arrival one) {
        return Sample.of(one.callingAe(), one.evidence());
    }

    Arrival get(UUID id) {
        return rows.find(id).filter(this::maySee).orElseThrow(() -> Refused.notFound("arrival"));
    }

    /// Those that hold archived series of a study; whoever contributes nothing to its project is told of no study.
    List<Arrival> ofStudy(String studyUid) {
        if (record.findStudy(studyUid)
                .filter(study -> access.contributes(study.projectId()))
                .isEmpty()) {
            throw Refused.notFound("study");
        }
        var series = record.listSeries(studyUid).stream()
                .map(DicomRecord.Series::uid)
                .toList();
        return rows.holding(series).stream().filter(this::maySee).toList();
    }

    /// Whoever decided may take it back, even where she sent it to people whose data she does not see.
    Arrival getForUndo(UUID id) {
        return rows.find(id)
                .filter(one -> maySee(one) || decidedByMe(id))
                .orElseThrow(() -> Refused.notFound("arrival"));
    }

    private boolean decidedByMe(UUID id) {
        return last(id).filter(one -> one.by().equals(Acting.who().personId()) && mayDecide(one.before()))
                .isPresent();
    }

    private boolean mayDecide(@Nullable Target before) {
        return before == null ? Acting.who().administrator() : access.contributes(before.projectId());
    }

    Optional<Decision> last(UUID id) {
        return decisions.last(id);
    }

    private boolean maySee(Arrival one) {
        var projectId = one.projectId();
        return access.isNobodys(projectId)
                ? Acting.who().administrator()
                : projectId != null && access.contributes(projectId);
    }

    private ArrivalRows.Seen seen(Actor actor) {
        return new ArrivalRows.Seen(access.contributed(actor), actor.administrator(), access.allProjects());
    }
}
