package org.naohai.acquisition.dicom.route;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.web.IntakeView.ProjectName;

/// A rule as the API shows it.
///
/// - **project** null where it is gone
public record RuleView(
        UUID id,
        String name,
        @Nullable String callingAe,
        @Nullable String station,
        @Nullable String institution,
        @Nullable String study,
        @Nullable String protocol,
        @Nullable String patientId,
        @Nullable ProjectName project,
        String dataset,
        String subject,
        String session,
        boolean enabled) {

    static RuleView of(Rule rule, @Nullable ProjectName project) {
        var patterns = rule.patterns();
        return new RuleView(
                rule.id(),
                rule.name(),
                patterns.callingAe(),
                patterns.station(),
                patterns.institution(),
                patterns.study(),
                patterns.protocol(),
                patterns.patientId(),
                project,
                rule.dataset(),
                rule.subject(),
                rule.session(),
                rule.enabled());
    }
}
