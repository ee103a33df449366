package org.naohai.formats.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityParserTest {

    @Test
    void a_bids_path_says_subject_session_entities_datatype_and_suffix() {
        var entities = EntityParser.parse("sub-10/ses-T1/func/sub-10_ses-T1_task-rest_dir-AP_bold.nii.gz");
        assertThat(entities.subject()).isEqualTo("10");
        assertThat(entities.session()).isEqualTo("T1");
        assertThat(entities.others()).isEqualTo(Map.of("task", "rest", "dir", "AP"));
        assertThat(entities.datatype()).isEqualTo("func");
        assertThat(entities.suffix()).isEqualTo("bold");
        assertThat(entities.extension()).isEqualTo(".nii.gz");
    }

    @Test
    void a_phenotype_name_with_a_hyphen_is_no_entity() {
        var entities = EntityParser.parse("phenotype/ses-T1/adhd-rs.tsv");
        assertThat(entities.others()).isEmpty();
        assertThat(entities.session()).isEqualTo("T1");
        assertThat(entities.subject()).isNull();
        assertThat(entities.suffix()).isNull();
    }

    @Test
    void a_suffix_alone_is_one_only_where_bids_knows_it() {
        assertThat(EntityParser.parse("participants.tsv").suffix()).isEqualTo("participants");
        assertThat(EntityParser.parse("T1w.json").suffix()).isEqualTo("T1w");
        assertThat(EntityParser.parse("wasi.tsv").suffix()).isNull();
    }

    @Test
    void a_free_name_gives_a_subject_only_after_a_word_that_says_so() {
        assertThat(EntityParser.parse("patient001_T1.nii.gz").subject()).isEqualTo("001");
        assertThat(EntityParser.parse("patient001_T1.nii.gz").suffix()).isEqualTo("T1w");
        assertThat(EntityParser.parse("被试_12/EEG.edf").subject()).isEqualTo("12");
        assertThat(EntityParser.parse("scan_20210305.nii").subject()).isNull();
        assertThat(EntityParser.parse("HiSeq.10000.vcf").subject()).isNull();
    }

    @Test
    void a_name_with_dots_keeps_only_its_last_extension() {
        assertThat(EntityParser.parse("ILLUMINA.wex.both.exome.vcf").extension())
                .isEqualTo(".vcf");
        assertThat(EntityParser.parse("calls.vcf.gz").extension()).isEqualTo(".vcf.gz");
    }

    @Test
    void a_path_of_nothing_but_marks_has_no_entities() {
        for (var path : new String[] {"/", "//", "_", "a/", "-", "..", "___.json"}) {
            assertThat(EntityParser.parse(path).others()).as(path).isEmpty();
            assertThat(EntityParser.parse(path).subject()).as(path).isNull();
        }
    }
}
