package org.naohai.acquisition.dicom.convert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.acquisition.dicom.naming.Named;
import org.naohai.kernel.Problem;

/// An image made of a series, or that none could be made.
///
/// - **facts** null where it failed, or was not tried · **rule** that named or excluded it
/// - **missing** the entity that nothing tells · **stem** path in the dataset without extension, where it
///   is named
/// - **files** path in the dataset → SHA-256
record Output(
        String seriesUid,
        int position,
        @Nullable ImageFacts facts,
        Outcome outcome,
        @Nullable String rule,
        @Nullable String missing,
        @Nullable String stem,
        Map<String, String> files,
        List<Problem> problems) {

    Output {
        files = Map.copyOf(files);
        problems = List.copyOf(problems);
    }

    enum Outcome {
        NAMED,
        EXCLUDED,
        UNNAMED,
        FAILED;

        static Outcome of(Named named) {
            return switch (named) {
                case Named.As as -> NAMED;
                case Named.Excluded excluded -> EXCLUDED;
                case Named.Unnamed unnamed -> UNNAMED;
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Output failed(String seriesUid, Problem problem) {
        return new Output(seriesUid, 0, null, Outcome.FAILED, null, null, null, Map.of(), List.of(problem));
    }

    /// Holds no image: reports, presentation states, raw data.
    static Output imageless(String seriesUid) {
        return new Output(seriesUid, 0, null, Outcome.EXCLUDED, null, null, null, Map.of(), List.of());
    }

    Output withFiles(Map<String, String> written) {
        return new Output(seriesUid, position, facts, outcome, rule, missing, stem, written, problems);
    }
}
