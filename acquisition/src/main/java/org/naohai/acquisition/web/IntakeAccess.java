package org.naohai.acquisition.web;

import java.util.Optional;
import java.util.UUID;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Project;
import org.naohai.governance.Access;
import org.naohai.governance.Access.Action;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.Acting;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Refused;
import org.springframework.stereotype.Component;

/// Who may import: contributors of the project. To everyone else an intake does not exist.
@Component
class IntakeAccess {

    private final Access access;
    private final Scopes scopes;
    private final Collaboration collaboration;
    private final IntakeRows intakes;

    IntakeAccess(Access access, Scopes scopes, Collaboration collaboration, IntakeRows intakes) {
        this.access = access;
        this.scopes = scopes;
        this.collaboration = collaboration;
        this.intakes = intakes;
    }

    Project project(String key) {
        return collaboration
                .findProject(key)
                .filter(project -> may(Action.CONTRIBUTE, project.id()))
                .orElseThrow(() -> Refused.notFound("project"));
    }

    Project project(UUID id) {
        return collaboration.findProject(id).orElseThrow(() -> Refused.notFound("project"));
    }

    Optional<Intake> find(UUID id) {
        return intakes.find(id).filter(intake -> may(Action.CONTRIBUTE, intake.projectId()));
    }

    Intake intake(UUID id) {
        return find(id).orElseThrow(() -> Refused.notFound("intake"));
    }

    boolean may(Action action, UUID projectId) {
        return may(Acting.who().personId(), action, projectId);
    }

    /// For answers that go on after the request.
    boolean may(UUID personId, Action action, UUID projectId) {
        return access.decide(personId, action, key(projectId));
    }

    int scope(UUID projectId) {
        return scopes.intern(key(projectId));
    }

    private static ScopeKey key(UUID projectId) {
        return new ScopeKey(projectId, AccessLevel.PROJECT, null, false);
    }
}
