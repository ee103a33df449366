package org.naohai.acquisition.dicom.route;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes of the rules, one after the other, each with its audit row; in force with the next study.
@Component
class RuleChanges {

    private final RuleRows rows;
    private final RuleBook book;
    private final DicomAccess access;
    private final AuditLog audit;
    private final TransactionTemplate worker;

    RuleChanges(
            RuleRows rows,
            RuleBook book,
            DicomAccess access,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.rows = rows;
        this.book = book;
        this.access = access;
        this.audit = audit;
        this.worker = worker;
    }

    Rule add(Rule rule) {
        return changed(() -> {
            rows.insert(rule, Acting.who().personId());
            audit("rule.add", rule);
            return rule;
        });
    }

    Rule change(Rule rule) {
        return changed(() -> {
            mine(rule.id());
            rows.update(rule);
            audit("rule.change", rule);
            return rule;
        });
    }

    Rule remove(UUID id) {
        return changed(() -> {
            var rule = mine(id);
            rows.delete(id);
            audit("rule.remove", rule);
            return rule;
        });
    }

    /// - **wanted** all that this person sees, in the order she wants; those she does not see keep their places
    List<UUID> order(List<UUID> wanted) {
        return changed(() -> {
            var all = rows.list();
            var visible = all.stream()
                    .filter(rule -> access.mayRule(rule.projectId()))
                    .map(Rule::id)
                    .toList();
            if (wanted.size() != visible.size() || !new HashSet<>(wanted).equals(new HashSet<>(visible))) {
                throw Refused.of(Refused.Kind.CONFLICT, "RULES_CHANGED", "ids", "other rules", "the rules as they are");
            }
            var next = new ArrayDeque<>(wanted);
            var order = all.stream()
                    .map(rule -> visible.contains(rule.id()) ? next.remove() : rule.id())
                    .toList();
            rows.order(order);
            audit.record("rule.order", "rules:all", Map.of("ids", wanted));
            return order;
        });
    }

    Rule mine(UUID id) {
        return rows.list().stream()
                .filter(rule -> rule.id().equals(id) && access.mayRule(rule.projectId()))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("rule"));
    }

    private <T> T changed(Supplier<T> change) {
        var result = Objects.requireNonNull(worker.execute(status -> {
            rows.lock();
            return change.get();
        }));
        book.reload();
        return result;
    }

    private void audit(String action, Rule rule) {
        audit.record(action, "rule:" + rule.id(), Map.of("project", rule.projectId(), "name", rule.name()));
    }
}
