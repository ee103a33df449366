package org.naohai.catalogue.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Page;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Grants;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who may read a controlled dataset without a role in its project; for its owners.
@RestController
@Transactional
@RequestMapping("/api/v1/datasets/{id}/grants")
class GrantsController {

    private static final int LONGEST_REASON = 500;

    private final Datasets datasets;
    private final Grants grants;
    private final Collaboration collaboration;
    private final AuditLog audit;

    GrantsController(Datasets datasets, Grants grants, Collaboration collaboration, AuditLog audit) {
        this.datasets = datasets;
        this.grants = grants;
        this.collaboration = collaboration;
        this.audit = audit;
    }

    /// - **reason** what the person may read it for
    record NewGrant(@Nullable String login, @Nullable String reason) {}

    record GrantRow(
            String login,
            String name,
            String reason,
            @Nullable String by,
            Instant at) {}

    @GetMapping
    Page<GrantRow> list(@PathVariable UUID id) {
        datasets.ownedProject(id);
        return new Page<>(rows(id), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    GrantRow add(@PathVariable UUID id, @RequestBody NewGrant wanted) {
        var project = datasets.ownedProject(id);
        var reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "REASON_MISSING",
                    "reason",
                    reason.length() + " characters",
                    "1 to " + LONGEST_REASON + " characters");
        }
        var person = collaboration
                .findPerson(String.valueOf(wanted.login()).strip())
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.INVALID, "PERSON_UNKNOWN", "login", "unknown", "the login of an account"));
        if (grants.add(id, project, person.id(), reason, Acting.who().personId())) {
            tell("grant.add", id, project, person);
        }
        return rows(id).stream()
                .filter(row -> row.login().equals(person.login()))
                .findFirst()
                .orElseThrow();
    }

    @DeleteMapping("/{login}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, @PathVariable String login) {
        var project = datasets.ownedProject(id);
        var person = collaboration.findPerson(login).orElseThrow(() -> Refused.notFound("grant"));
        if (!grants.revoke(id, person.id())) {
            throw Refused.notFound("grant");
        }
        tell("grant.revoke", id, project, person);
    }

    private void tell(String action, UUID id, UUID project, Person person) {
        audit.record(action, "dataset:" + id, Map.of("project", project, "person", person.id()));
    }

    private List<GrantRow> rows(UUID id) {
        return grants.ofDataset(id).stream()
                .flatMap(grant -> collaboration.findPerson(grant.personId()).stream()
                        .map(person -> new GrantRow(
                                person.login(),
                                person.name(),
                                grant.reason(),
                                collaboration
                                        .findPerson(grant.by())
                                        .map(Person::login)
                                        .orElse(null),
                                grant.at())))
                .toList();
    }
}
