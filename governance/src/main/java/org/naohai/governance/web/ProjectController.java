package org.naohai.governance.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Institution;
import org.naohai.collaboration.Project;
import org.naohai.collaboration.Role;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.governance.ProjectCounts;
import org.naohai.governance.ProjectCounts.Counts;
import org.naohai.governance.Projects;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Projects and their members.
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {

    private static final Counts NONE = new Counts(0, 0);

    private final Projects projects;
    private final Collaboration collaboration;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ObjectProvider<ProjectCounts> counts;

    ProjectController(
            Projects projects,
            Collaboration collaboration,
            AuditLog audit,
            TransactionTemplate transactions,
            ObjectProvider<ProjectCounts> counts) {
        this.projects = projects;
        this.collaboration = collaboration;
        this.audit = audit;
        this.transactions = transactions;
        this.counts = counts;
    }

    record InstitutionName(String key, Text name) {}

    record ProjectRow(
            UUID id,
            String key,
            Text title,
            InstitutionName institution,
            int datasets,
            int subjects,
            @Nullable String role) {}

    record ProjectDetail(
            UUID id,
            String key,
            Text title,
            InstitutionName institution,
            int datasets,
            int subjects,
            @Nullable String role,
            List<MemberRow> members) {}

    record MemberRow(String login, String name, String role) {}

    record NewProject(
            @Nullable String key,
            @Nullable Text title,
            @Nullable String institution) {}

    record NewMember(@Nullable String login, @Nullable String role) {}

    @GetMapping
    Page<ProjectRow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var institutions = collaboration.listInstitutions().stream()
                .collect(Collectors.toMap(Institution::id, institution -> institution));
        var roles = collaboration.roles(Acting.who().personId());
        var known = known();
        var rows = projects.listVisible().stream()
                .map(project -> row(
                        project,
                        java.util.Objects.requireNonNull(institutions.get(project.institutionId())),
                        roles.get(project.id()),
                        known))
                .toList();
        return Page.of(rows, ProjectRow::key, cursor, limit);
    }

    @GetMapping("/{key}")
    ProjectDetail get(@PathVariable String key) {
        var project = projects.getVisible(key);
        var role = projects.myRole(project.id()).orElse(null);
        var row = row(project, collaboration.getInstitution(project.institutionId()), role, known());
        var seesMembers = role != null || Acting.who().administrator();
        return new ProjectDetail(
                row.id(),
                row.key(),
                row.title(),
                row.institution(),
                row.datasets(),
                row.subjects(),
                row.role(),
                seesMembers ? members(project) : List.of());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ProjectDetail add(@RequestBody NewProject wanted) {
        Administrators.require();
        var key = Refused.required("key", wanted.key()).strip().toUpperCase(Locale.ROOT);
        var title = Refused.requiredText("title", wanted.title());
        var named = Refused.required("institution", wanted.institution());
        var institution = collaboration
                .findInstitution(named)
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.INVALID,
                        "INSTITUTION_UNKNOWN",
                        "institution",
                        Problem.quoted(named),
                        "a known key"));
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            var project = collaboration.addProject(key, title, institution.id());
            audit.record("project.add", "project:" + project.id(), Map.of("project", project.id()));
            return get(key);
        }));
    }

    @PostMapping("/{key}/members")
    MemberRow setMember(@PathVariable String key, @RequestBody NewMember wanted) {
        var project = projects.getManaged(key);
        var role = Role.ofKey(Refused.required("role", wanted.role()));
        var person = collaboration
                .findPerson(Refused.required("login", wanted.login()).strip())
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.INVALID, "PERSON_UNKNOWN", "login", "unknown", "the login of an account"));
        transactions.executeWithoutResult(status -> {
            collaboration.setMember(project.id(), person.id(), role);
            audit.record("member.set", "person:" + person.id(), Map.of("project", project.id(), "role", role.key()));
        });
        return new MemberRow(person.login(), person.name(), role.key());
    }

    @DeleteMapping("/{key}/members/{login}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMember(@PathVariable String key, @PathVariable String login) {
        var project = projects.getManaged(key);
        var person = collaboration.findPerson(login).orElseThrow(() -> Refused.notFound("member"));
        transactions.executeWithoutResult(status -> {
            collaboration.removeMember(project.id(), person.id());
            audit.record("member.remove", "person:" + person.id(), Map.of("project", project.id()));
        });
    }

    private Map<UUID, Counts> known() {
        return counts.stream().findFirst().map(ProjectCounts::count).orElse(Map.of());
    }

    private static ProjectRow row(
            Project project, Institution institution, @Nullable Role role, Map<UUID, Counts> known) {
        var count = known.getOrDefault(project.id(), NONE);
        return new ProjectRow(
                project.id(),
                project.key(),
                project.title(),
                new InstitutionName(institution.key(), institution.name()),
                count.datasets(),
                count.subjects(),
                role == null ? null : role.key());
    }

    private List<MemberRow> members(Project project) {
        return collaboration.listMembers(project.id()).stream()
                .map(member -> new MemberRow(
                        member.person().login(),
                        member.person().name(),
                        member.role().key()))
                .toList();
    }
}
