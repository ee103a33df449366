package org.naohai.acquisition.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.Subjects;
import org.naohai.governance.Access.Action;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Who a subject is: for owners of the project, each look written to the audit log.
@RestController
class IdentityController {

    private final Subjects subjects;
    private final IntakeAccess access;
    private final DatasetRows datasets;
    private final Vault vault;
    private final AuditLog audit;
    private final TransactionTemplate worker;

    IdentityController(
            Subjects subjects,
            IntakeAccess access,
            DatasetRows datasets,
            Vault vault,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.subjects = subjects;
        this.access = access;
        this.datasets = datasets;
        this.vault = vault;
        this.audit = audit;
        this.worker = worker;
    }

    record IdentityView(String kind, String field, String value) {}

    record Identities(List<IdentityView> items) {}

    @GetMapping("/api/v1/subjects/{id}/identities")
    Identities identities(@PathVariable UUID id) {
        var subject = subjects.find(id)
                .filter(found -> access.may(Action.OWN, found.projectId()))
                .orElseThrow(() -> Refused.notFound("subject"));
        worker.executeWithoutResult(
                status -> audit.record("subject.identities", "subject:" + id, Map.of("project", subject.projectId())));
        return new Identities(datasets.list(subject.projectId()).stream()
                .filter(dataset -> dataset.datasetId().equals(subject.datasetId()))
                .flatMap(dataset -> vault.reveal(subject.projectId(), dataset.name(), subject.label()).stream())
                .map(one -> new IdentityView(one.kind(), one.field(), one.value()))
                .toList());
    }
}
