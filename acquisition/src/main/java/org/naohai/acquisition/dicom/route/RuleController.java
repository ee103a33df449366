package org.naohai.acquisition.dicom.route;

import static org.naohai.kernel.Refused.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.web.Page;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Routing rules: administrators see and change all, an owner those that lead into her projects.
@RestController
@RequestMapping("/api/v1/dicom/rules")
class RuleController {

    private final DicomAccess access;
    private final RuleBook book;
    private final RuleChecks checks;
    private final RuleChanges changes;
    private final RuleDrafts drafts;
    private final ArrivedEvidence evidence;

    RuleController(
            DicomAccess access,
            RuleBook book,
            RuleChecks checks,
            RuleChanges changes,
            RuleDrafts drafts,
            ArrivedEvidence evidence) {
        this.access = access;
        this.book = book;
        this.checks = checks;
        this.changes = changes;
        this.drafts = drafts;
        this.evidence = evidence;
    }

    /// In the order in which they are asked.
    @GetMapping
    Page<RuleView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        access.requireRules();
        int size = Limit.of(limit);
        var behind = Page.decodedId(cursor);
        var mine = book.rules().stream()
                .map(CompiledRule::rule)
                .filter(rule -> access.mayRule(rule.projectId()))
                .toList();
        var ids = mine.stream().map(Rule::id).toList();
        int from = behind == null ? 0 : ids.indexOf(behind) + 1;
        return Page.of(mine.subList(from, mine.size()), size, rule -> rule.id().toString(), this::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleView add(@RequestBody RuleBody body) {
        access.requireRules();
        return view(changes.add(checks.checked(Ids.next(), body)));
    }

    @PutMapping("/{id}")
    RuleView change(@PathVariable UUID id, @RequestBody RuleBody body) {
        changes.mine(id);
        return view(changes.change(checks.checked(id, body)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        changes.remove(id);
    }

    record Order(@Nullable List<UUID> ids) {}

    @PostMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@RequestBody Order order) {
        access.requireRules();
        changes.order(required("ids", order.ids()));
    }

    /// What a study says of itself.
    record SampleBody(
            @Nullable String callingAe,
            @Nullable String station,
            @Nullable String institution,
            @Nullable String study,
            @Nullable String protocol,
            @Nullable String patientId) {

        Sample sample() {
            return new Sample(
                    text(callingAe),
                    text(station),
                    text(institution),
                    text(study),
                    protocol == null || protocol.isBlank() ? List.of() : List.of(protocol.strip()),
                    text(patientId));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /// - **sample** or **arrival** what is tried · **rule** one that is not saved, in the place of **replaces** or last
    record Trying(
            @Nullable SampleBody sample,
            @Nullable UUID arrival,
            @Nullable RuleBody rule,
            @Nullable UUID replaces) {}

    @PostMapping("/try")
    Trial tried(@RequestBody Trying trying) {
        access.requireRules();
        var sample = trying.arrival() == null
                ? required("sample", trying.sample()).sample()
                : seen(trying.arrival()).sample();
        if (trying.rule() == null) {
            return Trial.of(book.rules(), sample, access, null);
        }
        var id = Objects.requireNonNullElseGet(trying.replaces(), Ids::next);
        return Trial.of(with(checks.checked(id, trying.rule())), sample, access, trying.replaces() == null ? id : null);
    }

    private List<CompiledRule> with(Rule rule) {
        var rules = new ArrayList<>(book.rules());
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).rule().id().equals(rule.id())) {
                changes.mine(rule.id());
                rules.set(i, new CompiledRule(rule));
                return rules;
            }
        }
        rules.add(new CompiledRule(rule));
        return rules;
    }

    /// - **subject**, **session** as they were decided for the arrival; null: by the archive
    record Wanted(
            @Nullable UUID arrival,
            @Nullable String project,
            @Nullable String dataset,
            @Nullable String subject,
            @Nullable String session) {}

    /// A rule that would have decided as a person did; not saved.
    @PostMapping("/draft")
    RuleBody draft(@RequestBody Wanted wanted) {
        access.requireRules();
        var known = seen(required("arrival", wanted.arrival()));
        var project = access.ruled(required("project", wanted.project()));
        return drafts.of(
                known, project, RuleChecks.text("dataset", wanted.dataset(), 200), wanted.subject(), wanted.session());
    }

    private ArrivedEvidence.Known seen(UUID arrival) {
        return evidence.find(arrival).orElseThrow(() -> Refused.notFound("arrival"));
    }

    private RuleView view(Rule rule) {
        return RuleView.of(rule, access.name(rule.projectId()));
    }
}
