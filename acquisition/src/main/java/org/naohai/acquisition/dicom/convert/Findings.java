package org.naohai.acquisition.dicom.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.kernel.Problem;

/// What people should know of the conversion of a study: series by their number and description, which are
/// de-identified.
final class Findings {

    static final String UNNAMED = "DICOM_SERIES_UNNAMED";
    private static final int MOST = 100;

    private Findings() {}

    static List<Problem> of(List<Output> outputs) {
        var problems = new ArrayList<Problem>();
        for (var one : outputs) {
            for (var problem : one.problems()) {
                problems.add(at(problem, one.facts()));
            }
            if (one.outcome() == Output.Outcome.UNNAMED) {
                problems.add(unnamed(one));
            }
        }
        return List.copyOf(problems.subList(0, Math.min(MOST, problems.size())));
    }

    private static Problem at(Problem problem, @Nullable ImageFacts facts) {
        return new Problem(
                problem.code(), problem.severity(), null, series(facts), problem.found(), problem.expected());
    }

    private static Problem unnamed(Output one) {
        var facts = one.facts();
        if (one.missing() != null) {
            return Problem.warning(
                    UNNAMED, null, series(facts), "no value for " + one.missing(), "a value in the rule");
        }
        var called = facts == null ? "" : facts.description().isEmpty() ? facts.protocol() : facts.description();
        return Problem.warning(UNNAMED, null, series(facts), Problem.quoted(called), "a naming rule that fits");
    }

    private static @Nullable String series(@Nullable ImageFacts facts) {
        return facts == null ? null : "series " + facts.seriesNumber();
    }
}
