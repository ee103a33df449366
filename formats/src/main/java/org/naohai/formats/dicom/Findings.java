package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// What a parser finds wrong: of each kind the first place, so that a damaged file does not tell the same endlessly.
final class Findings {

    private final List<Problem> problems = new ArrayList<>();

    void error(String code, @Nullable String field, String found, String expected) {
        add(Problem.error(code, null, field, found, expected));
    }

    void warning(String code, @Nullable String field, String found, String expected) {
        add(Problem.warning(code, null, field, found, expected));
    }

    boolean none() {
        return problems.isEmpty();
    }

    boolean hasError() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    List<Problem> all() {
        return problems;
    }

    private void add(Problem problem) {
        for (var told : problems) {
            if (told.code().equals(problem.code())) {
                return;
            }
        }
        problems.add(problem);
    }
}
