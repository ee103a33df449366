package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Verdict;
import org.naohai.quality.electrophysiology.SignalAssessor;
import org.naohai.quality.imaging.ImagingAssessor;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our metrics against NumPy and SciPy on real files, and what a person would say of the cohort.
@EnabledIf("org.naohai.testkit.SharedData#present")
class QualityGoldenTest {

    @Test
    void the_entropy_focus_criterion_agrees_with_numpy() throws IOException {
        var golden = golden().get("efc");
        for (var path : golden.propertyNames()) {
            assertThat(metric(assess(path), "efc"))
                    .as(path)
                    .isCloseTo(golden.get(path).asDouble(), within(1e-6));
        }
    }

    @Test
    void band_power_and_line_noise_agree_with_scipy() throws IOException {
        var golden = golden().get("spectrum");
        var alpha = new ArrayList<Double>();
        var line = new ArrayList<Double>();
        for (var name : golden.get("channels").propertyNames()) {
            if (name.matches("[A-I]\\d+")) {
                alpha.add(golden.get("channels").get(name).get("alpha").asDouble());
                line.add(golden.get("channels").get(name).get("line50").asDouble());
            }
        }
        var assessment = assess(golden.get("file").asString());
        assertThat(metric(assessment, "alpha_perc")).isCloseTo(100 * median(alpha), within(0.05));
        assertThat(metric(assessment, "line_noise_50hz_db")).isCloseTo(median(line), within(0.05));
    }

    @Test
    void no_real_recording_or_image_of_the_cohort_is_rejected() throws IOException {
        var tree = FolderTree.of(SharedData.find("cohort").orElseThrow());
        for (var unit : Layout.units(tree)) {
            for (var assessor : java.util.List.of(new ImagingAssessor(), new SignalAssessor())) {
                if (assessor.takes(unit)) {
                    var assessment = assessor.assess(unit, tree);
                    assertThat(assessment.verdict()).as(unit.path()).isIn(Verdict.PASSED, Verdict.WARNED);
                    assertThat(assessment.problems()).as(unit.path()).hasSizeLessThanOrEqualTo(4);
                }
            }
        }
    }

    private static Assessment assess(String path) throws IOException {
        var tree = FolderTree.of(SharedData.find("cohort").orElseThrow());
        Unit unit = Layout.units(tree).stream()
                .filter(one -> ("cohort/" + one.path()).equals(path))
                .findFirst()
                .orElseThrow();
        var imaging = new ImagingAssessor();
        return imaging.takes(unit) ? imaging.assess(unit, tree) : new SignalAssessor().assess(unit, tree);
    }

    private static double metric(Assessment assessment, String id) {
        return assessment.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .mapToDouble(Metric::value)
                .findFirst()
                .orElseThrow();
    }

    private static double median(ArrayList<Double> values) {
        values.sort(null);
        int n = values.size();
        return (values.get(n / 2) + values.get((n - 1) / 2)) / 2;
    }

    private static JsonNode golden() throws IOException {
        try (var in = QualityGoldenTest.class.getResourceAsStream("/golden/quality.json")) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
