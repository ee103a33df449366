package org.naohai.server.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemGroupsTest {

    @Test
    void one_cause_is_said_once_with_a_few_of_its_files_and_errors_come_first() {
        var problems = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= 5; i++) {
            problems.add(problem("FILE_EMPTY", "warning", "sub-0" + i + ".nii.gz"));
        }
        problems.add(problem("NIFTI_TRUNCATED", "error", "sub-09.nii"));
        problems.add(problem("TEXT_NOT_UTF8", "info", "notes.csv"));
        var lines = ProblemGroups.lines(problems);
        assertThat(lines.subList(0, 3)).isEqualTo(List.of("✗ NIFTI_TRUNCATED", "    sub-09.nii · 0 B", "  → mend"));
        assertThat(lines).filteredOn(line -> line.contains("FILE_EMPTY")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.contains(".nii.gz")).hasSize(3);
        assertThat(lines.get(7)).contains("2");
        assertThat(lines).noneMatch(line -> line.contains("notes.csv"));
    }

    private static Map<String, Object> problem(String code, String severity, String file) {
        return Map.of("code", code, "severity", severity, "file", file, "found", "0 B", "title", code, "fix", "mend");
    }
}
