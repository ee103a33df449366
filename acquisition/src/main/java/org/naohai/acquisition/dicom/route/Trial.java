package org.naohai.acquisition.dicom.route;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.CompiledRule.Outcome;
import org.naohai.acquisition.web.IntakeView.ProjectName;

/// A dry run: which rule would decide, and why those before it do not.
///
/// - **target** null where a person would have to say · **elsewhere** a rule decides that this person may not see
public record Trial(List<Step> steps, @Nullable TargetView target, boolean elsewhere) {

    /// One rule in its turn.
    ///
    /// - **id** null for one that is not saved · **outcome** `matched`, `differs`, `off`, `unlabelled`
    /// - **field**, **pattern** what does not fit
    public record Step(
            @Nullable UUID id,
            String name,
            String outcome,
            @Nullable String field,
            @Nullable String pattern) {}

    /// - **subject**, **session** null: the archive numbers
    public record TargetView(
            @Nullable ProjectName project,
            String dataset,
            @Nullable String subject,
            @Nullable String session) {}

    /// - **unsaved** whose id is not to be shown
    static Trial of(List<CompiledRule> rules, Sample sample, DicomAccess access, @Nullable UUID unsaved) {
        var steps = new ArrayList<Step>();
        for (var compiled : rules) {
            var rule = compiled.rule();
            boolean seen = access.mayRule(rule.projectId());
            var outcome = rule.enabled() ? compiled.outcome(sample) : null;
            boolean decides = outcome != null && !(outcome instanceof Outcome.Differs);
            if (seen) {
                steps.add(step(rule, outcome, rule.id().equals(unsaved)));
            }
            if (decides) {
                var target = seen && outcome instanceof Outcome.Matched(var found) ? view(found, access) : null;
                return new Trial(steps, target, !seen);
            }
        }
        return new Trial(steps, null, false);
    }

    private static Step step(Rule rule, @Nullable Outcome outcome, boolean unsaved) {
        var id = unsaved ? null : rule.id();
        return switch (outcome) {
            case null -> new Step(id, rule.name(), "off", null, null);
            case Outcome.Matched matched -> new Step(id, rule.name(), "matched", null, null);
            case Outcome.Differs(var field) -> new Step(id, rule.name(), "differs", field, pattern(rule, field));
            case Outcome.Unlabelled(var field) ->
                new Step(
                        id,
                        rule.name(),
                        "unlabelled",
                        field,
                        field.equals("subject") ? rule.subject() : rule.session());
        };
    }

    private static @Nullable String pattern(Rule rule, String field) {
        var patterns = rule.patterns();
        return switch (field) {
            case "callingAe" -> patterns.callingAe();
            case "station" -> patterns.station();
            case "institution" -> patterns.institution();
            case "study" -> patterns.study();
            case "protocol" -> patterns.protocol();
            default -> patterns.patientId();
        };
    }

    private static TargetView view(Target target, DicomAccess access) {
        return new TargetView(access.name(target.projectId()), target.dataset(), target.subject(), target.session());
    }
}
