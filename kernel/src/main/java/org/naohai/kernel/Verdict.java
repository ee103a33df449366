package org.naohai.kernel;

import java.util.List;
import java.util.Locale;

/// The outcome of quality control of one recording, table or document.
public enum Verdict {
    PASSED,
    WARNED,
    REJECTED,
    /// Kept, but of a kind that nobody here can check.
    UNKNOWN;

    /// The verdict that a list of problems amounts to.
    public static Verdict of(List<Problem> problems) {
        var worst = problems.stream()
                .map(Problem::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        return switch (worst) {
            case ERROR -> REJECTED;
            case WARNING -> WARNED;
            case INFO -> PASSED;
        };
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
