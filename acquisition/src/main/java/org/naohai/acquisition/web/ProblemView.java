package org.naohai.acquisition.web;

import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Text;

/// A problem as the API shows it, with its texts in both languages.
public record ProblemView(
        String code,
        String severity,
        @Nullable String file,
        @Nullable String field,
        Text found,
        Text expected,
        Text title,
        Text fix) {

    public static ProblemView of(Problem problem) {
        return new ProblemView(
                problem.code(),
                problem.severity().key(),
                problem.file(),
                problem.field(),
                problem.foundText(),
                problem.expectedText(),
                problem.title(),
                problem.fix());
    }
}
