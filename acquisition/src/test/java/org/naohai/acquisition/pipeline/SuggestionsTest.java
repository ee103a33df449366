package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.store.DatasetRows.Suggestion;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Entities;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;

class SuggestionsTest {

    private final Suggestions suggestions = new Suggestions(Set.of("sub-10", "sub-010", "sub-A7", "sub-张三丰"));

    @ParameterizedTest
    @CsvSource({
        "raw/P010_rest.edf, sub-010",
        "sub10.nii, sub-010",
        "10-eeg.bdf, sub-010",
        "a7 rest.edf, sub-A7",
        "visit1/张三丰.edf, sub-张三丰",
    })
    void a_file_name_holds_a_label_in_the_ways_people_write_it(String path, String label) {
        assertThat(suggestions.suggest(unnamed(path), path).map(Suggestion::subjectLabel))
                .contains(label);
    }

    @ParameterizedTest
    @CsvSource({"rest.edf", "110.edf", "p1010_rest.edf"})
    void another_number_is_no_label(String path) {
        assertThat(suggestions.suggest(unnamed(path), path)).isEmpty();
    }

    private static Assessment unnamed(String path) {
        var unit = new Unit(
                path, Kind.EDF, null, new Entities(null, null, Map.of(), null, null, ".edf"), List.of(), List.of());
        return new Assessment(
                unit,
                Verdict.PASSED,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
