package org.naohai.governance.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Institution;
import org.naohai.collaboration.Project;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Projects;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The institutions behind the projects.
@RestController
@RequestMapping("/api/v1/institutions")
class InstitutionController {

    private final Collaboration collaboration;
    private final Projects projects;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    InstitutionController(
            Collaboration collaboration, Projects projects, AuditLog audit, TransactionTemplate transactions) {
        this.collaboration = collaboration;
        this.projects = projects;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// - **projects** how many of them the reader may see
    record InstitutionRow(UUID id, String key, Text name, long projects) {}

    record NewInstitution(@Nullable String key, @Nullable Text name) {}

    /// Those with a project the reader may see; an administrator sees all.
    @GetMapping
    Page<InstitutionRow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var administrator = org.naohai.governance.Acting.who().administrator();
        var counts = projects.listVisible().stream()
                .collect(Collectors.groupingBy(Project::institutionId, Collectors.counting()));
        var rows = collaboration.listInstitutions().stream()
                .filter(institution -> administrator || counts.containsKey(institution.id()))
                .map(institution -> row(institution, counts.getOrDefault(institution.id(), 0L)))
                .toList();
        return Page.of(rows, InstitutionRow::key, cursor, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InstitutionRow add(@RequestBody NewInstitution wanted) {
        Administrators.require();
        var key = Refused.required("key", wanted.key()).strip().toUpperCase(Locale.ROOT);
        var name = Refused.requiredText("name", wanted.name());
        return Objects.requireNonNull(transactions.execute(status -> {
            var added = collaboration.addInstitution(key, name);
            audit.record("institution.add", "institution:" + added.id(), Map.of());
            return row(added, 0);
        }));
    }

    private static InstitutionRow row(Institution institution, long projects) {
        return new InstitutionRow(institution.id(), institution.key(), institution.name(), projects);
    }
}
