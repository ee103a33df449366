package org.naohai.acquisition.dicom.route;

import static org.naohai.kernel.Refused.required;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.route.Rule.Patterns;
import org.naohai.governance.Acting;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.stereotype.Component;

/// Makes a rule of what was sent, or says which field is wrong.
@Component
class RuleChecks {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DATASET = 200;

    private final DicomAccess access;

    RuleChecks(DicomAccess access) {
        this.access = access;
    }

    Rule checked(UUID id, RuleBody body) {
        var project = access.ruled(required("project", body.project()));
        var patterns = new Patterns(
                filled(body.callingAe()),
                filled(body.station()),
                filled(body.institution()),
                filled(body.study()),
                filled(body.protocol()),
                filled(body.patientId()));
        var rule = new Rule(
                id,
                text("name", body.name(), LONGEST_NAME),
                patterns,
                project.id(),
                text("dataset", body.dataset(), LONGEST_DATASET),
                Objects.requireNonNullElse(filled(body.subject()), Rule.AUTO),
                Objects.requireNonNullElse(filled(body.session()), Rule.AUTO),
                body.enabled() == null || body.enabled());
        tellsSomething(patterns);
        labels(rule);
        return rule;
    }

    private static void tellsSomething(Patterns patterns) {
        var compiled = Stream.of(
                        compiled("callingAe", patterns.callingAe()),
                        compiled("station", patterns.station()),
                        compiled("institution", patterns.institution()),
                        compiled("study", patterns.study()),
                        compiled("protocol", patterns.protocol()),
                        compiled("patientId", patterns.patientId()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (!Acting.who().administrator() && compiled.stream().allMatch(TextPattern::matchesAll)) {
            throw Refused.of(Refused.Kind.INVALID, "RULE_MATCHES_EVERYTHING", "callingAe", "*", "a condition");
        }
    }

    private static @Nullable TextPattern compiled(String field, @Nullable String pattern) {
        if (pattern == null) {
            return null;
        }
        try {
            return TextPattern.of(pattern);
        } catch (PatternRefused e) {
            var found = e.position() == 0 ? "too large" : "character " + e.position();
            throw Refused.of(Refused.Kind.INVALID, "RULE_PATTERN_INVALID", field, found, "a pattern");
        }
    }

    private static void labels(Rule rule) {
        var patientId = compiled("patientId", rule.patterns().patientId());
        if (patientId != null && patientId.isLiteral()) {
            throw Refused.of(Refused.Kind.INVALID, "RULE_NAMES_A_PERSON", "patientId", "no wildcard", "a wildcard");
        }
        int groups = patientId == null ? 0 : patientId.groups();
        label("subject", new Template(rule.subject()), CompiledRule.SUBJECT_PREFIX, groups);
        label("session", new Template(rule.session()), "", groups);
        if (patientId != null && patientId.matchesAll() && new Template(rule.subject()).groups() > 0) {
            throw Refused.of(Refused.Kind.INVALID, "RULE_ID_AS_LABEL", "subject", rule.subject(), Rule.AUTO);
        }
    }

    private static void label(String field, Template template, String prefix, int groups) {
        if (!template.isValid(prefix) || !template.isAuto() && template.groups() > groups) {
            throw Refused.of(
                    Refused.Kind.INVALID, "RULE_LABEL_INVALID", field, Problem.quoted(template.text()), prefix + "$1");
        }
    }

    static String text(String field, @Nullable String value, int longest) {
        var text = required(field, value).strip();
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", field, "control characters", "printable text");
        }
        if (text.length() > longest) {
            throw Refused.of(
                    Refused.Kind.INVALID, "FIELD_INVALID", field, text.length() + " characters", "≤ " + longest);
        }
        return text;
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
