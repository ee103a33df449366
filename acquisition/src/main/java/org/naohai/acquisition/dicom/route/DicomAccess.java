package org.naohai.acquisition.dicom.route;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Project;
import org.naohai.collaboration.Role;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.kernel.Refused;
import org.springframework.stereotype.Component;

/// Who may what with studies from scanners: what is in a project is its people's, what is nowhere yet is for those who
/// run the installation.
@Component
public class DicomAccess {

    private final Collaboration collaboration;

    DicomAccess(Collaboration collaboration) {
        this.collaboration = collaboration;
    }

    public boolean owns(UUID projectId) {
        return role(projectId).filter(Role.OWNER::equals).isPresent();
    }

    public boolean contributes(UUID projectId) {
        return role(projectId).filter(role -> role != Role.READER).isPresent();
    }

    private Optional<Role> role(UUID projectId) {
        return collaboration.findRole(Acting.who().personId(), projectId);
    }

    /// Projects whose arrivals this person decides on.
    public List<UUID> contributed(Actor actor) {
        return collaboration.roles(actor.personId()).entrySet().stream()
                .filter(one -> one.getValue() != Role.READER)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /// Whether nobody's: in no project, or in one that is gone.
    public boolean isNobodys(@Nullable UUID projectId) {
        return projectId == null || collaboration.findProject(projectId).isEmpty();
    }

    public List<UUID> allProjects() {
        return collaboration.listProjects().stream().map(Project::id).toList();
    }

    /// A project that this person contributes to; to everyone else it does not exist.
    public Project contributed(String key) {
        return collaboration
                .findProject(key)
                .filter(project -> contributes(project.id()))
                .orElseThrow(() -> Refused.notFound("project"));
    }

    /// A project of which this person is an owner.
    ///
    /// - **code** of what other contributors are told
    public Project owned(String key, String code) {
        var project = contributed(key);
        if (!owns(project.id())) {
            throw Refused.of(Refused.Kind.FORBIDDEN, code, null, "another role", "owner");
        }
        return project;
    }

    /// A project that this person may send studies to.
    ///
    /// - **nobodys** whether the study is nobody's yet, so that whoever runs the installation may send it anywhere
    public Project destination(String key, boolean nobodys) {
        return collaboration
                .findProject(key)
                .filter(project ->
                        contributes(project.id()) || nobodys && Acting.who().administrator())
                .orElseThrow(() -> Refused.notFound("project"));
    }

    public @Nullable ProjectName name(@Nullable UUID projectId) {
        return projectId == null
                ? null
                : collaboration
                        .findProject(projectId)
                        .map(project -> new ProjectName(project.key(), project.title()))
                        .orElse(null);
    }

    /// Rules are for administrators and owners of projects; for all others the page is not there.
    void requireRules() {
        var who = Acting.who();
        if (!who.administrator() && !collaboration.roles(who.personId()).containsValue(Role.OWNER)) {
            throw Refused.notFound("page");
        }
    }

    boolean mayRule(UUID projectId) {
        return Acting.who().administrator() || owns(projectId);
    }

    Project ruled(String key) {
        return collaboration
                .findProject(key)
                .filter(project -> mayRule(project.id()))
                .orElseThrow(() -> Refused.notFound("project"));
    }
}
