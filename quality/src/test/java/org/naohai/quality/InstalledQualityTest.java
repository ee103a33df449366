package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Verdict;
import org.naohai.testkit.SharedData;

class InstalledQualityTest {

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void every_unit_of_the_cohort_is_assessed_and_none_is_rejected() throws IOException {
        var quality = QualityControl.installed(List.of(), List.of());
        var tree = FolderTree.of(SharedData.find("cohort").orElseThrow());
        for (var unit : Layout.units(tree)) {
            var assessment = quality.assess(unit, tree);
            assertThat(assessment.verdict()).as(unit.path()).isIn(Verdict.PASSED, Verdict.WARNED);
        }
        assertThat(quality.metricDefinitions()).extracting("id").doesNotHaveDuplicates();
    }
}
