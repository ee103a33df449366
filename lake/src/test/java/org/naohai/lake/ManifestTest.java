package org.naohai.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.lake.Manifest.Row;

class ManifestTest {

    private static final Row SCAN =
            new Row("sub-10/anat/sub-10_T1w.nii", 68_002, "ab".repeat(32), "nifti", "passed", false, "sub-10", "T1");
    private static final Row TABLE =
            new Row("participants.tsv", 1_703, "cd".repeat(32), "table", "warned", false, null, null);

    @Test
    void what_is_written_is_read_back_sorted_by_path() {
        assertThat(Manifest.read(Manifest.write(List.of(SCAN, TABLE)))).containsExactly(TABLE, SCAN);
    }

    @Test
    void the_same_files_in_any_order_make_the_same_version_id() {
        assertThat(Hashes.sha256(Manifest.write(List.of(SCAN, TABLE))))
                .isEqualTo(Hashes.sha256(Manifest.write(List.of(TABLE, SCAN))));
    }

    @Test
    void another_byte_in_any_file_makes_another_version_id() {
        var changed = new Row(SCAN.path(), SCAN.size(), "ef".repeat(32), "nifti", "passed", false, "sub-10", "T1");
        assertThat(Manifest.write(List.of(SCAN))).isNotEqualTo(Manifest.write(List.of(changed)));
    }
}
