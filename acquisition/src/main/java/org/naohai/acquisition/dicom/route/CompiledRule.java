package org.naohai.acquisition.dicom.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;

/// A rule ready to be asked.
final class CompiledRule {

    static final String SUBJECT_PREFIX = "sub-";

    private final Rule rule;
    private final List<Condition> conditions;
    private final @Nullable TextPattern patientId;
    private final Template subject;
    private final Template session;

    private record Condition(String field, TextPattern pattern, Function<Sample, List<String>> values) {
        boolean holds(Sample sample) {
            return values.apply(sample).stream()
                    .anyMatch(value -> pattern.match(value).isPresent());
        }
    }

    /// What became of a sample.
    sealed interface Outcome {
        record Matched(Target target) implements Outcome {}

        /// - **field** whose pattern does not fit
        record Differs(String field) implements Outcome {}

        /// It matches, and the label it makes is none: a person has to say.
        ///
        /// - **field** `subject` or `session`
        record Unlabelled(String field) implements Outcome {}
    }

    /// - **fails** [PatternRefused]
    CompiledRule(Rule rule) {
        this.rule = rule;
        var patterns = rule.patterns();
        patientId = patterns.patientId() == null ? null : TextPattern.of(patterns.patientId());
        var all = new ArrayList<Condition>();
        add(all, "callingAe", patterns.callingAe(), sample -> List.of(sample.callingAe()));
        add(all, "station", patterns.station(), sample -> List.of(sample.station()));
        add(all, "institution", patterns.institution(), sample -> List.of(sample.institution()));
        add(all, "study", patterns.study(), sample -> List.of(sample.study()));
        add(
                all,
                "protocol",
                patterns.protocol(),
                sample -> sample.protocols().isEmpty() ? List.of("") : sample.protocols());
        add(all, "patientId", patterns.patientId(), sample -> List.of(sample.patientId()));
        conditions = List.copyOf(all);
        subject = new Template(rule.subject());
        session = new Template(rule.session());
    }

    private static void add(
            List<Condition> all, String field, @Nullable String pattern, Function<Sample, List<String>> values) {
        if (pattern != null) {
            all.add(new Condition(field, TextPattern.of(pattern), values));
        }
    }

    Rule rule() {
        return rule;
    }

    Outcome outcome(Sample sample) {
        for (var condition : conditions) {
            if (!condition.holds(sample)) {
                return new Outcome.Differs(condition.field());
            }
        }
        var groups = patientId == null
                ? List.<String>of()
                : patientId.match(sample.patientId()).orElse(List.of());
        return labelled(groups);
    }

    private Outcome labelled(List<String> groups) {
        var label =
                subject.isAuto() ? null : subject.filled(SUBJECT_PREFIX, groups).orElse("");
        if (label != null && label.isEmpty()) {
            return new Outcome.Unlabelled("subject");
        }
        var visit = session.isAuto() ? null : session.filled("", groups).orElse("");
        if (visit != null && visit.isEmpty()) {
            return new Outcome.Unlabelled("session");
        }
        return new Outcome.Matched(
                new Target(rule.projectId(), rule.dataset(), label == null ? null : SUBJECT_PREFIX + label, visit));
    }
}
