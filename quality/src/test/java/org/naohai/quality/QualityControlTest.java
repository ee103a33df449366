package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.FileTree;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Entities;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;

class QualityControlTest {

    @TempDir
    Path folder;

    @Test
    void a_unit_that_nobody_takes_is_kept_as_unknown() throws IOException {
        var quality = new QualityControl(List.of(), assessments -> List.of());
        assertThat(quality.assess(unit(), FolderTree.of(folder)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_defect_of_a_reader_becomes_a_problem() throws IOException {
        var quality = new QualityControl(List.of(new Broken()), assessments -> List.of());
        var assessment = quality.assess(unit(), FolderTree.of(folder));
        assertThat(assessment.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(assessment.problems()).extracting(Problem::code).containsExactly("READER_FAILED");
        assertThat(assessment.problems().getFirst().fix().zh()).isNotBlank();
    }

    private static Unit unit() {
        var entities = new Entities(null, null, Map.of(), null, null, "");
        return new Unit("a.bin", Kind.UNKNOWN, null, entities, List.of(), List.of());
    }

    private static final class Broken implements DomainAssessor {

        @Override
        public boolean takes(Unit unit) {
            return true;
        }

        @Override
        public Assessment assess(Unit unit, FileTree files) {
            throw new IllegalStateException("defect");
        }
    }
}
