package org.naohai.acquisition.dicom.route;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.collaboration.Project;
import org.springframework.stereotype.Component;

/// Makes a rule of a decision: where the study came from, and the form of its patient id; never the id itself.
@Component
class RuleDrafts {

    private static final String SCANNER = "dimse";

    RuleBody of(
            ArrivedEvidence.Known known,
            Project project,
            String dataset,
            @Nullable String subject,
            @Nullable String session) {
        var evidence = known.evidence();
        var scanner = known.way().equals(SCANNER) ? literal(known.callingAe()) : null;
        var learnt = Labels.learnt(evidence.patientId(), subject)
                .filter(labels -> !isName(evidence, labels.head()))
                .map(labels -> pattern(evidence.patientId(), labels))
                .orElse(null);
        return new RuleBody(
                name(known, project),
                scanner,
                literal(evidence.station()),
                literal(evidence.institution()),
                null,
                null,
                learnt == null ? series(evidence) : learnt,
                project.key(),
                dataset,
                learnt == null ? Rule.AUTO : "sub-$1",
                session == null || session.isBlank() ? Rule.AUTO : session.strip(),
                true);
    }

    /// The head of the id as it is, the label as a group; null where the label is all of an id that is no number.
    private static @Nullable String pattern(String patientId, Labels labels) {
        int end = 0;
        for (int seen = 0; end < patientId.length(); end++) {
            boolean counts = !Labels.plain(patientId.substring(end, end + 1)).isEmpty();
            if (counts && seen++ == labels.head().length()) {
                break;
            }
        }
        var head = patientId.substring(0, end);
        if (!head.isBlank()) {
            return escaped(head) + "*";
        }
        var digits = patientId.strip();
        return digits.matches("\\d{1,10}") ? "re:(\\d{" + digits.length() + "})" : null;
    }

    /// `ADHD*` where the id begins with letters that are no name.
    private static @Nullable String series(Evidence evidence) {
        var head = IdForm.of(evidence.patientId()).head();
        return head.length() < 2 || isName(evidence, head) ? null : head.toUpperCase(Locale.ROOT) + "*";
    }

    /// Whether the letters are, or are of, the patient's name: a rule is seen by many.
    private static boolean isName(Evidence evidence, String text) {
        var letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        var name = evidence.patientName().toLowerCase(Locale.ROOT);
        return !letters.isEmpty()
                && Arrays.stream(name.split("[^\\p{L}]+"))
                        .anyMatch(part -> !part.isEmpty() && (part.contains(letters) || letters.contains(part)));
    }

    private static @Nullable String literal(String value) {
        return value.isBlank() ? null : escaped(value.strip());
    }

    /// A star of the value itself, or `re:` at its beginning: `?` fits it.
    private static String escaped(String value) {
        return value.replace('*', '?').replaceFirst("^re:", "?e:");
    }

    private static String name(ArrivedEvidence.Known known, Project project) {
        var from = known.evidence().station().isBlank()
                ? known.callingAe()
                : known.evidence().station().strip();
        return from.isBlank() ? project.key() : from + " → " + project.key();
    }
}
