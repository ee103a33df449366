package org.naohai.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Project;
import org.naohai.collaboration.Role;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// The projects as the acting person sees them: her own, those with data she may discover, and for an administrator
/// all, by name and members only.
@Service
public class Projects {

    private final Collaboration collaboration;
    private final ObjectProvider<ProjectCounts> counts;

    public Projects(Collaboration collaboration, ObjectProvider<ProjectCounts> counts) {
        this.collaboration = collaboration;
        this.counts = counts;
    }

    public List<Project> listVisible() {
        var actor = Acting.who();
        var roles = collaboration.roles(actor.personId());
        var announced = withDiscoverableData();
        return collaboration.listProjects().stream()
                .filter(project -> isVisible(project, actor, roles, announced))
                .toList();
    }

    /// What one may not see is not there.
    public Project getVisible(String key) {
        var actor = Acting.who();
        return collaboration
                .findProject(key)
                .filter(project ->
                        isVisible(project, actor, collaboration.roles(actor.personId()), withDiscoverableData()))
                .orElseThrow(() -> Refused.notFound("project"));
    }

    /// For who manages its members: its owners and administrators.
    public Project getManaged(String key) {
        var project = getVisible(key);
        var actor = Acting.who();
        if (!actor.administrator()
                && myRole(project.id()).filter(Role.OWNER::equals).isEmpty()) {
            throw Refused.notFound("project");
        }
        return project;
    }

    public Optional<Role> myRole(UUID projectId) {
        return collaboration.findRole(Acting.who().personId(), projectId);
    }

    private static boolean isVisible(Project project, Actor actor, Map<UUID, Role> roles, Set<UUID> announced) {
        return actor.administrator() || roles.containsKey(project.id()) || announced.contains(project.id());
    }

    private Set<UUID> withDiscoverableData() {
        return counts.stream()
                .findFirst()
                .map(ProjectCounts::count)
                .orElse(Map.of())
                .keySet();
    }
}
