package org.naohai.collaboration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.naohai.kernel.Text;

/// The front door: institutions, projects, people and who is what in which project.
public interface Collaboration {

    List<Institution> listInstitutions();

    /// By key or by its name in either language.
    Optional<Institution> findInstitution(String keyOrName);

    Institution getInstitution(UUID institutionId);

    /// - **fails** `Refused` CONFLICT when the key is taken
    Institution addInstitution(String key, Text name);

    List<Project> listProjects();

    Optional<Project> findProject(String key);

    Optional<Project> findProject(UUID projectId);

    Project addProject(String key, Text title, UUID institutionId);

    List<Person> listPeople();

    Optional<Person> findPerson(String login);

    Optional<Person> findPerson(UUID personId);

    List<Member> listMembers(UUID projectId);

    /// The projects of a person; empty for one whose account is closed.
    Map<UUID, Role> roles(UUID personId);

    Optional<Role> findRole(UUID personId, UUID projectId);

    /// Adds a member or changes what she is. The last owner stays one.
    void setMember(UUID projectId, UUID personId, Role role);

    void removeMember(UUID projectId, UUID personId);
}
